const everyMs = 250;

/**
 * Under `npm start`, ends with npm: a killed npm cannot pass the signal on, and a hub that nobody sees would keep the
 * port and the folder.
 */
export function exitWithParent(stop: () => Promise<void>): void {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    void stop();
  }, everyMs);
  watch.unref();
}
