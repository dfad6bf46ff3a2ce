import type { Temporal } from "temporal-polyfill";

/** The 4th meeting, as held. */
export const fourthMeeting = {
  slug: "dih-4",
  start: "2024-10-09T09:30:00",
  end: "2024-10-09T17:00:00",
  zone: "Europe/Brussels",
  place: "WCO Headquarters, Brussels, and online",
  texts: {
    en: {
      title: "4th meeting of the Data Innovation Hub",
      summary:
        "The hub met for the fourth time to talk about governing artificial intelligence and about putting it to work at the border.",
      agenda: [
        {
          start: "09:30",
          end: "10:00",
          title: "Opening",
          detail:
            "On building a network of practitioners, following new technology, and closing the technological gap between Member administrations.",
          speakers: ["Deputy Secretary General, WCO"],
        },
        {
          start: "10:00",
          end: "12:30",
          title: "AI governance",
          detail: "Responsible use and regulatory compliance, then questions and answers.",
          speakers: ["Three expert speakers"],
        },
        {
          start: "13:30",
          end: "14:00",
          title: "The International Data Masterclass",
          speakers: ["UK Office for National Statistics"],
        },
        {
          start: "14:00",
          end: "17:00",
          title: "Practical applications of AI for Customs operations",
          detail: "Intelligent automation and AI-powered tools, then questions and answers.",
        },
      ],
    },
    fr: {
      title: "4e réunion du Pôle d’innovation en matière de données",
      summary:
        "Le Pôle s’est réuni pour la quatrième fois afin de parler de la gouvernance de l’intelligence artificielle et de sa mise en œuvre à la frontière.",
      agenda: [
        {
          start: "09:30",
          end: "10:00",
          title: "Ouverture",
          detail:
            "Créer un réseau de praticiens, suivre les nouvelles technologies et réduire l’écart technologique entre les administrations Membres.",
          speakers: ["Secrétaire général adjoint, OMD"],
        },
        {
          start: "10:00",
          end: "12:30",
          title: "Gouvernance de l’IA",
          detail: "Usage responsable et conformité réglementaire, suivis de questions et réponses.",
          speakers: ["Trois intervenants experts"],
        },
        {
          start: "13:30",
          end: "14:00",
          title: "L’International Data Masterclass",
          speakers: ["Office for National Statistics, Royaume-Uni"],
        },
        {
          start: "14:00",
          end: "17:00",
          title: "Applications pratiques de l’IA aux opérations douanières",
          detail: "Automatisation intelligente et outils fondés sur l’IA, suivis de questions et réponses.",
        },
      ],
    },
  },
};

/** A Wednesday about three weeks after `now`. */
export function nextWednesday(now: Temporal.Instant): Temporal.PlainDate {
  const day = now.toZonedDateTimeISO("Europe/Brussels").toPlainDate().add({ days: 20 });
  return day.add({ days: (3 - day.dayOfWeek + 7) % 7 });
}

/** The next meeting; one reminder falls due two minutes after `now`, the others on the usual days. */
export function nextMeeting(now: Temporal.Instant) {
  const date = nextWednesday(now);
  const start = date.toZonedDateTime({ timeZone: "Europe/Brussels", plainTime: "09:30" });
  const minutes = Math.floor(now.until(start.toInstant()).total("minutes")) - 1;
  return {
    slug: "dih-5",
    start: `${date}T09:30:00`,
    end: `${date}T16:30:00`,
    zone: "Europe/Brussels",
    place: "WCO Headquarters, Brussels, and online",
    joinUrl: "https://meet.example.org/dih-5",
    registerUrl: "https://register.example.org/dih-5",
    reminders: [
      { before: `PT${minutes}M` },
      { before: "P7D", at: "09:00" },
      { before: "P1D", at: "09:00" },
      { before: "PT1H" },
    ],
    texts: {
      en: {
        title: "5th meeting of the Data Innovation Hub",
        summary:
          "The hub reconvenes. One day, two sessions: how administrations keep **AI accountable** once it is in daily use, and what has come of the pilots that members presented last time.\n\nBring one thing that worked and one that did not: the afternoon lives on both.",
        agenda: [
          {
            start: "10:00",
            end: "12:30",
            title: "AI governance, one year on",
            detail: "From principles to practice: registers of algorithms, human review, and what auditors ask for.",
            speakers: [
              "Head of Data Strategy, a Customs administration",
              "Legal adviser, an intergovernmental organisation",
            ],
          },
          {
            start: "14:00",
            end: "16:00",
            title: "AI at work in Customs operations",
            detail:
              "Risk selection, image analysis and document checks: results, costs and lessons, then questions and answers.",
            speakers: [
              "Lead data scientist, a Customs administration",
              "Professor of machine learning, a university",
              "Product lead, a logistics company",
            ],
          },
        ],
      },
      fr: {
        title: "5e réunion du Pôle d’innovation en matière de données",
        summary:
          "Le Pôle se réunit de nouveau. Une journée, deux sessions : comment les administrations gardent **la maîtrise de l’IA** une fois qu’elle est d’usage quotidien, et ce que sont devenus les projets pilotes présentés par les membres la dernière fois.\n\nVenez avec une réussite et un échec : l’après-midi se nourrit des deux.",
        agenda: [
          {
            start: "10:00",
            end: "12:30",
            title: "La gouvernance de l’IA, un an après",
            detail: "Des principes à la pratique : registres d’algorithmes, contrôle humain et attentes des auditeurs.",
            speakers: [
              "Responsable de la stratégie des données, une administration douanière",
              "Conseiller juridique, une organisation intergouvernementale",
            ],
          },
          {
            start: "14:00",
            end: "16:00",
            title: "L’IA à l’œuvre dans les opérations douanières",
            detail:
              "Ciblage des risques, analyse d’images et contrôle documentaire : résultats, coûts et enseignements, puis questions et réponses.",
            speakers: [
              "Responsable science des données, une administration douanière",
              "Professeure d’apprentissage automatique, une université",
              "Chef de produit, une société de logistique",
            ],
          },
        ],
      },
    },
  };
}
