import type { Edition } from "../editions/edition.ts";
import type { EditionStore } from "../ports.ts";
import type { CompiledMessage } from "./compiled.ts";

/** A worker needs few at a time: one send's languages and the standing letters'. */
const most = 12;

type Kept<T> = WeakMap<EditionStore, Map<string, Promise<T>>>;

const messages: Kept<CompiledMessage> = new WeakMap();
const editions: Kept<Edition> = new WeakMap();

/** A compiled message never changes, so a worker reads it once. @throws Error when there is none */
export const compiledMessage = (store: EditionStore, edition: string, language: string): Promise<CompiledMessage> =>
  keep(messages, store, `${edition} ${language}`, async () => {
    const message = await store.compiled(edition, language);
    if (!message) throw new Error(`Edition ${edition} was not compiled in ${language}.`);
    return message;
  });

/** Nor does an edition. @throws Error when there is none */
export const editionOf = (store: EditionStore, id: string): Promise<Edition> =>
  keep(editions, store, id, async () => {
    const edition = await store.get(id);
    if (!edition) throw new Error(`Edition ${id} does not exist.`);
    return edition;
  });

/** What could not be read is not kept. */
function keep<T>(kept: Kept<T>, store: EditionStore, key: string, read: () => Promise<T>): Promise<T> {
  const shelf = kept.get(store) ?? new Map<string, Promise<T>>();
  kept.set(store, shelf);
  const known = shelf.get(key);
  if (known) return known;
  const reading = read();
  shelf.set(key, reading);
  reading.catch(() => shelf.delete(key));
  const oldest = shelf.keys().next().value;
  if (shelf.size > most && oldest !== undefined) shelf.delete(oldest);
  return reading;
}
