/** `unknown`: it could not be looked at. */
export type Level = "ok" | "warning" | "wrong" | "unknown";

/** Something that doctor saw, and what to do about it. Neither holds an address or a secret. */
export interface Finding {
  level: Level;
  /** A sentence. */
  what: string;
  /** What makes it right; absent where nothing has to be done. */
  remedy?: string;
}

export const fine = (what: string): Finding => ({ level: "ok", what });
export const warning = (what: string, remedy: string): Finding => ({ level: "warning", what, remedy });
export const wrong = (what: string, remedy: string): Finding => ({ level: "wrong", what, remedy });
export const unknown = (what: string, remedy: string): Finding => ({ level: "unknown", what, remedy });

/** Of a thing that is right or not. */
export const either = (isRight: boolean, right: string, ifNot: Finding): Finding => (isRight ? fine(right) : ifNot);

/** Of what others say, as much as a sentence of ours may hold. */
export const oneLine = (text: string): string => text.replace(/\s+/g, " ").slice(0, 200);

/** The groups that findings are shown in. */
export const themes = [
  "Account",
  "Deployment",
  "Sender",
  "Events",
  "Limits",
  "Suppression",
  "Heartbeat",
  "Queues",
  "Functions",
  "Table",
  "Keys",
  "Sends",
  "Alarms",
  "Address",
] as const;
export type Theme = (typeof themes)[number];

/** What was made by a deployment and changed since comes back by another, which compares with what there is. */
export const putBack = "Put it back: npm run deploy -- --revert-drift.";
