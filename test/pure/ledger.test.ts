import fc from "fast-check";
import { expect, test } from "vitest";
import type { Chunk, IndexSets, SetName } from "../../hub/sends/chunk.ts";
import { accepted, count, noCounts, open, outcomeOf } from "../../hub/sends/ledger.ts";
import { addTo, joined, setNames } from "../../hub/sends/sets.ts";
import { aChunk, idsOn } from "../storage/samples.ts";

const ids = idsOn(0, 50);
type Word = [SetName, number];
const words = fc.array(fc.tuple(fc.constantFrom(...setNames), fc.nat(49)), { maxLength: 120 });

const folded = (said: Word[]): Chunk => {
  const sets: IndexSets = {};
  for (const [name, index] of said) addTo(sets, name, [index]);
  return { ...aChunk("s", ids), sets };
};
const countsOf = (chunk: Chunk) => count(noCounts(), chunk);

test("events in any order, however often, come to the same counts", () => {
  const heard = words.chain((said) =>
    fc.record({
      said: fc.constant(said),
      again: fc
        .tuple(fc.shuffledSubarray(said, { minLength: said.length }), fc.subarray(said), fc.subarray(said))
        .map(([all, ...more]) => [...more.flat(), ...all, ...more.flat()]),
    }),
  );
  fc.assert(
    fc.property(heard, ({ said, again }) => {
      expect(countsOf(folded(again))).toEqual(countsOf(folded(said)));
    }),
    { numRuns: 500 },
  );
});

test("what two workers know is joined the same from either side, and with what is known already", () => {
  fc.assert(
    fc.property(words, words, (one, other) => {
      const [a, b] = [folded(one).sets, folded(other).sets];
      const both = countsOf(folded([...one, ...other]));
      for (const sets of [joined(a, b), joined(b, a), joined(joined(a, b), a)]) {
        expect(countsOf({ ...aChunk("s", ids), sets })).toEqual(both);
      }
    }),
  );
});

test("every recipient is counted in exactly one outcome, or still waits", () => {
  fc.assert(
    fc.property(words, (said) => {
      const chunk = folded(said);
      const { recipients, ...outcomes } = countsOf(chunk);
      const known = Object.values(outcomes).reduce((sum, n) => sum + n, 0);
      expect(recipients).toBe(50);
      expect(known + open(chunk).length).toBe(50);
      expect(open(chunk)).toEqual([...ids.keys()].filter((index) => !said.some(([, heard]) => heard === index)));
    }),
    { numRuns: 500 },
  );
});

test("more news never takes back that SES accepted a message, nor makes anyone wait again", () => {
  fc.assert(
    fc.property(words, fc.constantFrom(...setNames), fc.nat(49), (said, name, index) => {
      const before = folded(said);
      const after = folded([...said, [name, index]]);
      if (accepted(before.sets, index)) expect(accepted(after.sets, index)).toBe(true);
      expect(outcomeOf(after.sets, index).outcome).not.toBe("waiting");
    }),
    { numRuns: 500 },
  );
});

test.for<[SetName[], string]>([
  [["sent", "delivered", "bounced", "complained", "failed", "uncertain", "skipped-cancelled"], "complained"],
  [["delivered", "bounced", "sent"], "bounced"],
  [["delivered", "bounced-soft", "sent"], "bounced"],
  [["delivered", "bounced-vague", "sent"], "delivered"],
  [["bounced-vague", "sent"], "bounced"],
  [["complained-listed", "bounced"], "complained"],
  [["sent", "delivered"], "delivered"],
  [["uncertain", "sent"], "sent"],
  [["uncertain", "failed"], "failed"],
  [["uncertain", "skipped-unsubscribed"], "skipped"],
  [["uncertain"], "uncertain"],
  [[], "waiting"],
])("of %j the last word is %s", ([names, outcome]) => {
  expect(outcomeOf(folded(names.map((name) => [name, 7])).sets, 7).outcome).toBe(outcome);
});

test("counts of chunks add up", () => {
  fc.assert(
    fc.property(words, words, (one, other) => {
      const sum = count(countsOf(folded(one)), folded(other));
      expect(sum).toEqual(count(countsOf(folded(other)), folded(one)));
      expect(sum.recipients).toBe(100);
    }),
  );
});
