import { changes } from "./changes/fr.ts";
import type { Words } from "./words.ts";

/** A non-breaking space (\u00a0) stands before : ; ? ! and within « »; apostrophes are typographic. */
export const fr: Words = {
  salutation: "Bonjour",
  colon: "\u00a0:",
  confirmation: {
    subject: (hub) => `Veuillez confirmer votre abonnement\u00a0: ${hub}`,
    preview: "Encore une étape avant que nous puissions vous écrire.",
    kicker: "Abonnement",
    title: "Veuillez confirmer votre abonnement",
    lead: (hub) =>
      `Une demande d’abonnement aux messages de ${hub} nous est parvenue pour cette adresse. Si elle vient de vous, veuillez la confirmer\u00a0: nous n’écrivons à personne sans cette confirmation.`,
    button: "Confirmer mon abonnement",
    afterwards: "Le bouton ouvre une page où un dernier clic suffit pour confirmer.",
    afterwardsInText: "La page qui s’ouvre vous demandera un dernier clic.",
    ignore:
      "Si cette demande ne vient pas de vous, vous n’avez rien à faire. Ignorez ce message\u00a0: vous n’en recevrez pas d’autre de notre part.",
    byHand: "Si le bouton ne fonctionne pas, ouvrez cette adresse dans votre navigateur\u00a0:",
  },
  welcome: {
    subject: (hub) => `Bienvenue\u00a0: votre abonnement à ${hub} est confirmé`,
    preview: "Ce que vous recevrez, et où modifier votre choix.",
    kicker: "Abonnement confirmé",
    title: "Bienvenue",
    lead: (hub) =>
      `Nous vous remercions d’avoir rejoint les lecteurs de ${hub}. Nous vous écrirons lorsque nous aurons quelque chose à vous dire, et seulement alors.`,
    kinds: {
      title: "Ce que vous recevrez",
      list: [
        { name: "Annonces", what: "la date, le lieu et l’ordre du jour d’une réunion dès qu’ils sont fixés" },
        { name: "Rappels", what: "un mot avant chaque réunion, avec les horaires à votre heure locale" },
        { name: "Comptes rendus", what: "ce qui a été dit et présenté, une fois la réunion terminée" },
        { name: "Actualités", what: "de temps à autre, l’essentiel de ce qui se passe entre deux réunions" },
      ],
    },
    choice:
      "Vous recevez les messages que vous avez choisis lors de votre inscription. Vous pouvez à tout moment modifier ce choix, votre langue et votre fuseau horaire.",
    next: {
      title: "D’ici la prochaine réunion",
      meetings: "Les réunions prévues figurent sur notre site, chacune avec son ordre du jour.",
      meetingsLink: "Voir les prochaines réunions",
      calendar:
        "Votre agenda peut suivre le nôtre. Les nouvelles dates, comme leurs changements, y apparaîtront d’elles-mêmes\u00a0:",
      calendarLink: "S’abonner au calendrier des réunions",
    },
    catchUp: {
      next: "La prochaine réunion",
      lead: "Elle a été annoncée avant votre inscription. Voici ce qu’il faut savoir pour y participer.",
      last: "Ce qui s’est dit la dernière fois",
      lastLink: "Lire le compte rendu complet sur notre site",
    },
    why: (hub) => `Vous recevez ce message parce que vous venez de confirmer votre abonnement à ${hub}.`,
  },
  announcement: {
    subject: (title, date) => `${title} — ${date}`,
    kicker: "Annonce",
    lead: "Nous avons le plaisir de vous inviter à cette réunion.",
    why: (hub) => `Vous recevez ce message parce que vous avez demandé à recevoir les annonces de ${hub}.`,
  },
  saveTheMonth: {
    subject: (title, month) => `Mois à réserver\u00a0: ${title} — ${month}`,
    kicker: "Mois à réserver",
    lead: (month) =>
      `Nous prévoyons de nous réunir en ${month}. Le jour n’est pas encore fixé\u00a0; nous vous écrirons dès qu’il le sera. D’ici là, nous vous invitons à garder de la place dans votre agenda.`,
  },
  reminder: {
    headline: (left, title) => `${left}\u00a0: ${title}`,
    kicker: "Rappel",
    lead: (left) => `Nous vous rappelons que cette réunion commence ${left}.`,
    why: (hub) => `Vous recevez ce message parce que vous avez demandé à recevoir les rappels de réunion de ${hub}.`,
  },
  update: {
    changes,
    several: "Veuillez noter ce qui a changé\u00a0:",
    untilNow: "Jusqu’ici",
    now: "Désormais",
    noPlace: "Aucun lieu n’est indiqué pour l’instant.",
    newLink: "Lien pour participer en ligne",
    openCalendar:
      "Si cette réunion figure dans votre agenda, ouvrez l’événement joint à ce message\u00a0: le vôtre sera mis à jour.",
    addToCalendar: "Ouvrez l’événement joint à ce message, et la réunion figurera dans votre agenda.",
    removeFromCalendar:
      "Tant que le jour n’est pas fixé, il n’y a pas de nouvel événement à ajouter à votre agenda. Veuillez en retirer celui que vous y aviez inscrit.",
    why: "Vous recevez ce message parce que nous vous avions annoncé cette réunion et qu’elle a changé.",
  },
  cancellation: {
    headline: (title) => `Réunion annulée\u00a0: ${title}`,
    subject: (headline, when) => `${headline} — ${when}`,
    kicker: "Annulation",
    lead: "Nous avons le regret de vous informer que cette réunion n’aura pas lieu.",
    planned: "Date initialement prévue",
    openCalendar:
      "L’événement joint à ce message signale que la réunion est annulée. Ouvrez-le, et votre agenda en tiendra compte.",
    others: "Nous espérons vous accueillir à une autre de nos réunions.",
    othersLink: "Voir les autres réunions sur notre site",
    why: "Vous recevez ce message parce que nous vous avions annoncé cette réunion et qu’elle est annulée.",
  },
  recap: {
    subject: (title, when) => `Compte rendu\u00a0: ${title} — ${when}`,
    kicker: "Compte rendu",
    lead: "Voici ce qui a été dit et présenté, pour les participants comme pour celles et ceux qui n’ont pu se joindre à nous.",
    sessions: "Séance par séance",
    slides: "Diapositives",
    recording: "Enregistrement",
    next: "Prochaine réunion",
    nextLink: "Voir la prochaine réunion sur notre site",
    why: (hub) => `Vous recevez ce message parce que vous avez demandé à recevoir les comptes rendus de ${hub}.`,
  },
  news: {
    kicker: "Actualités",
    siteLink: (hub) => `Consulter le site de ${hub}`,
    why: (hub) => `Vous recevez ce message parce que vous avez demandé à recevoir les actualités de ${hub}.`,
  },
  inOneHour: "dans une heure",
  meeting: {
    time: "Heure de la réunion",
    month: "Date",
    dayOpen: "Le jour sera annoncé.",
    readerTime: (city) => `À votre heure (${city})`,
    place: "Lieu",
  },
  agenda: {
    title: "Ordre du jour",
    hours: "Horaire",
    session: "Séance",
    note: (offset) => `Les horaires sont ceux de la réunion (${offset}).`,
  },
  links: {
    register: "S’inscrire à la réunion",
    join: "Participer en ligne",
    calendar: "Ajouter à votre agenda",
    page: "Voir cette réunion sur notre site",
    fullAgenda: "Voir l’ordre du jour complet sur notre site",
    preferences: "Choisir ce que vous recevez",
    unsubscribe: (hub) => `Se désabonner de ${hub}`,
    contact: (address) => `Une question\u00a0? Écrivez à ${address}`,
  },
};
