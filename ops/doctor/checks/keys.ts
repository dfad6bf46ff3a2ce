import { fingerprintOf, type Identity } from "../../../hub/restore/identity.ts";
import type { Check } from "../check.ts";
import { type Finding, fine, warning, wrong } from "../finding.ts";
import { keysOf } from "../keys.ts";
import { storeOf } from "../store.ts";

/** Whether the table was written with the keys that the functions have. Fingerprints tell it, and no key. */
export function judgeKeys(table: Identity | undefined, keys: string): Finding[] {
  if (table?.keys === undefined) {
    return [warning("The table is not signed yet.", "Tick signs it when it first runs: docs/runbook.md#no-heartbeat.")];
  }
  if (table.keys === keys) return [fine("The keys' secret is there, and it is the table's.")];
  return [
    wrong(
      "The keys are not those that the table was written with: no function runs.",
      "Put the earlier value back into the keys' secret: docs/keys.md.",
    ),
  ];
}

export const keys: Check = {
  theme: "Keys",
  about: "the keys",
  asksAws: true,
  async look(hub) {
    const [identity, ours] = await Promise.all([storeOf(hub).identity.read(), keysOf(hub)]);
    return judgeKeys(identity, fingerprintOf(ours));
  },
};
