import type { MeetingText } from "../../hub/meetings/input.ts";
import type { RecapText } from "../../hub/meetings/recap.ts";
import type { NewsText } from "../../hub/news/news.ts";

interface SampleTexts {
  meeting: MeetingText;
  month: MeetingText;
  held: MeetingText;
  recap: RecapText;
  news: NewsText;
  /** Staff's sentence with a change, and with a cancellation. */
  note: string;
  regret: string;
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
  held: {
    title: "4th meeting of the Data Innovation Hub",
    summary: "",
    agenda: [
      { start: "09:30", end: "10:00", title: "Opening", speakers: ["Deputy Secretary General, WCO"] },
      {
        start: "10:00",
        end: "12:00",
        title: "AI governance",
        speakers: ["Three experts on responsible use and compliance"],
      },
      { start: "12:00", end: "13:30", title: "Lunch" },
      {
        start: "13:30",
        end: "14:00",
        title: "The International Data Masterclass",
        speakers: ["Office for National Statistics, United Kingdom"],
      },
      { start: "14:00", end: "16:30", title: "AI in Customs operations" },
    ],
  },
  recap: {
    summary: [
      "The fourth meeting put one question in two ways: what must hold before an administration lets a machine advise it, and what changes at the border once it does. The [public report](https://www.wcoomd.org/en/media/newsroom.aspx) has the whole account.",
      "Three points came back in both halves of the day:",
      "- rules for responsible use come first, and people able to apply them come with them;\n- a pilot says little until it has run beside the daily work;\n- what one administration has learnt should not have to be learnt again by the next.",
    ].join("\n\n"),
    sessions: [
      {
        start: "09:30",
        text: "The Deputy Secretary General asked the hub to be a network before anything else: practitioners who know each other, keep up with new technology together, and narrow the gap between administrations that have it and those that do not.",
      },
      {
        start: "10:00",
        text: "Three speakers looked at governance from the side of the law, of ethics and of the audit.\n\nMost questions were about one thing: who answers for a decision that a model has prepared.",
        slides: "https://slides.example/dih-4/governance.pdf",
        recording: "https://video.example/dih-4/governance",
      },
      {
        start: "13:30",
        text: "A course for those who decide rather than for those who program, presented with the places where its lessons may be followed.",
        slides: "https://slides.example/dih-4/masterclass.pdf",
      },
      {
        start: "14:00",
        text: "Cases of intelligent automation and of tools that support a decision, with what each had done for efficiency and for compliance, and what it had not.",
        recording: "https://video.example/dih-4/operations",
      },
    ],
  },
  news: {
    title: "Cases wanted: tell us what your pilot taught you",
    body: [
      "The afternoon of the next meeting belongs to cases from the floor, and there is still room for some. A case takes ten minutes: what you wanted, what you built, and **what you would do otherwise today**.",
      "## What makes a good case",
      "- It has run long enough to have surprised you.\n- You can show figures, also those that disappointed.\n- Another administration could try it with what it has.",
      "Write to us in a few lines by the end of the month; the [notes for speakers](https://www.wcoomd.org/en/topics.aspx) say what we need to know.",
    ].join("\n\n"),
  },
  note: "We have moved the meeting by a week so that colleagues who attend the regional workshops can be with us.",
  regret: "The building is not available to us on that day, and no other date in spring suits enough of you.",
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
  held: {
    title: "4e réunion du Pôle d’innovation des données",
    summary: "",
    agenda: [
      { start: "09:30", end: "10:00", title: "Ouverture", speakers: ["Secrétaire général adjoint, OMD"] },
      {
        start: "10:00",
        end: "12:00",
        title: "Gouvernance de l’IA",
        speakers: ["Trois experts de l’usage responsable et de la conformité"],
      },
      { start: "12:00", end: "13:30", title: "Déjeuner" },
      {
        start: "13:30",
        end: "14:00",
        title: "La Masterclass internationale des données",
        speakers: ["Office for National Statistics, Royaume-Uni"],
      },
      { start: "14:00", end: "16:30", title: "L’IA dans les opérations douanières" },
    ],
  },
  recap: {
    summary: [
      "La quatrième réunion a posé une même question de deux façons\u00a0: à quelles conditions une administration peut-elle s’en remettre aux avis d’une machine, et qu’est-ce qui change alors à la frontière\u00a0? Le [compte rendu public](https://www.wcoomd.org/fr/media/newsroom.aspx) en donne le récit complet.",
      "Trois idées sont revenues le matin comme l’après-midi\u00a0:",
      "- les règles d’un usage responsable viennent en premier, avec les personnes capables de les appliquer\u00a0;\n- un projet pilote ne prouve pas grand-chose tant qu’il n’a pas côtoyé le travail quotidien\u00a0;\n- ce qu’une administration a appris, la suivante ne devrait pas avoir à le réapprendre.",
    ].join("\n\n"),
    sessions: [
      {
        start: "09:30",
        text: "Le Secrétaire général adjoint a souhaité que le Pôle soit avant tout un réseau\u00a0: des praticiens qui se connaissent, suivent ensemble les nouvelles technologies et réduisent l’écart entre les administrations qui en disposent et les autres.",
      },
      {
        start: "10:00",
        text: "Trois intervenants ont abordé la gouvernance par le droit, par l’éthique et par l’audit.\n\nLa plupart des questions tenaient en une seule\u00a0: qui répond d’une décision qu’un modèle a préparée\u00a0?",
        slides: "https://slides.example/dih-4/gouvernance.pdf",
        recording: "https://video.example/dih-4/gouvernance",
      },
      {
        start: "13:30",
        text: "Une formation pensée pour celles et ceux qui décident plutôt que pour ceux qui programment, avec les moyens d’en suivre les leçons.",
        slides: "https://slides.example/dih-4/masterclass-fr.pdf",
      },
      {
        start: "14:00",
        text: "Des cas d’automatisation intelligente et d’outils d’aide à la décision, avec ce que chacun a apporté à l’efficacité et à la conformité, et ce qu’il n’a pas apporté.",
        recording: "https://video.example/dih-4/operations",
      },
    ],
  },
  news: {
    title: "Appel à cas\u00a0: que vous a appris votre projet pilote\u00a0?",
    body: [
      "L’après-midi de la prochaine réunion est consacré aux cas vécus, et il reste quelques places. Dix minutes suffisent pour dire ce que vous vouliez, ce que vous avez construit et **ce que vous feriez autrement aujourd’hui**.",
      "## Ce qui fait un bon cas",
      "- Il a duré assez longtemps pour vous surprendre.\n- Vous pouvez montrer des chiffres, y compris ceux qui ont déçu.\n- Une autre administration pourrait l’essayer avec ses propres moyens.",
      "Écrivez-nous en quelques lignes d’ici la fin du mois\u00a0; les [conseils aux intervenants](https://www.wcoomd.org/fr/topics.aspx) indiquent ce qu’il nous faut savoir.",
    ].join("\n\n"),
  },
  note: "Nous avons décalé la réunion d’une semaine pour que les collègues retenus par les ateliers régionaux puissent être des nôtres.",
  regret:
    "Le bâtiment n’est pas disponible ce jour-là, et aucune autre date du printemps ne convient à un nombre suffisant d’entre vous.",
};
