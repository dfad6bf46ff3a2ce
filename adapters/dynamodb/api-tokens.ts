import { type ApiToken, apiToken } from "../../hub/access/api-token.ts";
import type { ApiTokenStore } from "../../hub/ports.ts";
import { shapes } from "./shapes.ts";
import { type Item, isNew, type Table, wasWritten } from "./table.ts";
import { presentVersion, upgraded } from "./versions.ts";

const v = presentVersion(shapes.apiToken);
const keyOf = (id: string) => ({ pk: "TOKENS", sk: id });
const fromItem = (found: Item): ApiToken => apiToken.parse(upgraded(shapes.apiToken, found));

/** All in one partition: there are few, and each is read by its id. */
export function createApiTokenStore(table: Table): ApiTokenStore {
  return {
    async get(id) {
      const found = await table.get(keyOf(id));
      return found && fromItem(found);
    },
    async create(token) {
      await table.put({ ...keyOf(token.id), v, ...token }, isNew);
    },
    async list() {
      const all: ApiToken[] = [];
      for (let more = true; more; ) {
        const page = await table.query({
          KeyConditionExpression: "pk = :pk AND sk > :after",
          ExpressionAttributeValues: { ":pk": "TOKENS", ":after": all.at(-1)?.id ?? " " },
          ConsistentRead: true,
        });
        all.push(...page.items.map(fromItem));
        more = page.more;
      }
      return all.sort((a, b) => b.createdAt.localeCompare(a.createdAt) || a.id.localeCompare(b.id));
    },
    async noteUse(id, day) {
      await wasWritten(
        table.update(keyOf(id), {
          UpdateExpression: "SET usedOn = :day",
          ConditionExpression: "attribute_exists(pk) AND (attribute_not_exists(usedOn) OR usedOn < :day)",
          values: { ":day": day },
        }),
      );
    },
    revoke: (id, at, by) =>
      wasWritten(
        table.update(keyOf(id), {
          UpdateExpression: "SET revokedAt = :at, revokedBy = :by",
          ConditionExpression: "attribute_exists(pk) AND attribute_not_exists(revokedAt)",
          values: { ":at": at, ":by": by },
        }),
      ),
  };
}
