import type { Dated, Headlines } from "./headlines.ts";

const moved: Record<Dated["kind"], string> = { day: "Déplacée au", days: "Nouvelles dates,", month: "Déplacée en" };
const set: Record<Dated["kind"], string> = { day: "Fixée au", days: "Dates fixées,", month: "Prévue en" };

export const headlines: Headlines = {
  cancelled: (title) => `Annulée\u00a0: ${title}`,
  reinstated: (title) => `Finalement maintenue\u00a0: ${title}`,
  recap: (title) => `Compte rendu\u00a0: ${title}`,
  moved: ({ kind, text }, title) => `${moved[kind]} ${text}\u00a0: ${title}`,
  set: ({ kind, text }, title) => `${set[kind]} ${text}\u00a0: ${title}`,
  hours: ({ text }, title) => `Nouveaux horaires, ${text}\u00a0: ${title}`,
  place: (title) => `Nouveau lieu\u00a0: ${title}`,
  link: (title) => `Nouveau lien de connexion\u00a0: ${title}`,
  words: (title) => `Mise à jour\u00a0: ${title}`,
};
