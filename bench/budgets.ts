import { readFileSync } from "node:fs";
import * as z from "zod";
import { functionNames } from "../infra/bundle.ts";

const positive = z.number().positive();

/** bench/budgets.json: what may be raised there, for a reason, and nowhere else. */
const budgets = z.strictObject({
  /** KB (1,000 bytes) of each function's code, minified, not zipped. */
  bundles: z.strictObject(Object.fromEntries(functionNames.map((name) => [name, positive]))),
  /** CPU of importing a function's code, over importing its AWS clients alone. */
  coldStart: z.strictObject({
    /** What the design wants. */
    aim: positive,
    /** What holds today: a start that has grown dearer than that is to be thought about. */
    atMost: z.strictObject({ public: positive, deliver: positive }),
    /** The part by which a busy machine may be off. */
    room: z.number().min(0).max(0.5),
  }),
});

export const { bundles, coldStart } = budgets.parse(
  JSON.parse(readFileSync(new URL("budgets.json", import.meta.url), "utf8")),
);
