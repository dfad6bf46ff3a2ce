import { headlines } from "./headlines.fr.ts";
import { privacy } from "./privacy.fr.ts";
import type { Words } from "./words.ts";

/** A non-breaking space (\u00a0) stands before : ; ? ! and within « »; apostrophes are typographic. */
export const fr: Words = {
  languageName: "Français",
  site: {
    skip: "Aller au contenu",
    home: (hub) => `${hub}, accueil`,
    navigation: "Navigation principale",
    meetings: "Réunions",
    subscribe: "S’abonner",
    languages: "Langue",
    footer: "À propos de ces pages",
    calendar: "Calendrier à suivre",
    feed: "Fil Atom",
    privacy: "Vie privée",
    contact: "Contact",
  },
  landing: {
    headline: "La douane à la rencontre des données",
    lead: "Un forum et un réseau pour celles et ceux qui mettent les données et l’intelligence artificielle au service de la douane, au sein des administrations, des organisations intergouvernementales, du monde universitaire et du secteur privé.",
    next: "Prochaine réunion",
    none: {
      title: "La prochaine date reste à fixer",
      text: "Abonnez-vous ci-dessous pour en être informé parmi les premiers.",
    },
    more: "Autres réunions",
    about: {
      title: "Un réseau de praticiens",
      paragraphs: [
        "Le réseau a été lancé en octobre 2022 dans le cadre de la Stratégie en matière de données de l’Organisation mondiale des douanes. Il se réunit environ deux fois par an.",
        "À chaque réunion, des personnes qui travaillent tous les jours avec les données confrontent leurs expériences\u00a0: comment encadrer les modèles, ce que l’automatisation change à la frontière, quels outils ont tenu leurs promesses. Puis vient le temps des questions.",
      ],
    },
    steps: {
      title: "Comment cela se passe",
      list: [
        {
          title: "Vous choisissez",
          text: "Annonces, rappels, comptes rendus, actualités\u00a0: l’un d’eux ou tous, en français ou en anglais.",
        },
        {
          title: "Vous confirmez",
          text: "Un message vous demande si l’adresse est bien la vôtre. Rien d’autre n’est envoyé auparavant.",
        },
        {
          title: "Vous gardez la main",
          text: "Chaque message vous permet de modifier votre choix ou de vous désabonner, sans mot de passe. Les horaires sont donnés à votre heure.",
        },
      ],
    },
  },
  form: {
    title: "Recevoir nos messages",
    lead: "Remplissez ce formulaire\u00a0; nous vous écrirons une seule fois pour vérifier que l’adresse est bien la vôtre.",
    optional: "facultatif",
    email: { label: "Adresse électronique", hint: "" },
    name: { label: "Nom", hint: "Pour vous saluer, et pour rien d’autre." },
    language: { label: "Langue de nos messages" },
    zone: {
      label: "Fuseau horaire",
      hint: "Pour vous donner les horaires à votre heure.",
      choose: "Choisissez une ville à votre heure",
      other: "Autres",
    },
    topics: { label: "Que souhaitez-vous recevoir\u00a0?", hint: "Choisissez au moins une réponse." },
    consent: (hub) =>
      `J’accepte que ${hub} m’envoie les messages choisis ci-dessus. Je peux retirer cet accord à tout moment, d’un clic, dans chaque message.`,
    consentMore: "Comment nous traitons vos données",
    submit: "S’abonner",
  },
  topics: {
    announcements: {
      name: "Annonces",
      what: "La date, le lieu et l’ordre du jour d’une réunion, dès qu’ils sont fixés ou modifiés.",
    },
    reminders: { name: "Rappels", what: "Un mot avant le début de chaque réunion." },
    recaps: { name: "Comptes rendus", what: "Ce qui a été dit et présenté, une fois la réunion terminée." },
    news: { name: "Actualités", what: "De temps à autre, l’essentiel entre deux réunions." },
  },
  regions: {
    Africa: "Afrique",
    America: "Amériques",
    Antarctica: "Antarctique",
    Arctic: "Arctique",
    Asia: "Asie",
    Atlantic: "Océan Atlantique",
    Australia: "Australie",
    Europe: "Europe",
    Indian: "Océan Indien",
    Pacific: "Océan Pacifique",
  },
  errors: {
    page: "À vérifier",
    title: "Veuillez vérifier ces champs",
    fields: {
      email: "Indiquez une adresse électronique telle que nom@example.org, sans accent avant le @.",
      name: "Indiquez votre nom sur une seule ligne, en 100 caractères au plus, ou laissez ce champ vide.",
      language: "Choisissez l’une des deux langues.",
      zone: "Choisissez votre fuseau horaire dans la liste.",
      topics: "Choisissez au moins un type de message.",
      consent: "Veuillez cocher cette case. Sans votre accord, nous ne pouvons pas vous écrire.",
    },
  },
  checkInbox: {
    title: "Consultez votre messagerie",
    lead: "Si cette adresse peut recevoir nos messages, une demande de confirmation vient de lui être envoyée. Votre abonnement commence dès que vous l’avez confirmé.",
    steps: [
      "Ouvrez le message\u00a0; il devrait arriver d’ici une minute ou deux.",
      "Suivez le lien qu’il contient. Il est valable sept jours.",
      "Appuyez sur le bouton de la page qui s’ouvre.",
    ],
    nothing: {
      title: "Rien n’est arrivé\u00a0?",
      text: "Regardez dans les courriers indésirables et demandez à votre service informatique si les messages extérieurs sont retenus. Vous pouvez aussi remplir de nouveau le formulaire.",
    },
  },
  confirm: {
    title: "Confirmer votre abonnement",
    lead: (address) => `Un dernier clic, et nos messages parviendront à ${address}.`,
    afterwards: "Ce qui vous sera envoyé\u00a0:",
    button: "Confirmer mon abonnement",
    notYou: "Si vous n’avez rien demandé, fermez cette page\u00a0: sans ce clic, rien ne vous sera envoyé.",
  },
  confirmed: {
    title: "Bienvenue",
    lead: (hub) => `Votre abonnement à ${hub} est confirmé. Nous vous remercions de nous avoir rejoints.`,
    next: "Et maintenant\u00a0?",
    meetings: "Voir les réunions",
    calendar: {
      title: "Suivre notre calendrier",
      text: "Ajoutez cette adresse à votre agenda\u00a0: les nouvelles dates et leurs changements y apparaîtront d’eux-mêmes.",
    },
    change: "Modifier mon choix",
  },
  preferences: {
    title: "Votre abonnement",
    lead: (address) => `Voici les choix enregistrés pour ${address}.`,
    save: "Enregistrer mon choix",
    saved: "Votre choix est enregistré. Il vaut dès le prochain message.",
    leave: {
      title: "Se désabonner",
      text: "Tous les messages cessent aussitôt. Vous pourrez revenir à tout moment.",
    },
    yours: {
      title: "Vos données",
      text: "Tout ce qui est conservé à votre sujet, en un seul fichier\u00a0: vos choix et les dates auxquelles vous avez donné ou retiré votre accord.",
    },
    download: "Télécharger mes données (JSON)",
    forget: {
      title: "Supprimer mes données",
      text: "Votre adresse, votre nom, vos choix et vos consentements sont supprimés définitivement, et tous les messages cessent. Il reste un code qui ne permet pas de retrouver votre adresse, afin que personne ne vous réinscrive par erreur.",
    },
    forgetAsk: "Supprimer mes données…",
    forgetButton: "Oui, tout supprimer",
  },
  ended: {
    title: "Aucun message ne vous est envoyé",
    lead: (address) => `Il n’y a pas d’abonnement actif pour ${address}.`,
    again: "S’abonner de nouveau",
  },
  forgotten: {
    title: "Vos données sont supprimées",
    text: "Votre adresse, votre nom et vos choix ne sont plus conservés. Nous ne vous écrirons plus, à moins que vous ne vous abonniez de nouveau un jour.",
  },
  unsubscribe: {
    title: "Se désabonner",
    lead: (address) => `Vous mettez fin à l’abonnement de ${address}.`,
    leadUnknown: "Vous mettez fin à l’abonnement auquel ce lien correspond.",
    forwarded:
      "Ce message vous a été transféré\u00a0? L’abonnement est alors celui d’une autre personne\u00a0: merci de ne pas y toucher.",
    button: "Me désabonner",
    keep: "Plutôt modifier ce que je reçois",
    done: {
      title: "Vous êtes désabonné",
      text: "Plus aucun message ne vous sera envoyé. Merci de nous avoir suivis.",
    },
    again: "C’était une erreur\u00a0? Abonnez-vous de nouveau",
  },
  meetings: {
    title: "Réunions",
    lead: "Celles qui viennent et celles qui ont eu lieu.",
    upcoming: "À venir",
    past: "Réunions passées",
    none: "Aucune réunion n’est encore inscrite au calendrier. La prochaine date sera annoncée ici et par courriel.",
    follow: {
      title: "Suivre le calendrier",
      text: "Ajoutez cette adresse à votre agenda\u00a0: les nouvelles dates et leurs changements y apparaîtront d’eux-mêmes.",
    },
  },
  meeting: {
    held: "Terminée",
    cancelled: "Annulée",
    cancelledNote: "Cette réunion est annulée et n’aura pas lieu.",
    reinstated: "Cette réunion avait été annulée. Elle aura finalement lieu.",
    moved: {
      date: { badge: "Nouvelle date", note: "Cette réunion a changé de date." },
      hours: { badge: "Nouveaux horaires", note: "Les horaires de cette réunion ont changé." },
      place: { badge: "Nouveau lieu", note: "Cette réunion a changé de lieu." },
    },
    before: "Auparavant\u00a0:",
    insteadOf: "au lieu de",
    announcedOn: (day) => `Annoncé le ${day}.`,
    month: "Mois à réserver",
    monthNote: "Dès que le jour sera fixé, il sera annoncé ici et par courriel.",
    when: "Quand",
    yourClock: "À votre heure",
    dayOpen: "Le jour n’est pas encore fixé.",
    place: "Où",
    agenda: "Ordre du jour",
    agendaNote: (offset) => `Les horaires sont ceux de la réunion (${offset}).`,
    agendaOwn: "Au-dessous, votre heure\u00a0:",
    recap: "Compte rendu",
    sessions: "Session par session",
    slides: "Présentation",
    recording: "Enregistrement",
    of: (what, title) => `${what}\u00a0: ${title}`,
    register: "S’inscrire",
    join: "Participer en ligne",
    details: "Ordre du jour et détails",
    addToCalendar: "Ajouter à votre agenda",
    file: "Fichier d’agenda (.ics)",
    opensAt: (service) => `Ajouter à ${service}`,
    all: "Toutes les réunions",
    inLanguage: (language) => `Ce texte n’existe qu’en ${language}.`,
  },
  privacy,
  headlines,
  feed: { title: (hub) => `${hub}\u00a0: réunions`, before: "Auparavant\u00a0:", now: "Désormais\u00a0:" },
  problems: {
    400: {
      title: "Ce lien ne fonctionne pas",
      text: "Il est incomplet ou ne vient pas de nous. Veuillez l’ouvrir de nouveau depuis le message que vous avez reçu.",
    },
    404: { title: "Cette page n’existe pas", text: "L’adresse a peut-être été mal saisie, ou la page a été déplacée." },
    405: {
      title: "Cette page ne peut pas faire cela",
      text: "Veuillez revenir en arrière et réessayer depuis la page d’où vous venez.",
    },
    409: {
      title: "Veuillez réessayer",
      text: "Une autre personne a modifié la même chose au même moment. Rien n’a été enregistré.",
    },
    410: {
      title: "Ce lien n’est plus valable",
      text: "Il a été utilisé, remplacé, ou il a expiré. Vous pouvez vous abonner de nouveau à tout moment.",
    },
    413: {
      title: "C’est trop volumineux",
      text: "Ce qui a été envoyé dépasse ce que nous acceptons. Rien n’a été enregistré.",
    },
    415: {
      title: "Nous n’avons pas pu lire cela",
      text: "Veuillez utiliser le formulaire de nos pages. Rien n’a été enregistré.",
    },
    422: {
      title: "Veuillez vérifier votre envoi",
      text: "Une partie de ce qui a été envoyé ne peut être correcte. Rien n’a été enregistré.",
    },
    500: {
      title: "Une erreur s’est produite de notre côté",
      text: "Elle a été notée. Veuillez réessayer dans un instant.",
    },
  },
  back: "Aller à l’accueil",
};
