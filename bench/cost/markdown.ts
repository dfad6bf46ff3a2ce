export const dollars = (amount: number): string => `$${amount.toFixed(2)}`;

const row = (...cells: string[]) => `| ${cells.join(" | ")} |`;

export const table = (head: string[], rows: string[][]): string =>
  [row(...head), row(...head.map(() => "---")), ...rows.map((cells) => row(...cells))].join("\n");
