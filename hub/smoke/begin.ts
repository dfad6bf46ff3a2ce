import { instant, iso } from "../clock.ts";
import type { CompilingContext, Context } from "../context.ts";
import { DomainError } from "../errors.ts";
import { simulator } from "../sends/audience.ts";
import { beginSend } from "../sends/begin.ts";
import type { Send } from "../sends/send.ts";
import { changeSubscriber } from "../subscribers/change.ts";
import { isPerson, type Person, type Subscriber } from "../subscribers/subscriber.ts";
import { cleanUpSmoke } from "./clean-up.ts";
import { type Mailbox, mailboxes, mailboxId } from "./mailboxes.ts";
import { throwAwayMeeting } from "./meeting.ts";

/** A smoke test that was not cleaned up after has been given up by then. */
const minutes = 10;

/**
 * Announces a meeting that there is not to SES's mailbox simulator, on the same road as any other announcement. The
 * audience is a list of four ids that come from this code alone; see docs/decisions/0027. One that fails to begin leaves
 * no subscriber behind.
 * @throws DomainError `conflict` while another smoke test is at it
 */
export async function beginSmoke(context: CompilingContext, by: string): Promise<Send> {
  await assertNoOther(context);
  try {
    for (const mailbox of mailboxes) await enrol(context, mailbox);
    return await announceIt(context, by);
  } catch (error) {
    await cleanUpSmoke(context);
    throw error;
  }
}

const announceIt = (context: CompilingContext, by: string): Promise<Send> =>
  beginSend(context, {
    id: `smoke-${Math.floor(context.clock.now().epochMilliseconds / 1000)}`,
    subject: { kind: "announcement", meeting: throwAwayMeeting(context) },
    audience: { topic: simulator, only: mailboxes.map((mailbox) => mailboxId(context.keys, mailbox)) },
    by,
  });

/** Who is at it has the mailboxes as subscribers, since a moment ago. */
async function assertNoOther({ store, keys, clock }: Context): Promise<void> {
  const people = await store.subscribers.getMany(mailboxes.map((mailbox) => mailboxId(keys, mailbox)));
  const since = iso(clock.now().subtract({ minutes }));
  const [other] = [...people.values()].filter(isPerson).flatMap(({ confirmedAt = "" }) => confirmedAt);
  if (other === undefined || other < since) return;
  const until = iso(instant(other).add({ minutes }));
  throw new DomainError("conflict", `Another smoke test is at it, or was cut off. Try again when it is ${until}.`);
}

/**
 * Makes a mailbox a subscriber, as new. It has chosen no topic, so that nothing else is ever sent to it; nobody has
 * confirmed, for nobody is there.
 */
async function enrol({ store, keys, hub, clock }: Context, mailbox: Mailbox): Promise<void> {
  const id = mailboxId(keys, mailbox);
  const now = iso(clock.now());
  await changeSubscriber<Person>({ store }, id, (current: Subscriber | undefined) => ({
    id,
    rev: 0,
    state: "active",
    createdAt: current?.createdAt ?? now,
    stateAt: now,
    confirmedAt: now,
    email: mailbox.address,
    profile: { name: "", language: hub.language, zone: hub.zone, topics: [] },
    zones: [{ zone: hub.zone, since: now }],
    consents: [],
  }));
}
