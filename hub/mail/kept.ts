import type { EditionStore } from "../ports.ts";
import type { CompiledMessage } from "./compiled.ts";

/** A worker needs few at a time: one send's languages and the standing letters'. */
const most = 12;

const kept = new WeakMap<EditionStore, Map<string, Promise<CompiledMessage>>>();

/** A compiled message never changes, so a worker reads it once. @throws Error when there is none */
export function compiledMessage(store: EditionStore, edition: string, language: string): Promise<CompiledMessage> {
  const messages = kept.get(store) ?? new Map<string, Promise<CompiledMessage>>();
  kept.set(store, messages);
  const key = `${edition} ${language}`;
  const known = messages.get(key);
  if (known) return known;
  const read = store.compiled(edition, language).then((message) => {
    if (!message) throw new Error(`Edition ${edition} was not compiled in ${language}.`);
    return message;
  });
  messages.set(key, read);
  read.catch(() => messages.delete(key));
  const oldest = messages.keys().next().value;
  if (messages.size > most && oldest !== undefined) messages.delete(oldest);
  return read;
}
