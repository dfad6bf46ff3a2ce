import { parseArgs } from "node:util";
import { measurePace } from "./measure.ts";

const { values } = parseArgs({
  options: {
    workers: { type: "string", default: "8" },
    rate: { type: "string", default: "100" },
    seconds: { type: "string", default: "60" },
  },
});
const { workers, rate, seconds } = values;
const figures = await measurePace({ workers: Number(workers), rate: Number(rate), seconds: Number(seconds) });
const rows = {
  workers: figures.workers,
  "rate, messages/s": figures.rate,
  "measured, s": figures.seconds,
  "of the rate used": `${(figures.used * 100).toFixed(1)} %`,
  "most calls in a second": figures.mostInASecond,
  throttled: figures.throttled,
  "turns lost": figures.late,
};
for (const [name, value] of Object.entries(rows)) process.stdout.write(`${name.padEnd(24)}${value}\n`);
