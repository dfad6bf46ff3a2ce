import * as fc from "fast-check";

/** Something that staff, a reader, time or bad luck does. */
export type Act =
  | { do: "pass" | "down"; minutes: number }
  | { do: "move"; days: number; hour: number }
  | { do: "month"; months: number }
  | { do: "place" | "text" | "plan"; nr: number }
  /** The process dies at its nth write from now; `made`: the write is, and nobody learns of it. */
  | { do: "crash"; nr: number; made: boolean }
  | { do: "announce" | "cancel" | "reinstate" }
  | { do: "join"; name: Name; zone: Zone }
  | { do: "leave"; name: Name };

export const names = ["ana", "ben", "kai", "lea", "mia"] as const;
export type Name = (typeof names)[number];
export const zones = ["Europe/Brussels", "Pacific/Auckland", "Pacific/Pago_Pago", "Asia/Kathmandu"] as const;
export type Zone = (typeof zones)[number];

const nr = fc.integer({ min: 0, max: 30 });
const minutes = fc.oneof(
  fc.integer({ min: 1, max: 20 }),
  fc.integer({ min: 20, max: 24 * 60 }),
  fc.integer({ min: 24 * 60, max: 30 * 24 * 60 }),
);

export const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant("pass" as const), minutes }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("down" as const), minutes }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant("move" as const),
      days: fc.integer({ min: 0, max: 45 }),
      hour: fc.integer({ min: 0, max: 20 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("month" as const), months: fc.integer({ min: 1, max: 3 }) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom("place", "text", "plan"), nr }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("crash" as const), nr, made: fc.boolean() }) },
  { weight: 3, arbitrary: fc.constant({ do: "announce" as const }) },
  { weight: 1, arbitrary: fc.constantFrom({ do: "cancel" as const }, { do: "reinstate" as const }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant("join" as const),
      name: fc.constantFrom(...names),
      zone: fc.constantFrom(...zones),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("leave" as const), name: fc.constantFrom(...names) }) },
);
