import { InvalidArgumentError } from "commander";
import { z } from "zod";
import type { Api } from "./api.ts";

const longestPage = 100;

/** The first `limit` items of a listing, and whether there are more. */
export async function listed<T>(
  api: Api,
  path: string,
  item: z.ZodType<T>,
  limit: number,
  filter: Record<string, string | undefined> = {},
): Promise<{ items: T[]; more: boolean }> {
  const page = z.object({ items: z.array(item), next: z.string().optional() });
  const items: T[] = [];
  let next: string | undefined;
  do {
    const query = new URLSearchParams({ limit: String(Math.min(longestPage, limit - items.length)) });
    for (const [name, value] of Object.entries({ ...filter, next })) if (value !== undefined) query.set(name, value);
    const answer = await api.get(`${path}?${query}`, page);
    items.push(...answer.items);
    next = answer.next;
  } while (next !== undefined && items.length < limit);
  return { items, more: next !== undefined };
}

/** For `--limit`. */
export function wholeNumber(text: string): number {
  if (!/^[1-9]\d{0,6}$/.test(text)) throw new InvalidArgumentError("Write a whole number of at least 1.");
  return Number(text);
}
