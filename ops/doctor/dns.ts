import { Resolver } from "node:dns/promises";

/** Milliseconds for each of two tries. */
const timeout = 2_000;

/** What is asked of DNS. No record of the kind, or no such name, is an empty list. */
export interface Dns {
  cname(name: string): Promise<string[]>;
  mx(name: string): Promise<{ exchange: string; priority: number }[]>;
  /** Each record whole, however DNS cuts it. */
  txt(name: string): Promise<string[]>;
}

/** The name server does not answer, or answers with an error of its own. */
export class DnsTrouble extends Error {
  override readonly name = "DnsTrouble";
}

/** Asks the machine's name servers, or `server` (an address, with `:port` where it is not 53). @throws DnsTrouble */
export function connectDns(server?: string): Dns {
  const resolver = new Resolver({ timeout, tries: 2 });
  if (server) resolver.setServers([server]);
  return {
    cname: (name) => asked(() => resolver.resolveCname(name)),
    mx: (name) => asked(() => resolver.resolveMx(name)),
    txt: async (name) => (await asked(() => resolver.resolveTxt(name))).map((parts) => parts.join("")),
  };
}

const nothingThere = ["ENOTFOUND", "ENODATA"];

async function asked<T>(ask: () => Promise<T[]>): Promise<T[]> {
  try {
    return await ask();
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : String(error);
    if (nothingThere.includes(code)) return [];
    throw new DnsTrouble(`The name server does not answer (${code}).`);
  }
}

/** Names in DNS are the same in any case, with or without the dot at the end. */
export const sameName = (one: string, other: string): boolean => plainName(one) === plainName(other);
export const plainName = (name: string): string => name.toLowerCase().replace(/\.$/, "");
