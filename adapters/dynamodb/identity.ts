import type { IdentityStore } from "../../hub/ports.ts";
import { type Identity, identity } from "../../hub/restore/identity.ts";
import { restoreReport } from "../../hub/restore/report.ts";
import { shapes } from "./shapes.ts";
import { type Table, wasWritten } from "./table.ts";
import { presentVersion, upgraded } from "./versions.ts";

export const identityKey = { pk: "HUB", sk: "HUB" };
/** Apart from the identity, which each heartbeat writes. */
const reportKey = { pk: "HUB", sk: "RESTORED" };

const names = { "#table": "table", "#held": "held" };
const v = presentVersion(shapes.identity);

export function createIdentityStore(table: Table, name: string): IdentityStore {
  const toItem = (given: Identity) => ({ ...identityKey, v, ...given });
  return {
    table: name,
    async read() {
      const found = await table.get(identityKey);
      return found && identity.parse(upgraded(shapes.identity, found));
    },
    beat: (at, keys, freshFrom) =>
      wasWritten(
        table.update(identityKey, {
          UpdateExpression: "SET #table = :me, #keys = if_not_exists(#keys, :keys), beatAt = :at, v = :v",
          ConditionExpression:
            "(attribute_not_exists(#table) OR #table = :me) AND attribute_not_exists(#held) AND " +
            "(attribute_not_exists(#keys) OR #keys = :keys) AND " +
            "(attribute_exists(beatAt) OR attribute_not_exists(restored) OR restored.#at >= :fresh)",
          names: { ...names, "#keys": "keys", "#at": "at" },
          values: { ":me": name, ":keys": keys, ":at": at, ":fresh": freshFrom, ":v": v },
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
    async leave(held) {
      await table.update(identityKey, {
        UpdateExpression: "SET #held = :held",
        names: { "#held": "held" },
        values: { ":held": held },
      });
    },
    async report() {
      const found = await table.get(reportKey);
      return found && restoreReport.parse(found.report);
    },
    async putReport(report) {
      await table.put({ ...reportKey, v, report });
    },
  };
}
