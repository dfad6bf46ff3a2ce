import { colours, linePlot } from "../plots/lines.ts";
import { beside, type CostAMessage, eventPath, perRecipientDesign } from "./model.ts";
import { prices } from "./prices.ts";

const sizes = [1e3, 1e4, 1e5, 1e6, 1e7];

/** Dollars a send, by recipients: both axes logarithmic, since four sizes of list do not fit on even ones. */
export function costPlot(cost: CostAMessage): string {
  const line = (name: string, colour: string, dollars: number, dashed = false) => ({
    name,
    colour,
    dashed,
    points: sizes.map((x) => ({ x, y: x * dollars })),
  });
  return linePlot({
    title: "Cost of one send, beside SES's own price",
    x: {
      title: "recipients (logarithmic)",
      from: 1e3,
      to: 1e7,
      logarithmic: true,
      ticks: sizes,
      text: (value) => value.toLocaleString("en"),
    },
    y: {
      title: "US dollars (logarithmic)",
      from: 1e-3,
      to: 1e3,
      logarithmic: true,
      ticks: [1e-3, 1e-2, 0.1, 1, 10, 100, 1000],
      text: (value) => `$${value}`,
    },
    lines: [
      line("Reconvene, with its event path", colours[0], beside(cost)),
      line("A record and a message a recipient", colours[1], perRecipientDesign() + eventPath(cost)),
      line("SES itself", colours[2], prices.ses, true),
    ],
  });
}
