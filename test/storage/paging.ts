import type { Page } from "../../hub/ports.ts";

/** A listing from its first page to its last. @throws Error when it does not end */
export async function everyPage<T>(list: (next: string | undefined) => Promise<Page<T>>): Promise<Page<T>[]> {
  const pages: Page<T>[] = [];
  for (let next: string | undefined; ; ) {
    const page = await list(next);
    pages.push(page);
    if (page.next === undefined) return pages;
    if (pages.length > 500) throw new Error("A listing without an end.");
    next = page.next;
  }
}

const encoded = (place: unknown): string => Buffer.from(JSON.stringify(place)).toString("base64url");

/** What people and programs try, none of it a place in any listing. */
export const badCursors: string[] = [
  "",
  "x",
  "%00",
  "../../etc/passwd",
  "e30",
  ...[
    "",
    null,
    7,
    [],
    "z".repeat(5000),
    { list: -1, after: "a" },
    { list: 0.5, after: "a" },
    { list: 99, after: "a" },
    { list: 0, after: "" },
    { list: 0, after: "z".repeat(5000) },
    { list: 0, after: 7 },
    { list: "0", after: "a" },
  ].map(encoded),
];
