import { billedByTheHour, idleMonth, sumOf } from "./idle.ts";
import { dollars, table } from "./markdown.ts";
import { prices } from "./prices.ts";

const heading = "## A month in which nothing is sent";

/** The end of docs/cost.md. */
export function idleSection(): string {
  const hourly = billedByTheHour();
  const lines = idleMonth();
  const sum = sumOf(lines);
  return `${heading}

${hourly.length === 0 ? "Nothing in the synthesized templates is billed by the hour." : `Billed by the hour: ${hourly.join(", ")}.`} **A hub that rests costs ${dollars(sum.dollars)} a month, and ${dollars(sum.afterFree)} while the account's free amounts last**, which AWS gives every account each month and which several hubs share. Line by line:

${table(
  ["what", "a month", "after the free amounts"],
  [
    ...lines.map(({ what, dollars: amount, free }) => [what, cents(amount), cents(amount - free)]),
    ["**sum**", `**${dollars(sum.dollars)}**`, `**${dollars(sum.afterFree)}**`],
  ],
)}

Besides: what is stored comes to cents. A million subscribers are about a gigabyte, at $0.25 a month, $0.20 for point-in-time recovery, and $0.10 for each weekly backup that is kept. The other metrics of the hub's own, a part of $${prices.metricMonth.toFixed(2)} each, are told only when something is wrong. The budget is free. A hub behind CloudFront has a second secret (${dollars(prices.secretMonth)}), and with a firewall ${dollars(prices.firewallMonth)} more, which WAF bills by the hour.
`;
}

const cents = (amount: number): string => (amount > 0 && amount < 0.005 ? "< $0.01" : dollars(amount));

/** docs/cost.md with its end written anew, and the rest as an earlier run has measured it. */
export function withIdleSection(document: string): string {
  const at = document.indexOf(heading);
  if (at < 0) throw new Error("docs/cost.md has no section on an idle month: run the bench with --only cost.");
  return document.slice(0, at) + idleSection();
}
