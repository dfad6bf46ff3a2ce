import { expect, test } from "vitest";
import { send } from "../../cli/answers.ts";
import { standing } from "../../cli/standing.ts";
import { noCounts } from "../../hub/sends/ledger.ts";

const aSend = (of: object) =>
  send.parse({
    id: "a-1",
    kind: "announcement",
    createdAt: "2027-03-01T12:00:00Z",
    by: "staff",
    counts: noCounts(),
    ...of,
  });
const at = "2027-03-01T12:00:30Z";

test.each([
  [{ status: "scheduled", undoUntil: at }, /Nobody has it yet.*12:00:30 UTC.*npm run hub -- sends cancel a-1/],
  [{ status: "running", canary: {} }, /first few/],
  [{ status: "running", canary: { until: at } }, /others follow at 2027-03-01 12:00:30 UTC, unless too many bounce/],
  [{ status: "running", parkedUntil: at }, /daily quota.*12:00:30/],
  [{ status: "paused", pausedBecause: "12 of 240 messages bounced." }, /12 of 240/],
  [{ status: "cancelled", cancelledBecause: "Restored from a backup of 2027-03-01T11:00:00Z." }, /^Restored from/],
])("what a send waits for is said in a sentence: %o", (of, sentence) => {
  expect(standing(aSend(of))).toMatch(sentence);
});

test.each([
  { status: "scheduled" },
  { status: "running" },
  { status: "cancelled", pausedBecause: "staff" },
  { status: "running", canary: { until: at, passed: true } },
  { status: "finished", undoUntil: at, canary: { until: at } },
])("one that waits for nothing says nothing: %o", (of) => {
  expect(standing(aSend(of))).toBeUndefined();
});
