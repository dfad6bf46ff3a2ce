import type { Check } from "../check.ts";
import { type DmarcStep, dmarcWalk, recordsFor, type Tags } from "../dmarc-record.ts";
import { type Finding, fine, warning, wrong } from "../finding.ts";

/** What mailbox providers are told to do with mail that is not ours, and whether ours is in line with From. */
export function judgeDmarc(steps: DmarcStep[], identity: string, from: string[]): Finding[] {
  const asked = steps[0]?.domain ?? identity;
  const add = `Add: _dmarc.${asked} TXT "v=DMARC1; p=quarantine; rua=mailto:<somebody>"`;
  const { domain = "", records = [] } = recordsFor(steps) ?? {};
  const [tags, ...more] = records;
  if (!tags) return [wrong(`${asked} has no DMARC record, nor one above it that counts.`, add)];
  if (more.length > 0) return [wrong(`_dmarc.${domain} has several DMARC records, so that none counts.`, "Leave one.")];
  const policy = (domain !== asked && tags.sp) || tags.p || "none";
  return [judgePolicy(policy, tags, domain), ...judgeReports(tags, domain), ...judgeAlignment(tags, identity, from)];
}

function judgePolicy(policy: string, tags: Tags, domain: string): Finding {
  if (policy === "quarantine" || policy === "reject") {
    const trial = trialOf(tags);
    if (!trial) return fine(`The DMARC policy of ${domain} is ${policy}.`);
    return warning(
      `The DMARC policy of ${domain} is ${policy}, but on trial (${trial}): not all go by it.`,
      `Once its reports show that your own mail passes, leave ${trial} out.`,
    );
  }
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

/** What keeps receivers from going by a policy: `t` of today, `pct` of RFC 7489. */
const trialOf = ({ t, pct = "" }: Tags): string | undefined =>
  t === "y" ? "t=y" : /^0+$/.test(pct) ? `pct=${pct}` : undefined;

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
