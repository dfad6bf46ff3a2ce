import type { IdentityStore } from "../../hub/ports.ts";
import { type Identity, identity } from "../../hub/restore/identity.ts";
import { shapes } from "./shapes.ts";
import { type Table, wasWritten } from "./table.ts";
import { presentVersion, upgraded } from "./versions.ts";

export const identityKey = { pk: "HUB", sk: "HUB" };

const names = { "#table": "table", "#held": "held" };

export function createIdentityStore(table: Table, name: string): IdentityStore {
  const toItem = (given: Identity) => ({ ...identityKey, v: presentVersion(shapes.identity), ...given });
  return {
    table: name,
    async read() {
      const found = await table.get(identityKey);
      return found && identity.parse(upgraded(shapes.identity, found));
    },
    beat: (at, keys) =>
      wasWritten(
        table.update(identityKey, {
          UpdateExpression: "SET #table = :me, #keys = if_not_exists(#keys, :keys), beatAt = :at, v = :v",
          ConditionExpression:
            "(attribute_not_exists(#table) OR #table = :me) AND attribute_not_exists(#held) AND " +
            "(attribute_not_exists(#keys) OR #keys = :keys)",
          names: { ...names, "#keys": "keys" },
          values: { ":me": name, ":keys": keys, ":at": at, ":v": presentVersion(shapes.identity) },
        }),
      ),
    async hold(given) {
      await table.put(toItem(given), {
        ConditionExpression: "attribute_not_exists(#table) OR #table <> :me OR attribute_exists(#held)",
        names,
        values: { ":me": name },
      });
    },
    async put(given) {
      await table.put(toItem(given));
    },
  };
}
