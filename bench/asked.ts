/** For a child of the bench: says that it is ready, then answers each message. It ends with whoever started it. */
export function answerBy(answer: (question: unknown) => Promise<unknown>, ready: unknown = "ready"): void {
  process.on("message", (question) => {
    answer(question).then(
      (said) => process.send?.(said ?? null),
      (error: unknown) => {
        process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
        process.exit(1);
      },
    );
  });
  process.once("disconnect", () => process.exit());
  process.send?.(ready);
}
