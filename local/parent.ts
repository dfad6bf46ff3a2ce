const everyMs = 250;

/** The process that started this one, when `npm start` says which: its shell's $PPID, kept over `exec`. */
const npm = process.env.STARTED_BY;

/**
 * Under `npm start`, ends with npm: a killed npm cannot pass the signal on, and a hub that nobody sees would keep the
 * port and the folder. A child of a dead process is given another parent at once, so one look tells, also at a start
 * that came too late to see npm alive.
 */
export function endWithNpm(stop: () => Promise<void>): void {
  if (npm === undefined) return;
  const isAlive = () => String(process.ppid) === npm && npm !== "1";
  if (!isAlive()) process.exit(1);
  const watch = setInterval(() => {
    if (isAlive()) return;
    clearInterval(watch);
    void stop();
  }, everyMs);
  watch.unref();
}
