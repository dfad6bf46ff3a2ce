const patienceMs = 4_000;
const stepMs = 200;

/**
 * Tries again for a few seconds while something is still held by a hub that was just killed: its port, its folder.
 * @throws what `start` threw last
 */
export async function patiently<T>(start: () => Promise<T>): Promise<T> {
  for (const until = Date.now() + patienceMs; ; ) {
    try {
      return await start();
    } catch (error) {
      if (!isHeld(error) || Date.now() > until) throw error;
      await new Promise((done) => setTimeout(done, stepMs));
    }
  }
}

const isHeld = (error: unknown): boolean =>
  error instanceof Error && (("code" in error && error.code === "EADDRINUSE") || /is in use/.test(error.message));
