import { expect, test } from "vitest";
import { changeLines } from "../../cli/diff.ts";

const agenda = ["10:00–12:30 Governance", "14:00–16:00 Demonstrations", "16:00–16:30 What we take home with us"];

test.each([
  [{ field: "place", before: "Brussels", after: "Online" }, ["place: Brussels → Online"]],
  [{ field: "joinUrl", after: "https://a.example" }, ["joinUrl: (none) → https://a.example"]],
  [{ field: "texts.fr.title", before: "Réunion" }, ["texts.fr.title: Réunion → (none)"]],
  [
    { field: "agenda", before: agenda.join("\n"), after: [agenda[0], "14:00–15:00 Less", agenda[2]].join("\n") },
    ["agenda:", `  - ${agenda[1]}`, "  + 14:00–15:00 Less"],
  ],
  [
    { field: "agenda", before: agenda.join("\n"), after: agenda.toReversed().join("\n") },
    ["agenda: the same lines otherwise set"],
  ],
  [{ field: "texts.en.summary", before: "a\u001b[2J", after: "b" }, ["texts.en.summary: a [2J → b"]],
])("a change reads as what was and what is: %o", (change, lines) => {
  expect(changeLines(change)).toEqual(lines);
});
