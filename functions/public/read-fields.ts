import { RequestError } from "../problem.ts";
import type { Visit } from "./visit.ts";

/** The fields of a body as they came, unchecked: zod says what they may be. */
export type Fields = Record<string, unknown>;

/** Fields that a form may repeat; any other that comes twice is a list, and so refused by its schema. */
const lists: readonly string[] = ["topics"];

export const isJson = (visit: Visit): boolean =>
  /^application\/([\w.-]+\+)?json\s*(;|$)/i.test(visit.req.header("content-type") ?? "");

/** Whether the answer is for a program: it sent JSON, or asks for JSON and not for a page. */
export function wantsJson(visit: Visit): boolean {
  const accept = visit.req.header("accept") ?? "";
  return isJson(visit) || (/application\/(problem\+)?json/i.test(accept) && !/text\/html/i.test(accept));
}

/** @throws RequestError 400 for what cannot be read, 415 for a type that is neither a form nor JSON */
export async function readFields(visit: Visit): Promise<Fields> {
  if (isJson(visit)) return readJson(visit);
  const type = visit.req.header("content-type") ?? "";
  if (!/^(application\/x-www-form-urlencoded|multipart\/form-data)\s*(;|$)/i.test(type)) {
    throw new RequestError(415, "Send a form (urlencoded or multipart) or JSON.");
  }
  return readForm(visit);
}

async function readJson(visit: Visit): Promise<Fields> {
  const text = await visit.req.text();
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw new RequestError(400, "This is not JSON.");
  }
  if (typeof body !== "object" || body === null || Array.isArray(body)) {
    throw new RequestError(400, "Send a JSON object with the fields of the form.");
  }
  return { ...body };
}

async function readForm(visit: Visit): Promise<Fields> {
  let form: FormData;
  try {
    form = await visit.req.formData();
  } catch {
    throw new RequestError(400, "This form cannot be read.");
  }
  const fields: Fields = Object.create(null);
  for (const name of new Set(form.keys())) {
    const values = form.getAll(name);
    fields[name] = values.length > 1 || lists.includes(name) ? values : values[0];
  }
  return fields;
}
