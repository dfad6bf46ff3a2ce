import assert from "node:assert/strict";
import { z } from "zod";
import { themes } from "../../../ops/doctor/finding.ts";
import type { DeployedHub } from "../hub.ts";
import { npmRun } from "../npm.ts";
import { emulatedHub } from "../settings.ts";

const finding = z.object({
  theme: z.enum(themes),
  level: z.enum(["ok", "warning", "wrong", "unknown"]),
  what: z.string(),
  remedy: z.string().optional(),
});

/** What is not on a laptop, or not in ministack: DNS, DKIM, a name of the hub's own, recovery, the account's settings. */
const notHere = [
  /^The name server does not answer/,
  /^SES (does not sign yet|does not use|has no DKIM records)/,
  /does not answer \(.+\): links in mail lead nowhere/,
  /^Point-in-time recovery is off/,
  /^There is no vault for weekly copies/,
  /^SES keeps no full suppression list/,
  /^What runs is /,
  /^The deployment does not say/,
];

/** Doctor finds what the story has left behind, one event that nobody could handle, and nothing else. */
export async function examined({ emulator }: DeployedHub): Promise<void> {
  const { id } = emulatedHub(emulator.port);
  const { out, err } = await npmRun(emulator.env, "doctor", "--hub", id, "--dns", "127.0.0.1:1", "--json");
  assert.equal(err, "", "npm run doctor complains");
  const { findings } = z.object({ findings: z.array(finding) }).parse(JSON.parse(out));
  const odd = findings.filter(({ level, what }) => level !== "ok" && !notHere.some((one) => one.test(what)));
  assert.deepEqual(
    odd.map(({ level, what }) => `${level}: ${what}`),
    ["wrong: feedback: 1 dead letters."],
    "Doctor finds something else",
  );
  const seen = new Set(findings.filter(({ level }) => level === "ok").map(({ theme }) => theme));
  for (const theme of ["Account", "Events", "Limits", "Heartbeat", "Queues", "Functions", "Keys", "Sends"] as const) {
    assert.ok(seen.has(theme), `Doctor says nothing of ${theme}`);
  }
}
