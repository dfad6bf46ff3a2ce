const started = Date.now();

/** A line of progress, with the seconds since the beginning. */
export const say = (line: string): boolean =>
  process.stdout.write(`${((Date.now() - started) / 1000).toFixed(1).padStart(6)} s  ${line}\n`);

/** Something that the run does: said when it is done, and named when it fails. */
export async function step<T>(name: string, run: () => Promise<T>): Promise<T> {
  try {
    const answer = await run();
    say(name);
    return answer;
  } catch (error) {
    say(`FAILED: ${name}`);
    throw error;
  }
}

/** Looks again and again until there is something to see. @throws Error that says what was waited for */
export async function until<T>(
  what: string,
  look: () => Promise<T | undefined> | T | undefined,
  seconds = 60,
): Promise<T> {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const seen = await look();
    if (seen !== undefined) return seen;
    if (Date.now() > end) throw new Error(`Waited ${seconds} seconds for ${what}.`);
    await new Promise((done) => setTimeout(done, 250));
  }
}
