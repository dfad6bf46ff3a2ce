import { spawn } from "node:child_process";

/** What opens an address on each system; BROWSER says otherwise. */
function opener(env: NodeJS.ProcessEnv): [command: string, ...args: string[]] | undefined {
  if (env.BROWSER) return [env.BROWSER];
  if (process.platform === "darwin") return ["open"];
  if (process.platform === "win32") return ["rundll32", "url.dll,FileProtocolHandler"];
  return env.DISPLAY || env.WAYLAND_DISPLAY ? ["xdg-open"] : undefined;
}

/** Shows an address to whoever sits here, if there is a browser: it stands in the terminal as well. */
export function openBrowser(address: URL, env = process.env): void {
  const [command, ...args] = opener(env) ?? [];
  if (command === undefined) return;
  const child = spawn(command, [...args, address.href], { stdio: "ignore", detached: true });
  // Without a browser people follow the address by hand.
  child.once("error", () => undefined);
  child.unref();
}
