import type { DkimAttributes } from "@aws-sdk/client-sesv2";
import type { Check } from "../check.ts";
import { plainName, sameName } from "../dns.ts";
import { type Finding, fine, putBack, wrong } from "../finding.ts";
import { askIdentity } from "./identity.ts";

export interface DkimRecord {
  name: string;
  value: string;
  /** What DNS says of the name. */
  found: string[];
}

/** Where SES keeps its keys; regions that are younger have a zone of their own, which SES then names. */
const firstZone = "dkim.amazonses.com";

/** The records that SES asks for. */
export function dkimRecords(
  identity: string,
  { Tokens = [], SigningHostedZone: zone = firstZone }: DkimAttributes,
): Omit<DkimRecord, "found">[] {
  return Tokens.map((token) => ({ name: `${token}._domainkey.${identity}`, value: `${token}.${zone}` }));
}

/** Whether DNS has what SES asks for: without it SES stops signing, and then sending, within days. */
export function judgeDkim(records: DkimRecord[]): Finding[] {
  if (records.length === 0) return [wrong("SES has no DKIM records for the domain.", putBack)];
  const off = records.filter(({ value, found }) => !found.some((one) => sameName(one, value)));
  if (off.length === 0) return [fine(`DNS has the ${records.length} records of DKIM.`)];
  return off.map(({ name, value, found }) =>
    found.length === 0
      ? wrong(`DNS lacks a record of DKIM: ${name}.`, `Add: ${name} CNAME ${value}`)
      : wrong(`${name} leads to ${found.map(plainName).join(", ")}.`, `Let it be: ${name} CNAME ${value}`),
  );
}

export const dkim: Check = {
  theme: "Sender",
  about: "DKIM's records in DNS",
  asksAws: true,
  async look(hub) {
    const identity = await askIdentity(hub);
    // That the domain is not there is said already.
    if (!identity) return [];
    const records = dkimRecords(hub.deployment.mail.identity, identity.DkimAttributes ?? {});
    return judgeDkim(await Promise.all(records.map(async (one) => ({ ...one, found: await hub.dns.cname(one.name) }))));
  },
};
