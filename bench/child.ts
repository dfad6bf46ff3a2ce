import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";

/** A process that answers one message with one message. */
export interface Child {
  ask(question: object): Promise<unknown>;
  stop(): Promise<void>;
}

const running = new Set<ChildProcess>();
// Whatever ends this process ends those that it started.
process.once("exit", () => {
  for (const child of running) child.kill("SIGKILL");
});

/** Starts a module in a process of its own and waits until it says that it is ready. */
export async function startChild(
  file: string,
  env: NodeJS.ProcessEnv = process.env,
  nodeArguments: string[] = [],
): Promise<{ child: Child; ready: unknown }> {
  const started = spawn(process.execPath, [...nodeArguments, file], {
    env,
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  running.add(started);
  started.once("exit", () => running.delete(started));
  const next = async (): Promise<unknown> => {
    const gone = new AbortController();
    const { signal } = gone;
    const ended = once(started, "exit", { signal }).then(([code]) => {
      throw new Error(`${file} ended with ${code}.`);
    });
    ended.catch(() => undefined);
    try {
      const [message] = await Promise.race([once(started, "message", { signal }), ended]);
      return message;
    } finally {
      gone.abort();
    }
  };
  const ready = await next();
  return {
    ready,
    child: {
      async ask(question) {
        const answer = next();
        started.send(question);
        return answer;
      },
      async stop() {
        if (!running.has(started)) return;
        const ended = once(started, "exit");
        started.kill("SIGKILL");
        await ended;
      },
    },
  };
}
