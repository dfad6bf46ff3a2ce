import type { Words } from "./words.ts";

/** Says what the code does: when one changes, so must the other. */
export const privacy: Words["privacy"] = {
  title: "Privacy",
  lead: "We keep what it takes to write to you, and nothing beyond.",
  sections: [
    {
      title: "What we keep",
      paragraphs: [
        "Your e-mail address; your name, if you gave it; your language, your time zone (with the dates of recent changes), and the kinds of message that you chose.",
        "Proof of your consent: the version of the wording, its language, the time, the page it was given on, when you confirmed and when you withdrew. The network address of that request is kept as a keyed hash only, from which it cannot be read.",
        "What became of each message: sent, delivered, bounced, or reported as spam. This is filed under a code made from your address with a secret key; the address itself stands in one place only.",
      ],
    },
    {
      title: "Why",
      paragraphs: [
        "To send you the messages that you asked for, at hours that suit your clock, and to be able to show that you asked for them. The ground is your consent, and you may withdraw it at any time.",
        "Bounces and spam reports are kept so that we do not write where we are not wanted.",
      ],
    },
    {
      title: "What we do not do",
      paragraphs: [
        "There is no invisible image in our messages that tells us whether you opened them, and links lead straight to where they say. These pages set no cookie, count no visit and load nothing from other sites.",
        "Nobody else is given your address. Messages are delivered by Amazon Web Services (Amazon SES) on our behalf, which handles your address to do so.",
      ],
    },
    {
      title: "How long",
      paragraphs: [
        "For as long as you are subscribed. After you unsubscribe nothing is sent, and the proof of consent and withdrawal is kept until you ask for it to be deleted.",
        "A confirmation link is good for seven days. A subscription that was never confirmed is not used to write to you, and is deleted when you ask.",
        "When you delete your data, your address, name, choices and consents go at once. What stays is the code made with the secret key, with two dates and what became of past messages: it keeps you from being put back on the list by mistake.",
      ],
    },
    {
      title: "Your rights",
      paragraphs: [
        "The preferences link in every message opens a page where you see, correct, download or delete what is kept about you, without a password. Unsubscribing takes one click.",
        "You may also write to us, and you may complain to the data protection authority of your country.",
      ],
    },
  ],
  contact: "Questions and requests:",
};
