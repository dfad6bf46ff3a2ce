const full = /no space left on device/i;

/** Ends the process with a line for a person; the stack is for those who ask with DEBUG=1. */
export function lastWords(error: unknown): never {
  console.error(sentenceFor(error));
  if (process.env.DEBUG) console.error(error);
  process.exit(1);
}

/** One line, whatever was thrown. */
export function sentenceFor(error: unknown): string {
  const [first = ""] = messageOf(error).split("\n");
  if (isDiskFull(error)) return `The disk is full (${first}); make room and start again; nothing is lost.`;
  return `Reconvene stopped: ${first}. Start it again; DEBUG=1 shows where it failed.`;
}

const messageOf = (error: unknown): string =>
  error instanceof Error ? `${error.name}: ${error.message}` : String(error);

/** Node says it with a code; LevelDB only in words, and abstract-level wraps those. */
export function isDiskFull(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return ("code" in error && error.code === "ENOSPC") || full.test(error.message) || isDiskFull(error.cause);
}
