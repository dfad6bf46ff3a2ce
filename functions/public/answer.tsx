import { html } from "hono/html";
import type { Child } from "hono/jsx";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { type Problem, problemOf, problemResponse, RequestError, unexpected } from "../problem.ts";
import { TextPage } from "./parts/page.tsx";
import { wantsJson } from "./read-fields.ts";
import { type Site, siteOf } from "./site.ts";
import type { Visit } from "./visit.ts";
import type { Note, Words } from "./words/index.ts";

export async function answerPage(visit: Visit, page: Child, status: ContentfulStatusCode = 200): Promise<Response> {
  return visit.html(html`<!doctype html>${page}`, status);
}

/** An error as a program or a person reads it; one that nobody expected is logged and says nothing of its cause. */
export function answerError(visit: Visit, error: unknown): Promise<Response> | Response {
  const known = problemOf(error);
  if (!known) logUnexpected(visit, error);
  const unreadable = error instanceof RequestError && error.status === 400;
  return answerProblem(visit, known ?? unexpected(), unreadable);
}

export function answerProblem(visit: Visit, problem: Problem, unreadable = false): Promise<Response> | Response {
  if (wantsJson(visit)) return problemResponse(problem);
  const site = siteOf(visit);
  const note = noteFor(site.words, unreadable ? 415 : problem.status);
  return answerPage(visit, <NotePage site={site} note={note} />, problem.status);
}

const NotePage = ({ site, note }: { site: Site; note: Note }) => (
  <TextPage site={site} title={note.title}>
    <h1>{note.title}</h1>
    <p class="lead">{note.text}</p>
    <p>
      <a href={site.link("/")}>{site.words.back}</a>
    </p>
  </TextPage>
);

const hasWords = (words: Words, status: number): status is keyof Words["problems"] => status in words.problems;

const noteFor = (words: Words, status: number): Note => words.problems[hasWords(words, status) ? status : 500];

/** The route's pattern, not the address: that may hold a token. */
function logUnexpected(visit: Visit, error: unknown): void {
  const { name, message, stack } = error instanceof Error ? error : { name: "unknown", message: "", stack: "" };
  visit.get("context").log.error("A request failed.", {
    route: `${visit.req.method} ${visit.req.routePath}`,
    error: name,
    message,
    stack,
  });
}
