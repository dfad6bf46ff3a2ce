import { createServer, type Server } from "node:http";
import { signInReturns } from "../../functions/ways.ts";
import { CliError } from "../errors.ts";

/** Where somebody is awaited who signs in elsewhere. */
export interface Awaited {
  /** Told to the issuer (RFC 8252 §7.3; by the name localhost, for Cognito takes no number without TLS). */
  redirectUri: string;
  /** The address that the issuer sends them back to. */
  returned: Promise<URL>;
  close(): void;
}

const patienceMs = 300_000;
const page = (sentence: string) => `<!doctype html><meta charset="utf-8"><title>Reconvene</title><p>${sentence}</p>`;
const headers = {
  "content-type": "text/html; charset=utf-8",
  "cache-control": "no-store",
  "content-security-policy": "default-src 'none'",
  "referrer-policy": "no-referrer",
};

/**
 * Listens on this machine alone, where an issuer may send people back to. Whoever comes without `state` is not the one
 * who was sent, and changes nothing. @throws CliError when each of the ports is in use
 */
export async function awaitReturn(state: string): Promise<Awaited> {
  const { promise, resolve, reject } = Promise.withResolvers<URL>();
  for (const redirectUri of signInReturns) {
    const expected = new URL(redirectUri);
    const server = createServer((request, response) => {
      const came = new URL(request.url ?? "/", expected);
      const isTheirs = came.pathname === expected.pathname && came.searchParams.get("state") === state;
      response.writeHead(isTheirs ? 200 : 404, headers);
      response.end(page(isTheirs ? "You may close this window, and go back to the terminal." : "Nothing is here."));
      if (isTheirs) resolve(came);
    });
    if (!(await listens(server, Number(expected.port)))) continue;
    const late = setTimeout(() => reject(new CliError("Nobody has signed in within five minutes.")), patienceMs);
    return {
      redirectUri,
      returned: promise,
      close() {
        clearTimeout(late);
        server.close();
        server.closeAllConnections();
      },
    };
  }
  throw new CliError(`Signing in needs one of these addresses, and all are in use: ${signInReturns.join(", ")}.`);
}

const listens = (server: Server, port: number): Promise<boolean> =>
  new Promise((done, fail) => {
    server.once("error", (error: NodeJS.ErrnoException) => (error.code === "EADDRINUSE" ? done(false) : fail(error)));
    server.listen(port, "127.0.0.1", () => done(true));
  });
