import type { Check } from "../check.ts";
import { plainName, sameName } from "../dns.ts";
import { setRegion } from "../explain.ts";
import { either, type Finding, fine, unknown, warning, wrong } from "../finding.ts";

interface Mx {
  exchange: string;
  priority: number;
}

/** The domain that bounces come to takes mail at SES and nowhere else (SES Developer Guide, custom MAIL FROM). */
export function judgeMx(mailFrom: string, region: string | undefined, found: Mx[]): Finding[] {
  if (region === undefined) {
    return [unknown(`Which MX record ${mailFrom} should have depends on the region, and none is set.`, setRegion)];
  }
  const wanted = `feedback-smtp.${region}.amazonses.com`;
  const record = `${mailFrom} MX 10 ${wanted}`;
  const [first] = found;
  if (!first) return [wrong(`DNS lacks the MX record of ${mailFrom}.`, `Add: ${record}`)];
  const right = found.length === 1 && sameName(first.exchange, wanted);
  const said = found.map(({ exchange, priority }) => `${priority} ${plainName(exchange)}`).join(", ");
  return [
    either(
      right,
      `The MX record of ${mailFrom} is SES's.`,
      wrong(`The MX records of ${mailFrom} are ${said}.`, `SES asks for this one alone: ${record}`),
    ),
  ];
}

const isSpf = (text: string): boolean => /^v=spf1( |$)/i.test(text);

/** RFC 7208: one record alone (§4.5), in which SES is included, and which does not let everybody in. */
export function judgeSpf(mailFrom: string, texts: string[]): Finding[] {
  const record = `${mailFrom} TXT "v=spf1 include:amazonses.com ~all"`;
  const [spf, ...more] = texts.filter(isSpf);
  if (spf === undefined) return [wrong(`DNS lacks the SPF record of ${mailFrom}.`, `Add: ${record}`)];
  if (more.length > 0) {
    return [wrong(`${mailFrom} has ${more.length + 1} SPF records, so that none counts.`, `Leave one: ${record}`)];
  }
  const { terms, all } = readSpf(spf);
  if (/^\+?all$/.test(all)) {
    return [wrong(`The SPF record of ${mailFrom} lets anybody send (${all}).`, `Let it be: ${record}`)];
  }
  if (!terms.some((term) => /^\+?include:amazonses\.com$/.test(term))) {
    return [wrong(`The SPF record of ${mailFrom} does not include SES.`, `Let it be: ${record}`)];
  }
  if (!/^[~-]all$/.test(all)) {
    return [warning(`The SPF record of ${mailFrom} refuses nobody.`, `Let it end in ~all: ${record}`)];
  }
  return [fine(`The SPF record of ${mailFrom} includes SES.`)];
}

/** The terms that count: what comes after the first `all` is never looked at (RFC 7208, §5.1). */
function readSpf(spf: string): { terms: string[]; all: string } {
  const terms = spf.toLowerCase().split(/ +/);
  const end = terms.findIndex((term) => /^[-+~?]?all$/.test(term));
  return end < 0 ? { terms, all: "" } : { terms: terms.slice(0, end), all: terms[end] ?? "" };
}

export const mailFrom: Check = {
  theme: "Sender",
  about: "the MX and SPF records of bounces",
  asksAws: false,
  async look({ deployment, dns, region }) {
    const name = deployment.mail.mailFrom;
    const [mx, texts] = await Promise.all([dns.mx(name), dns.txt(name)]);
    return [...judgeMx(name, region, mx), ...judgeSpf(name, texts)];
  },
};
