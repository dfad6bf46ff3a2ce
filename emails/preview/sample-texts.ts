import type { MeetingText } from "../../hub/meetings/input.ts";

interface SampleTexts {
  meeting: MeetingText;
  month: MeetingText;
}

export const en: SampleTexts = {
  meeting: {
    title: "5th meeting of the Data Innovation Hub",
    summary: [
      "Two years of pilots have taught Customs administrations a good deal about what artificial intelligence can do, and as much about what it must not. This meeting puts both on the table.",
      "You are warmly invited if you work with data in a Customs administration, an international organisation, a university or a company. **Bring one case of your own**: the afternoon is built around them.",
      "Last meeting’s material, the [report of the 4th meeting](https://www.wcoomd.org/en/media/newsroom.aspx), is a good preparation.",
    ].join("\n\n"),
    agenda: [
      {
        start: "09:30",
        end: "10:00",
        title: "Opening",
        detail: "A network of practitioners, and the distance between administrations that it can close.",
        speakers: ["Deputy Secretary General, WCO"],
      },
      {
        start: "10:00",
        end: "12:30",
        title: "AI governance, one year on",
        detail: "Responsible use and compliance in daily practice: three short talks, then your questions.",
        speakers: ["Data Strategy team, WCO", "A Member administration", "A research partner"],
      },
      {
        start: "14:00",
        end: "16:30",
        title: "From pilot to counter: AI in Customs operations",
        detail: "Cases from the floor: intelligent automation, risk analysis, classification.",
      },
    ],
  },
  month: {
    title: "6th meeting of the Data Innovation Hub",
    summary:
      "After two meetings on artificial intelligence, the sixth will turn to the data beneath it: quality, sharing and trust between administrations.",
    agenda: [],
  },
};

export const fr: SampleTexts = {
  meeting: {
    title: "5e réunion du Pôle d’innovation des données",
    summary: [
      "Deux années de projets pilotes ont beaucoup appris aux administrations des douanes sur ce que l’intelligence artificielle peut faire, et tout autant sur ce qu’elle ne doit pas faire. Cette réunion mettra les deux en regard.",
      "Nous vous y attendons, que vous travailliez avec des données dans une administration des douanes, une organisation internationale, une université ou une entreprise. **Apportez un cas de votre quotidien**\u00a0: l’après-midi s’appuiera dessus.",
      "Le [compte rendu de la 4e réunion](https://www.wcoomd.org/fr/media/newsroom.aspx) en est une bonne préparation.",
    ].join("\n\n"),
    agenda: [
      {
        start: "09:30",
        end: "10:00",
        title: "Ouverture",
        detail: "Un réseau de praticiens, et la distance entre administrations qu’il peut réduire.",
        speakers: ["Secrétaire général adjoint, OMD"],
      },
      {
        start: "10:00",
        end: "12:30",
        title: "Gouvernance de l’IA, un an après",
        detail: "Usage responsable et conformité au quotidien\u00a0: trois brefs exposés, puis vos questions.",
        speakers: ["Équipe Stratégie des données, OMD", "Une administration Membre", "Un partenaire de recherche"],
      },
      {
        start: "14:00",
        end: "16:30",
        title: "Du pilote au guichet\u00a0: l’IA dans les opérations douanières",
        detail: "Des cas vécus\u00a0: automatisation intelligente, analyse des risques, classement.",
      },
    ],
  },
  month: {
    title: "6e réunion du Pôle d’innovation des données",
    summary:
      "Après deux réunions consacrées à l’intelligence artificielle, la sixième portera sur les données qui la nourrissent\u00a0: leur qualité, leur partage et la confiance entre administrations.",
    agenda: [],
  },
};
