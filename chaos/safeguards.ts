/** A part of the product that something rests on, what is put in place of its texts, and what must go wrong then. */
export interface Safeguard {
  file: string;
  replaced: { text: string; instead: string }[];
  breaks: "twice" | "afterLeaving";
}

export const safeguardNames = ["lease", "wave-record", "evidence", "fresh-read", "window"] as const;
export type SafeguardName = (typeof safeguardNames)[number];

/** What is taken out of the workers' bundle; the product has no switch for it. */
export const safeguards: Record<SafeguardName, Safeguard> = {
  /** Whoever lost the lease of a chunk writes to it all the same, and goes on sending. */
  lease: {
    file: "adapters/dynamodb/chunks.ts",
    replaced: [
      {
        text: '.write("#owner = :me", { names: { "#owner": "owner" }, values: { ":me": owner } })',
        instead: '.write("attribute_exists(pk)")',
      },
    ],
    breaks: "twice",
  },
  /** A wave leaves without being on record, so that whoever takes over knows of no doubt. */
  "wave-record": {
    file: "hub/sends/deliver.ts",
    replaced: [{ text: "...(entry.wave ? { wave: entry.wave, ...tellsOf(work) } : {}),", instead: "" }],
    breaks: "twice",
  },
  /** What is in doubt is sent again at once. */
  evidence: {
    file: "hub/sends/doubt.ts",
    replaced: [
      {
        text: "const halfway = doubt.since + evidenceMs / 2;",
        instead: 'const halfway = now; return { verdict: "send", indices };',
      },
    ],
    breaks: "twice",
  },
  /** Whoever was on the list when the audience was frozen is written to. */
  "fresh-read": {
    file: "hub/sends/eligible.ts",
    replaced: [{ text: 'if (!isActive(subscriber)) return { skip: "unsubscribed" };', instead: "" }],
    breaks: "afterLeaving",
  },
  /** A wave's messages leave however late it has become: by the window, by their turns, and by the last look. */
  window: {
    file: "hub/sends/wave.ts",
    replaced: [
      { text: "now < closesAt && fresh && gate.isOpen(at, now)", instead: "true" },
      { text: "gate.place(at, millis(context.machine));", instead: "at;" },
    ],
    breaks: "twice",
  },
};
