import { colours, linePlot } from "../plots/lines.ts";
import { type Sample, totalOf } from "./memory.ts";
import type { Options } from "./options.ts";
import type { Finding } from "./run.ts";

/** What a run found, as a table. */
export function print({ recipients, kills }: Options, finding: Finding): void {
  const { importSeconds, deliverySeconds, settledSeconds, cpuSeconds, killedAt, milestones, samples, differences } =
    finding;
  const rows: [string, string][] = [
    ["recipients", String(recipients)],
    ["import", `${importSeconds.toFixed(0)} s, ${(recipients / importSeconds).toFixed(0)} people a second`],
    ["delivery", `${deliverySeconds.toFixed(0)} s, ${(recipients / deliverySeconds).toFixed(0)} messages a second`],
    ["until every event was in", `${settledSeconds.toFixed(0)} s`],
    ...(kills === 0 ? [["processor", cpuOf(cpuSeconds, recipients)] satisfies [string, string]] : []),
    ...milestones.map(({ share, megabytes }): [string, string] => [
      `memory at ${share * 100} %`,
      `${megabytes.toFixed(0)} MB`,
    ]),
    ["memory at most", `${Math.max(...samples.map(totalOf)).toFixed(0)} MB`],
    ...(kills > 0 ? [["killed −9 after messages", killedAt.join(", ")] satisfies [string, string]] : []),
    ["differences between report and sink", differences.length === 0 ? "none" : String(differences.length)],
  ];
  for (const [name, value] of rows) process.stdout.write(`${name.padEnd(38)}${value}\n`);
  for (const { what, expected, found } of differences) {
    process.stderr.write(`${what}: expected ${expected}, found ${found}\n`);
  }
}

const cpuOf = (seconds: number, messages: number): string =>
  `${seconds.toFixed(0)} s, ${((1000 * seconds) / messages).toFixed(1)} ms a message`;

/** Memory of each process over time, as SVG; a process that was killed comes back on the same line. */
export function memoryPlot({ recipients }: Options, { samples, send }: Finding): string {
  const shown = samples.filter((_, i) => i % Math.ceil(samples.length / points) === 0);
  const names = [...new Set(shown.flatMap(({ megabytes }) => Object.keys(megabytes)))];
  const readers = recipients.toLocaleString("en");
  const seconds = Math.max(...samples.map(({ at }) => at));
  const megabytes = Math.max(...samples.map(totalOf));
  return linePlot({
    title: `npm start imports ${readers} readers, and from second ${send.from.toFixed(0)} on writes to them`,
    x: axis("seconds", seconds),
    y: axis("resident memory, MB", megabytes),
    lines: names.map((name, i) => ({
      name,
      points: shown.flatMap((sample) => pointOf(sample, name)),
      colour: colours[i % colours.length] ?? colours[0],
    })),
  });
}

const points = 80;
const ticks = 5;

function pointOf({ at, megabytes }: Sample, name: string): { x: number; y: number }[] {
  const y = megabytes[name];
  return y === undefined ? [] : [{ x: at, y }];
}

/** From zero to beyond `most`, in five steps. */
function axis(title: string, most: number) {
  const grain = 10 ** Math.floor(Math.log10(most / ticks));
  const step = Math.ceil(most / ticks / grain) * grain;
  const text = (value: number) => value.toLocaleString("en");
  return { title, from: 0, to: ticks * step, ticks: Array.from({ length: ticks + 1 }, (_, i) => i * step), text };
}
