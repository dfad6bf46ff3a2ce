import { expect, test } from "vitest";
import { excess } from "../../hub/sends/guard.ts";
import type { Figures } from "../../hub/sends/send.ts";

const figures = (accepted: number, bounced: number, complained = 0): Figures => ({ accepted, bounced, complained });

test.each<[Figures, string | undefined]>([
  [figures(240, 12), "12 of 240 messages bounced (5.0 %); the limit is 4 %."],
  [figures(1000, 40), undefined],
  [figures(1000, 41), "41 of 1000 messages bounced (4.1 %); the limit is 4 %."],
  [figures(999, 40), "40 of 999 messages bounced (4.004 %); the limit is 4 %."],
  [figures(100, 9), undefined],
  [figures(100, 10), "10 of 100 messages bounced (10.0 %); the limit is 4 %."],
  [figures(99, 99, 99), undefined],
  [figures(100_000, 0, 80), undefined],
  [figures(100_000, 0, 81), "81 of 100000 messages were reported as spam (0.081 %); the limit is 0.08 %."],
  [figures(100, 0, 2), undefined],
  [figures(100, 0, 3), "3 of 100 messages were reported as spam (3.0 %); the limit is 0.08 %."],
])("of %j the guard says: %s", (now, said) => {
  expect(excess(now)).toBe(said);
});

test("after staff resumed, it says since when it counts", () => {
  expect(excess(figures(100, 10), true)).toBe(
    "Since the send was resumed, 10 of 100 messages bounced (10.0 %); the limit is 4 %.",
  );
});
