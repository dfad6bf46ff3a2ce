import type { Check } from "../check.ts";
import { type Finding, fine, warning, wrong } from "../finding.ts";

/** A domain's `_dmarc` texts. */
export interface DmarcStep {
  domain: string;
  texts: string[];
}

type Tags = Record<string, string>;

/** Above it nobody looks: `org` alone, or eight labels at most. */
const mostSteps = 8;

/**
 * The domains where a policy for `domain` may be, in the order they are asked (DMARCbis, "DNS Tree Walk"): itself, then
 * each parent, of very long names the last seven labels.
 */
export function dmarcWalk(domain: string): string[] {
  const labels = domain.split(".");
  const parents = labels.slice(Math.max(1, labels.length - (mostSteps - 1)));
  return [domain, ...parents.map((_, i) => parents.slice(i).join("."))];
}

/** The policy that receivers find: of several records at a name none counts. A public suffix has none for those below. */
function policyOf(steps: DmarcStep[]): { domain: string; tags: Tags } | undefined {
  for (const { domain, texts } of steps) {
    const [record, ...more] = texts.filter((text) => /^v=DMARC1\s*(;|$)/.test(text));
    if (record === undefined || more.length > 0) continue;
    const tags = tagsOf(record);
    if (tags.psd !== "y" || domain === steps[0]?.domain) return { domain, tags };
  }
  return undefined;
}

const tagsOf = (record: string): Tags =>
  Object.fromEntries(
    record
      .split(";")
      .map((tag) => tag.split("=").map((part) => part.trim()))
      .filter(([name]) => name)
      .map(([name = "", value = ""]) => [name.toLowerCase(), value.toLowerCase()]),
  );

/** What mailbox providers are told to do with mail that is not ours, and whether ours is in line with From. */
export function judgeDmarc(steps: DmarcStep[], identity: string, from: string[]): Finding[] {
  const asked = steps[0]?.domain ?? identity;
  const add = `Add: _dmarc.${asked} TXT "v=DMARC1; p=quarantine; rua=mailto:<somebody>"`;
  const several = steps.find(({ texts }) => texts.filter((text) => text.startsWith("v=DMARC1")).length > 1);
  if (several) return [wrong(`_dmarc.${several.domain} has several DMARC records, so that none counts.`, "Leave one.")];
  const found = policyOf(steps);
  if (!found) return [wrong(`${asked} has no DMARC record, nor has a domain above it.`, add)];
  const { domain, tags } = found;
  const policy = (domain !== asked && tags.sp) || tags.p || "none";
  return [judgePolicy(policy, domain), ...judgeReports(tags, domain), ...judgeAlignment(tags, identity, from)];
}

function judgePolicy(policy: string, domain: string): Finding {
  if (policy === "quarantine" || policy === "reject") return fine(`The DMARC policy of ${domain} is ${policy}.`);
  if (policy !== "none") {
    return wrong(
      `The DMARC policy of ${domain} is "${policy.slice(0, 20)}", which there is not.`,
      "Let it be p=quarantine.",
    );
  }
  return warning(
    `The DMARC policy of ${domain} is none: anybody may write in the hub's name.`,
    "Once its reports show that your own mail passes, let it be p=quarantine.",
  );
}

const judgeReports = ({ rua }: Tags, domain: string): Finding[] =>
  rua
    ? []
    : [
        warning(
          `Nobody gets the DMARC reports of ${domain}.`,
          "Add rua=mailto:<somebody>, and look at them now and then.",
        ),
      ];

/** DKIM's alignment is enough; SPF's fails when it is strict, as bounces come to a domain of their own. */
function judgeAlignment({ adkim, aspf }: Tags, identity: string, from: string[]): Finding[] {
  const off = adkim === "s" ? from.filter((domain) => domain !== identity) : [];
  if (off.length > 0) {
    return [
      wrong(
        `DMARC asks for strict DKIM (adkim=s), and mail from ${off.join(", ")} is signed for ${identity}.`,
        "Write from addresses at that very domain, or leave adkim out.",
      ),
    ];
  }
  if (aspf !== "s") return [fine("From is in line with DKIM and SPF.")];
  return [
    warning(
      "DMARC asks for strict SPF (aspf=s), which a domain for bounces never is.",
      "Leave aspf out: DKIM carries it alone.",
    ),
  ];
}

export const dmarc: Check = {
  theme: "Sender",
  about: "the DMARC record",
  asksAws: false,
  async look({ deployment: { hub, mail }, dns }) {
    const domains = Object.values(hub.from).map((address) => address.slice(address.lastIndexOf("@") + 1).toLowerCase());
    const from = [...new Set(domains)];
    const found = from.map(async (domain) => {
      const walk = dmarcWalk(domain).map(async (one) => ({ domain: one, texts: await dns.txt(`_dmarc.${one}`) }));
      return judgeDmarc(await Promise.all(walk), mail.identity, from);
    });
    return (await Promise.all(found)).flat();
  },
};
