import { colours, linePlot } from "../plots/lines.ts";
import type { Sample, Series } from "./measure.ts";

const mostMb = 160;

export function memoryPlot({ deliver, plan }: Series): string {
  const points = (samples: Sample[], of: "heapMb" | "peakMb") =>
    samples.map((sample) => ({ x: sample.recipients, y: sample[of] }));
  return linePlot({
    title: "Memory of deliver and plan by recipients",
    x: {
      title: "recipients (logarithmic)",
      from: 1e3,
      to: 1e6,
      logarithmic: true,
      ticks: [1e3, 1e4, 1e5, 1e6],
      text: (value) => value.toLocaleString("en"),
    },
    y: { title: "MB", from: 0, to: 200, ticks: [0, 40, 80, 120, 160, 200], text: String },
    lines: [
      { name: "deliver, most resident", colour: colours[0], points: points(deliver, "peakMb") },
      { name: "plan, most resident", colour: colours[1], points: points(plan, "peakMb") },
      { name: "deliver, heap in use", colour: colours[0], dashed: true, points: points(deliver, "heapMb") },
      { name: "plan, heap in use", colour: colours[1], dashed: true, points: points(plan, "heapMb") },
    ],
    limit: { y: mostMb, name: "at most 160 MB" },
  });
}
