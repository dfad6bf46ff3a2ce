import type { HubConfig, Language } from "../config.ts";
import type { EditionSubject } from "./edition.ts";

/**
 * One edition in one language, for every reader: what differs from reader to reader stands as slot marks
 * (hub/mail/compiled.ts) in `html` and `text`; `subject` has none.
 */
export interface EditionText {
  subject: string;
  html: string;
  text: string;
}

/** Renders templates. Present where editions are compiled (staff, tick, plan) and nowhere else. */
export interface Compiler {
  /** Changes whenever a template or its words do, so that standing editions are compiled anew. */
  readonly version: string;
  render(hub: HubConfig, subject: EditionSubject, language: Language): Promise<EditionText>;
}
