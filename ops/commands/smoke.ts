import type { Command } from "commander";
import { connect } from "../../cli/api.ts";
import { sayTable } from "../../cli/output.ts";
import { OpsError } from "../errors.ts";
import { progress, say } from "../output.ts";
import { isAsExpected, judgeMailbox } from "../smoke/judge.ts";
import { type SmokeTest, smoke } from "../smoke/run.ts";

interface Options {
  within: string;
  json?: boolean;
}

export function addSmoke(program: Command): void {
  program
    .command("smoke")
    .description("announce something to SES's mailbox simulator, and see that the ledger says what became of it")
    .option("--within <seconds>", "how long to wait for SES's events", "300")
    .option("--json", "answer as JSON, for programs")
    .addHelpText(
      "after",
      "\nNobody gets mail. Finds the hub as `npm run hub` does; the token's scopes are read and write.\nEnds with 0 when all is as expected, with 1 otherwise.",
    )
    .action(async ({ within, json }: Options) => {
      if (!/^\d{1,4}$/.test(within)) throw new OpsError(`${within} is not a number of seconds.`);
      const api = connect();
      const stopped = new AbortController();
      for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stopped.abort());
      const test = await smoke(api, { within: Number(within), signal: stopped.signal, progress });
      if (json) say(JSON.stringify(test, null, 2));
      else show(api.hub.url, test);
      process.exitCode = test.mailboxes.every(isAsExpected) ? 0 : 1;
    });
}

function show(url: string, { send, mailboxes, seconds }: SmokeTest): void {
  say(`${send}, at ${url}`);
  say();
  sayTable(
    mailboxes,
    [
      { title: "mailbox", of: ({ address }) => address },
      { title: "expected", of: ({ expected }) => expected.outcome },
      { title: "ledger", of: ({ outcome, reason }) => (reason ? `${outcome} (${reason})` : outcome) },
      { title: "subscriber", of: ({ state }) => state ?? "gone" },
      { title: "", of: (mailbox) => (isAsExpected(mailbox) ? "✓" : "✗") },
    ],
    "The hub has no mailboxes.",
  );
  say();
  const findings = mailboxes.map(judgeMailbox).filter(({ level }) => level !== "ok");
  for (const remedy of new Set(findings.map((one) => one.remedy))) {
    for (const { what } of findings.filter((one) => one.remedy === remedy)) say(`✗ ${what}`);
    say(`  → ${remedy}`);
  }
  if (findings.length > 0) say();
  const verdict = findings.length === 0 ? "All is as expected" : `${findings.length} not as expected`;
  say(`${verdict}, after ${seconds} s. The mailboxes are forgotten.`);
}
