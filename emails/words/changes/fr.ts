import type { Changes } from "../words.ts";

export const changes: Changes = {
  reinstated: {
    kicker: "Réunion maintenue",
    subject: (title, when) => `La réunion aura bien lieu\u00a0: ${title} — ${when}`,
    sentence: () => "Nous vous avions annoncé l’annulation de cette réunion. Elle aura finalement lieu.",
  },
  dated: {
    kicker: "La date est fixée",
    subject: (title, when) => `La date est fixée\u00a0: ${title} — ${when}`,
    sentence: (when) => `La date de cette réunion est fixée\u00a0: ${when}.`,
  },
  undated: {
    kicker: "Nouvelle période",
    subject: (title, when) => `Nouvelle période\u00a0: ${when} — ${title}`,
    sentence: (when) =>
      `Cette réunion n’aura pas lieu à la date que nous avions annoncée. Elle est désormais prévue en ${when}\u00a0; nous vous écrirons dès que le jour sera fixé.`,
  },
  month: {
    kicker: "Nouvelle période",
    subject: (title, when) => `Nouvelle période\u00a0: ${when} — ${title}`,
    sentence: (when) =>
      `Cette réunion est désormais prévue en ${when}\u00a0; nous vous écrirons dès que le jour sera fixé.`,
  },
  moved: {
    kicker: "Nouvelle date",
    subject: (title, when) => `Nouvelle date\u00a0: ${when} — ${title}`,
    sentence: (when) => `Cette réunion change de date\u00a0: ${when}.`,
  },
  hours: {
    kicker: "Nouvel horaire",
    subject: (title, when) => `Nouvel horaire\u00a0: ${title} — ${when}`,
    sentence: (when) => `Cette réunion change d’horaire. Sa date reste la même\u00a0: ${when}.`,
  },
  end: {
    kicker: "Nouvelle heure de fin",
    subject: (title, when) => `Nouvelle heure de fin\u00a0: ${title} — ${when}`,
    sentence: () => "Cette réunion s’achève désormais à une autre heure\u00a0; elle commence comme annoncé.",
  },
  zone: {
    kicker: "Nouveau fuseau horaire",
    subject: (title, when) => `Nouveau fuseau horaire\u00a0: ${title} — ${when}`,
    sentence: () =>
      "Les heures de cette réunion sont désormais données dans un autre fuseau horaire\u00a0; à votre heure locale, rien ne change.",
  },
  place: {
    kicker: "Nouveau lieu",
    subject: (title, when) => `Nouveau lieu\u00a0: ${title} — ${when}`,
    sentence: () => "Cette réunion change de lieu.",
  },
  placeSet: {
    kicker: "Le lieu est fixé",
    subject: (title, when) => `Le lieu est fixé\u00a0: ${title} — ${when}`,
    sentence: () => "Le lieu de cette réunion est fixé.",
  },
  placeWithdrawn: {
    kicker: "Changement de lieu",
    subject: (title, when) => `Changement de lieu\u00a0: ${title} — ${when}`,
    sentence: () => "Cette réunion ne se tiendra pas au lieu que nous avions annoncé.",
  },
  link: {
    kicker: "Nouveau lien de connexion",
    subject: (title, when) => `Nouveau lien de connexion\u00a0: ${title} — ${when}`,
    sentence: () =>
      "Le lien pour participer en ligne a changé. Veuillez désormais utiliser celui qui figure dans ce message.",
  },
  linkSet: {
    kicker: "Participation en ligne",
    subject: (title, when) => `Participation en ligne possible\u00a0: ${title} — ${when}`,
    sentence: () =>
      "Vous pouvez désormais participer à cette réunion en ligne, au moyen du lien qui figure dans ce message.",
  },
  linkWithdrawn: {
    kicker: "Lien de connexion retiré",
    subject: (title, when) => `Lien de connexion retiré\u00a0: ${title} — ${when}`,
    sentence: () => "Le lien pour participer en ligne a été retiré\u00a0; veuillez ne plus l’utiliser.",
  },
  other: {
    kicker: "Mise à jour",
    subject: (title, when) => `Mise à jour\u00a0: ${title} — ${when}`,
    sentence: () =>
      "Nous avons revu ce que nous vous avions annoncé de cette réunion. Voici ce qu’il en est désormais.",
  },
};
