import { execFile } from "node:child_process";
import { project } from "./settings.ts";

export interface Ran {
  code: number;
  out: string;
  err: string;
}

/** `npm run <script> -- <args>`, as a person runs it. A command that is not content is no error here. */
export const npmRun = (env: NodeJS.ProcessEnv, script: string, ...args: string[]): Promise<Ran> =>
  new Promise((done) => {
    execFile("npm", ["run", "--silent", script, "--", ...args], { cwd: project, env }, (error, out, err) =>
      done({ code: error ? Number(error.code ?? 1) : 0, out, err }),
    );
  });
