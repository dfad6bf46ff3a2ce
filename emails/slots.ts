import { slotMark } from "../hub/mail/compiled.ts";

/** Where readers differ; each is filled when a message is sent. */
export const slot = {
  greetingName: slotMark("greetingName"),
  confirmUrl: slotMark("confirmUrl"),
  preferencesUrl: slotMark("preferencesUrl"),
  unsubscribeUrl: slotMark("unsubscribeUrl"),
  readerWhen: slotMark("readerWhen"),
  readerWas: slotMark("readerWas"),
  readerZone: slotMark("readerZone"),
} as const;
