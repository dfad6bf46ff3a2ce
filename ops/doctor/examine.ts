import { GetCallerIdentityCommand, type STSClient } from "@aws-sdk/client-sts";
import * as z from "zod";
import type { Deployment } from "../../infra/deployment.ts";
import { connectAws } from "./aws.ts";
import type { Check, Examined } from "./check.ts";
import { checks } from "./checks/index.ts";
import { connectDns } from "./dns.ts";
import { explain, NotAws } from "./explain.ts";
import { type Finding, fine, type Theme, wrong } from "./finding.ts";
import { Made, readMade } from "./made.ts";

/** A finding, and the group it belongs to. */
export type Grouped = Finding & { theme: Theme };

/**
 * Looks at a deployment, and changes nothing. What cannot be looked at is a finding as well: one for each cause, with
 * what was not looked at for its sake. Never throws for what AWS or DNS say, or do not say.
 */
export async function examine(
  deployment: Deployment,
  { dnsServer }: { dnsServer?: string | undefined } = {},
): Promise<Grouped[]> {
  const aws = connectAws(deployment.region);
  const outside: Examined = {
    deployment,
    region: await aws.region().catch(() => undefined),
    aws,
    dns: connectDns(dnsServer),
    made: new Made(deployment.id, {}),
    now: Date.now,
  };
  const troubles = new Troubles();
  const found = await Promise.all([
    onAws(outside, troubles),
    lookAtAll(
      checks.filter(({ asksAws }) => !asksAws),
      outside,
      troubles,
    ),
  ]);
  return [...found.flat(), ...troubles.findings()];
}

/** Who asks, where, and what is there: without it nothing else of AWS can be looked at. */
async function onAws(outside: Examined, troubles: Troubles): Promise<Grouped[]> {
  const { aws, deployment, region } = outside;
  const inAccount = (finding: Finding): Grouped => ({ ...finding, theme: "Account" });
  try {
    const skews = skewsOf(aws.sts);
    const { Account } = await aws.sts.send(new GetCallerIdentityCommand({}));
    if (!Account) throw new NotAws();
    if (deployment.account && Account !== deployment.account) {
      const remedy = "Sign in to the account that reconvene.config.ts names.";
      return [
        inAccount(wrong(`These credentials are of account ${Account}; the hub is in ${deployment.account}.`, remedy)),
      ];
    }
    const hub = { ...outside, made: await readMade(aws, deployment), now: () => Date.now() + (skews.at(-1) ?? 0) };
    const found = await lookAtAll(
      checks.filter(({ asksAws }) => asksAws),
      hub,
      troubles,
    );
    return [inAccount(fine(`Account ${Account} in ${region}.`)), ...found];
  } catch (error) {
    return [inAccount(withOmissions(explain(error), ["whatever is on AWS"]))];
  }
}

async function lookAtAll(some: Check[], hub: Examined, troubles: Troubles): Promise<Grouped[]> {
  return (await Promise.all(some.map((check) => lookAt(check, hub, troubles)))).flat();
}

/** AWS says with each answer what time it is. */
function skewsOf(client: STSClient): number[] {
  const skews: number[] = [];
  client.middlewareStack.add(
    (next) => async (call) => {
      const answer = await next(call);
      const said = Date.parse(withHeaders.safeParse(answer.response).data?.headers.date ?? "");
      if (!Number.isNaN(said)) skews.push(said - Date.now());
      return answer;
    },
    { step: "deserialize", name: "clockOfAws" },
  );
  return skews;
}

const withHeaders = z.object({ headers: z.record(z.string(), z.string()) });

async function lookAt(check: Check, hub: Examined, troubles: Troubles): Promise<Grouped[]> {
  try {
    return (await check.look(hub)).map((finding) => ({ ...finding, theme: check.theme }));
  } catch (error) {
    troubles.add(check, explain(error));
    return [];
  }
}

/** What kept checks from looking: each cause once. */
class Troubles {
  readonly #byCause = new Map<string, { theme: Theme; finding: Finding; omitted: string[] }>();

  add({ theme, about }: Check, finding: Finding): void {
    const cause = `${finding.what}${finding.remedy}`;
    const known = this.#byCause.get(cause) ?? { theme, finding, omitted: [] };
    known.omitted.push(about);
    this.#byCause.set(cause, known);
  }

  findings(): Grouped[] {
    return [...this.#byCause.values()].map(({ theme, finding, omitted }) => ({
      ...withOmissions(finding, omitted),
      theme,
    }));
  }
}

const withOmissions = (finding: Finding, omitted: string[]): Finding => ({
  ...finding,
  what: `${finding.what} Not looked at: ${omitted.join(", ")}.`,
});
