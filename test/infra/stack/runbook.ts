import { readFileSync } from "node:fs";
import { Command } from "commander";
import { expect, test } from "vitest";
import { commands } from "../../../cli/commands/index.ts";
import { stack, synthesize } from "../template.ts";
import { variants } from "../variants.ts";

const read = (document: string) => readFileSync(new URL(`../../../docs/${document}`, import.meta.url), "utf8");
const text = read("runbook.md");
const anchorOf = (title: string) => title.toLowerCase().replaceAll(" ", "-");
const sections = text
  .split(/^## /m)
  .slice(1)
  .map((section) => {
    const [title = "", ...lines] = section.split("\n");
    return { title, body: lines.join("\n") };
  });

test("the table of contents is the list of alarms, and each has its section", () => {
  const contents = [...text.matchAll(/^- \[([^\]]+)\]\(#([^)]+)\)$/gm)].map(([, title = "", anchor]) => {
    expect(anchor).toBe(anchorOf(title));
    return title;
  });
  const alarms = stack
    .ofType("AWS::CloudWatch::Alarm")
    .map(([, { Properties }]) => String(Properties.AlarmName).replace("dih-production-", ""));
  expect(contents.map(anchorOf).sort()).toEqual(alarms.sort());
  expect(sections.map(({ title }) => title)).toEqual(contents);
});

test.each(sections)("$title: what it means, where to look, what to do, and when it is over", ({ body }) => {
  const parts = [...body.matchAll(/^\*\*(It means|Look|Do|Over)\*\* .{20,}$/gm)].map(([, part]) => part);
  expect(parts).toEqual(["It means", "Look", "Do", "Over"]);
  expect(body.match(/`[^`]+`|\]\(#/)).not.toBeNull();
});

test("links lead to sections", () => {
  const anchors = new Set(sections.map(({ title }) => anchorOf(title)));
  const links = [...text.matchAll(/\]\(#([^)]+)\)/g)].map(([, anchor = ""]) => anchor);
  expect(links.filter((anchor) => !anchors.has(anchor))).toEqual([]);
});

test("logs, queues and addresses are looked up by names that the stacks have", () => {
  const texts = `${text}${read("deploy.md")}`;
  const names = [
    ...texts.matchAll(/\blogs (\w+Log)\b/g),
    ...texts.matchAll(/\b(?:output|peek|redrive) (?:mail|staff|service|watch|edge) ([A-Z]\w+)/g),
  ].map(([, name = ""]) => name);
  expect(names.length).toBeGreaterThan(40);
  const known = { ...stack.outputs, ...synthesize(variants["by its own name"]).outputs };
  expect(names.filter((name) => !(name in known))).toEqual([]);
});

test("what staff are to type, the command line knows", () => {
  const program = new Command("hub");
  for (const add of commands) add(program);
  const asked = [...text.matchAll(/`hub ([a-z]+)(?: ([a-z]+))?/g)];
  expect(asked.length).toBeGreaterThan(20);
  for (const [typed, name, verb] of asked) {
    const group = program.commands.find((command) => command.name() === name);
    expect(group, typed).toBeDefined();
    if (verb)
      expect(
        group?.commands.map((command) => command.name()),
        typed,
      ).toContain(verb);
  }
});

test("the lines that the runbook looks for in logs are those that the code writes", () => {
  const sources = [
    "hub/sends/wave.ts",
    "hub/sends/overdue.ts",
    "hub/sends/plan.ts",
    "hub/meetings/remind.ts",
    "hub/restore/identity.ts",
    "hub/tick.ts",
    "functions/feedback/consume.ts",
    "functions/environment.ts",
  ];
  const code = sources.map((file) => readFileSync(new URL(`../../../${file}`, import.meta.url), "utf8")).join("\n");
  const quoted = [...text.matchAll(/\$\.message = "([^"]+)"|"([A-Z][a-z]+ [^"?]+)"/g)].map(([, a, b]) => a ?? b ?? "");
  expect(quoted.length).toBeGreaterThan(5);
  expect(quoted.filter((line) => !code.includes(line))).toEqual([]);
});
