import { expect, test } from "vitest";
import type { Grouped } from "../../ops/doctor/examine.ts";
import type { Level } from "../../ops/doctor/finding.ts";
import { exitCodeOf, reportLines } from "../../ops/doctor/report.ts";

const found = (theme: Grouped["theme"], level: Level, what: string): Grouped => ({
  theme,
  level,
  what,
  ...(level === "ok" ? {} : { remedy: "Do something." }),
});

test("what is worst stands last, and each group together", () => {
  const lines = reportLines([
    found("Sender", "wrong", "No record."),
    found("Queues", "ok", "No dead letters."),
    found("Table", "warning", "An index is being made."),
    found("Sender", "ok", "SES signs."),
    found("Keys", "unknown", "Not allowed to look."),
  ]);
  expect(lines).toEqual([
    "Queues",
    "  ✓ No dead letters.",
    "",
    "Keys",
    "  ? Not allowed to look.",
    "    → Do something.",
    "",
    "Table",
    "  ! An index is being made.",
    "    → Do something.",
    "",
    "Sender",
    "  ✓ SES signs.",
    "  ✗ No record.",
    "    → Do something.",
    "",
    "1 wrong, 1 warning, 1 not looked at, 2 in order.",
  ]);
});

test("what DNS says moves no cursor", () => {
  expect(reportLines([found("Sender", "wrong", "It is \u001b[2J.")]).join()).not.toContain("\u001b[2J");
});

test.each<[Level[], number]>([
  [["ok", "warning"], 0],
  [["ok", "unknown"], 2],
  [["unknown", "wrong"], 1],
])("%j ends with %d", (levels, code) => {
  expect(exitCodeOf(levels.map((level) => ({ level })))).toBe(code);
});
