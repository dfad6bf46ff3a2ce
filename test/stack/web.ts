import { request } from "node:https";
import type { LookupFunction } from "node:net";
import { text } from "node:stream/consumers";

export interface Page {
  status: number;
  body: string;
}

/** Browsers know that every name in `localhost` is this machine; not every system's resolver does. */
const thisMachine: LookupFunction = (_, { all }, done) =>
  all ? done(null, [{ address: "127.0.0.1", family: 4 }]) : done(null, "127.0.0.1", 4);

/** Opens an address as a browser would, or sends a form to it. Follows no redirect. */
export const visit = (url: string, form?: Record<string, string | string[]>): Promise<Page> =>
  new Promise((answered, failed) => {
    const method = form ? "POST" : "GET";
    const headers = form ? { "content-type": "application/x-www-form-urlencoded" } : {};
    const asked = request(url, { method, headers, lookup: thisMachine }, (answer) => {
      text(answer).then((body) => answered({ status: answer.statusCode ?? 0, body }), failed);
    });
    asked.on("error", failed);
    asked.end(form && encoded(form));
  });

function encoded(form: Record<string, string | string[]>): string {
  const fields = Object.entries(form).flatMap(([name, value]) => [value].flat().map((one) => [name, one]));
  return new URLSearchParams(fields).toString();
}
