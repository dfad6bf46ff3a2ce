import { Temporal } from "temporal-polyfill";
import type { CompilingContext } from "../context.ts";
import type { EditionSubject } from "../editions/edition.ts";
import { DomainError, notFound } from "../errors.ts";
import { type LaunchOptions, launch, nameFor } from "../sends/launch.ts";
import type { Send } from "../sends/send.ts";
import type { Meeting } from "./meeting.ts";
import { misfitsOf, type Recap, type RecapInput } from "./recap.ts";
import { hoursOf, stateOf } from "./times.ts";

export interface RecapOptions extends LaunchOptions {
  /** Although another recap of this meeting was sent. */
  again?: boolean | undefined;
}

/**
 * Sends the recap of a meeting that is over to all who chose recaps, and puts it on the meeting's page as it begins. The
 * same again answers the send that there is.
 * @throws DomainError `conflict` before the meeting's end, or when another recap was sent; `invalid` by field
 */
export async function sendRecap(
  context: CompilingContext,
  slug: string,
  input: RecapInput,
  { again, ...options }: RecapOptions,
): Promise<Send> {
  const meeting = await context.store.meetings.get(slug);
  if (!meeting) throw notFound(`meeting ${slug}`);
  if (stateOf(meeting, context.clock.now()) !== "held") {
    throw new DomainError("conflict", "A recap follows a meeting that was announced and is over.");
  }
  const misfits = misfitsOf(meeting, input);
  if (misfits.length > 0) throw new DomainError("invalid", "The recap does not fit the meeting's agenda.", misfits);
  const isSame = (known: EditionSubject) => known.kind === "recap" && same(known.recap.input, input);
  const { id, other, lost } = await nameFor(context, `recap-${slug}`, isSame);
  if ((other || lost) && !again) {
    throw new DomainError(
      "conflict",
      `${lost ? "A recap of this meeting, lost with the table since," : "Another recap of this meeting"} was sent already. To send this one as well, ask with again: true.`,
    );
  }
  const recap: Recap = { meeting: slug, input, send: id, at: context.clock.now().toString() };
  const next = await nextAfter(context, meeting);
  const subject = { kind: "recap" as const, meeting, recap, ...(next ? { next } : {}) };
  return launch(context, { id, subject, audience: { topic: "recaps" } }, options);
}

const same = (a: RecapInput, b: RecapInput): boolean => JSON.stringify(a) === JSON.stringify(b);

/** The next meeting that was announced, for the recap to end with. */
export async function nextAfter({ store, clock }: CompilingContext, meeting: Meeting): Promise<Meeting | undefined> {
  const now = clock.now();
  const [next] = (await store.meetings.list())
    .filter(({ slug, state }) => slug !== meeting.slug && state === "scheduled")
    .filter((other) => Temporal.Instant.compare(hoursOf(other).start, now) > 0)
    .sort((a, b) => Temporal.Instant.compare(hoursOf(a).start, hoursOf(b).start));
  return next;
}
