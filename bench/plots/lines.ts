export interface Line {
  name: string;
  points: { x: number; y: number }[];
  colour: string;
  dashed?: boolean;
}

export interface Axis {
  title: string;
  /** Where it begins and ends; a logarithmic one begins above zero. */
  from: number;
  to: number;
  logarithmic?: boolean;
  ticks: number[];
  text(value: number): string;
}

export interface Plot {
  title: string;
  x: Axis;
  y: Axis;
  lines: Line[];
  /** A horizontal line with its name: a budget. */
  limit?: { y: number; name: string };
}

const size = { width: 760, height: 420 };
const inner = { left: 84, top: 48, right: 704, bottom: 312 };

/** Readable on light ground and on dark: a page embeds the file and cannot style it. */
const style = `
text{font:13px system-ui,sans-serif;fill:#24292f}.title{font-weight:600;font-size:15px}
.grid{stroke:#d0d7de}.axis{stroke:#57606a}.limit{stroke:#cf222e;stroke-dasharray:2 4}.ground{fill:#fff}
@media (prefers-color-scheme:dark){text{fill:#e6edf3}.grid{stroke:#30363d}.axis{stroke:#8b949e}.ground{fill:#0d1117}}`;

/** Blue, orange, teal, purple: told apart by colour-blind eyes and on both grounds. */
export const colours = ["#3b82d6", "#d97b1f", "#2a9d8f", "#a06cd5"] as const;

const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
const share = ({ from, to, logarithmic }: Axis, value: number): number =>
  logarithmic ? Math.log(value / from) / Math.log(to / from) : (value - from) / (to - from);

/** A line plot as SVG. */
export function linePlot({ title, x, y, lines, limit }: Plot): string {
  const across = (value: number) => (inner.left + share(x, value) * (inner.right - inner.left)).toFixed(1);
  const up = (value: number) => (inner.bottom - share(y, value) * (inner.bottom - inner.top)).toFixed(1);
  const middle = (inner.left + inner.right) / 2;
  const parts = [
    `<rect class="ground" width="${size.width}" height="${size.height}"/>`,
    `<text class="title" x="${inner.left}" y="26">${escaped(title)}</text>`,
    ...y.ticks.flatMap((tick) => [
      `<line class="grid" x1="${inner.left}" x2="${inner.right}" y1="${up(tick)}" y2="${up(tick)}"/>`,
      `<text x="${inner.left - 8}" y="${up(tick)}" dy="4" text-anchor="end">${escaped(y.text(tick))}</text>`,
    ]),
    ...x.ticks.map(
      (tick) =>
        `<text x="${across(tick)}" y="${inner.bottom + 20}" text-anchor="middle">${escaped(x.text(tick))}</text>`,
    ),
    `<line class="axis" x1="${inner.left}" x2="${inner.right}" y1="${inner.bottom}" y2="${inner.bottom}"/>`,
    `<text x="${middle}" y="${inner.bottom + 42}" text-anchor="middle">${escaped(x.title)}</text>`,
    `<text transform="translate(18 ${(inner.top + inner.bottom) / 2}) rotate(-90)" text-anchor="middle">${escaped(y.title)}</text>`,
  ];
  if (limit) {
    parts.push(
      `<line class="limit" x1="${inner.left}" x2="${inner.right}" y1="${up(limit.y)}" y2="${up(limit.y)}"/>`,
      `<text x="${inner.right}" y="${up(limit.y)}" dy="-6" text-anchor="end">${escaped(limit.name)}</text>`,
    );
  }
  lines.forEach(({ name, points, colour, dashed }, i) => {
    const dash = dashed ? ' stroke-dasharray="6 4"' : "";
    const path = points.map((point) => `${across(point.x)},${up(point.y)}`).join(" ");
    const legend = { x: inner.left + (i % 2) * 330, y: inner.bottom + 68 + Math.floor(i / 2) * 22 };
    parts.push(
      `<polyline points="${path}" fill="none" stroke="${colour}" stroke-width="2.5"${dash}/>`,
      ...points.map((point) => `<circle cx="${across(point.x)}" cy="${up(point.y)}" r="3.5" fill="${colour}"/>`),
      `<line x1="${legend.x}" x2="${legend.x + 26}" y1="${legend.y - 4}" y2="${legend.y - 4}" stroke="${colour}" stroke-width="2.5"${dash}/>`,
      `<text x="${legend.x + 34}" y="${legend.y}">${escaped(name)}</text>`,
    );
  });
  const box = `0 0 ${size.width} ${size.height}`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${box}" role="img" aria-label="${escaped(title).replaceAll('"', "&quot;")}"><style>${style}</style>\n${parts.join("\n")}\n</svg>\n`;
}
