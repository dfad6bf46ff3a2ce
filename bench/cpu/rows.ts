import { median, spread, spreadText } from "../figures.ts";
import type { Row } from "../row.ts";
import type { Rounds } from "./measure.ts";

const mostOverBare = 1.25;
const leastUnderRendered = 6;

/** Ratios are taken round by round, so that a machine that slows down slows both sides. */
export function rowsOf(rounds: Rounds): Row[] {
  const ratios = (above: keyof Rounds, below: keyof Rounds) =>
    spread(rounds[above].map((ms, i) => ms / (rounds[below][i] ?? Number.NaN)));
  const overBare = ratios("handler", "bare");
  const underRendered = ratios("rendered", "handler");
  const ms = (way: keyof Rounds) => `${spreadText(spread(rounds[way]))} ms`;
  const handler = median(rounds.handler);
  const share = (part: number) => `${part.toFixed(2)} ms, ${Math.round((100 * part) / handler)} %`;
  const spliced = median(rounds.spliced);
  const withoutSes = median(rounds["without SES"]);
  return [
    {
      what: "CPU per message, claim to ledger, over the SDK's bare SendRawEmail",
      measured: `${spreadText(overBare)} ×`,
      atMost: `${mostOverBare} ×`,
      share: overBare.median / mostOverBare,
      besides: {
        "deliver, as deployed": ms("handler"),
        "bare SendRawEmail, 50 in flight": ms("bare"),
        "bare SendRawEmail, in waves as ours": ms("bare in waves"),
        "ours over bare in waves": `${spreadText(ratios("handler", "bare in waves"))} ×`,
        "of which splicing": share(spliced),
        "of which DynamoDB and the protocol": share(withoutSes - spliced),
        "of which SES": share(handler - withoutSes),
      },
    },
    {
      what: "Rendering per recipient (React Email, MailComposer, the same call), over ours",
      measured: `${spreadText(underRendered)} ×`,
      atMost: `at least ${leastUnderRendered} ×`,
      share: leastUnderRendered / underRendered.median,
      besides: { "rendered per recipient": ms("rendered") },
    },
  ];
}
