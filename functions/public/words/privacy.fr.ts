import type { Words } from "./words.ts";

/** Says what the code does: when one changes, so must the other. */
export const privacy: Words["privacy"] = {
  title: "Vie privée",
  lead: "Nous conservons ce qu’il faut pour vous écrire, et rien de plus.",
  sections: [
    {
      title: "Ce que nous conservons",
      paragraphs: [
        "Votre adresse électronique\u00a0; votre nom, si vous l’avez indiqué\u00a0; votre langue, votre fuseau horaire (avec la date de ses derniers changements) et les messages que vous avez choisis.",
        "La preuve de votre consentement\u00a0: la version du texte, sa langue, l’heure, la page où il a été donné, la date de votre confirmation et celle de votre retrait. L’adresse réseau de cette demande n’est conservée que sous forme d’empreinte à clé secrète, qui ne permet pas de la retrouver.",
        "Ce qu’il est advenu de chaque message\u00a0: envoyé, remis, rejeté ou signalé comme indésirable. Ces indications sont classées sous un code calculé à partir de votre adresse à l’aide d’une clé secrète\u00a0; l’adresse elle-même ne figure qu’à un seul endroit.",
      ],
    },
    {
      title: "Pourquoi",
      paragraphs: [
        "Pour vous envoyer les messages que vous avez demandés, à des heures qui conviennent à votre fuseau, et pour pouvoir montrer que vous les avez demandés. Le fondement en est votre consentement, que vous pouvez retirer à tout moment.",
        "Les rejets et les signalements sont conservés afin que nous n’écrivions pas à qui ne le souhaite pas.",
      ],
    },
    {
      title: "Ce que nous ne faisons pas",
      paragraphs: [
        "Aucune image invisible ne nous dit si vous avez ouvert nos messages, et les liens mènent directement là où ils l’indiquent. Ces pages ne déposent aucun cookie, ne comptent aucune visite et ne chargent rien depuis d’autres sites.",
        "Votre adresse n’est communiquée à personne d’autre. Les messages sont acheminés pour notre compte par Amazon Web Services (Amazon SES), qui traite votre adresse à cette fin.",
      ],
    },
    {
      title: "Combien de temps",
      paragraphs: [
        "Aussi longtemps que vous êtes abonné. Après votre désabonnement, rien ne vous est plus envoyé\u00a0; la preuve du consentement et de son retrait est conservée jusqu’à ce que vous en demandiez la suppression.",
        "Un lien de confirmation est valable sept jours. Un abonnement qui n’a jamais été confirmé ne sert pas à vous écrire et il est supprimé à votre demande.",
        "Lorsque vous supprimez vos données, votre adresse, votre nom, vos choix et vos consentements disparaissent aussitôt. Il reste le code calculé avec la clé secrète, avec deux dates et le sort des messages passés\u00a0: il évite que vous soyez réinscrit par erreur.",
      ],
    },
    {
      title: "Vos droits",
      paragraphs: [
        "Le lien «\u00a0préférences\u00a0» de chaque message ouvre une page où vous pouvez, sans mot de passe, consulter, corriger, télécharger ou supprimer ce qui est conservé à votre sujet. Un clic suffit pour vous désabonner.",
        "Vous pouvez aussi nous écrire, ou introduire une réclamation auprès de l’autorité de protection des données de votre pays.",
      ],
    },
  ],
  contact: "Questions et demandes\u00a0:",
};
