import type { Command } from "commander";

/** A sentence of staff's that goes with a notice, by language. */
export interface NoteOptions {
  noteEn?: string;
  noteFr?: string;
}

export const withNote = (command: Command): Command =>
  command
    .option("--note-en <sentence>", "a sentence that English readers find in it")
    .option("--note-fr <sentence>", "the same for French readers");

/** As the hub takes it; undefined when none was given. */
export function noteOf({ noteEn, noteFr }: NoteOptions): Record<string, string> | undefined {
  const note = { ...(noteEn === undefined ? {} : { en: noteEn }), ...(noteFr === undefined ? {} : { fr: noteFr }) };
  return Object.keys(note).length > 0 ? note : undefined;
}
