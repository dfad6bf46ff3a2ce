export function say(line = ""): void {
  endProgress();
  console.log(line);
}

/** One line that is written over, where somebody looks; nothing in a file. */
export function progress(doing: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${doing}`);
}

export function endProgress(): void {
  if (process.stderr.isTTY) process.stderr.write("\r\u001b[K");
}

/** Beside what a program reads: on standard error. */
export function aside(line: string): void {
  endProgress();
  console.error(line);
}
