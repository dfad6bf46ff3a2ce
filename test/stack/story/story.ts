import type { DeployedHub } from "../hub.ts";
import { say, step } from "../progress.ts";
import { examined } from "./doctor.ts";
import { bounce, inDeadLetters, publishNonsense } from "./feedback.ts";
import { leave } from "./leaving.ts";
import { announce, announcement, reminded, writeMeeting } from "./meeting.ts";
import { someoneIsInvited } from "./people.ts";
import { ana, confirm, confirmationMail, luc, omar, readers, subscribe } from "./readers.ts";
import { redeployed } from "./redeploy.ts";
import { reportIsTheMailbox } from "./report.ts";
import { smokeTest } from "./smoke.ts";

/** Time for the acts before the reminder. */
const reminderInSeconds = 75;

const each = <T, U>(all: readonly T[], act: (one: T) => Promise<U>): Promise<U[]> => Promise.all(all.map(act));

/** A hub's main job, as its readers, its staff and SES see it. `redeploy` deploys again, with another setting. */
export async function story(
  hub: DeployedHub,
  folder: string,
  redeploy: (contact: string) => Promise<void>,
): Promise<void> {
  await step("an operator invites somebody, who signs in, and may do what their group may", () =>
    someoneIsInvited(hub),
  );
  await step("readers subscribe by the form, and are asked to confirm, in English and in French", async () => {
    for (const reader of readers) await subscribe(hub, reader);
    await each(readers, (reader) => confirmationMail(hub, reader));
  });
  await step("opening the link changes nothing; the button confirms, and the welcome comes", () =>
    each(readers, (reader) => confirm(hub, reader)),
  );
  const send = await step("staff put a meeting by their command line, and announce it", async () =>
    announce(hub, await writeMeeting(folder, reminderInSeconds)),
  );
  const [first, second, third] = await step("each reader has one announcement, with an entry for the calendar", () =>
    Promise.all([announcement(hub, ana), announcement(hub, luc), announcement(hub, omar)]),
  );
  const nonsense = JSON.stringify({ this: "is no event of SES" });
  await step("SES tells its topic of a hard bounce, and the reader is suppressed", async () => {
    await bounce(hub, send, omar, third);
    await publishNonsense(hub, nonsense);
  });
  await step("what is no event ends in the dead letters", () => inDeadLetters(hub, nonsense));
  await step("the scheduled rule sends the reminder, to those who are left", () => reminded(hub, ana, luc));
  await step("reports are what the mailbox holds", () => reportIsTheMailbox(hub));
  await step("a reader leaves by one click", () => leave(hub, luc, second));
  await step("deployed again with another setting: nothing is lost, nothing is sent again, old links work", () =>
    redeployed(hub, redeploy, first),
  );
  await step("who leaves twice has left", () => leave(hub, luc, second));
  await step("npm run smoke sends through all of it, to nobody, and finds what became of it", () => smokeTest(hub));
  await step("npm run doctor finds the event that nobody could handle, and nothing else", () => examined(hub));
  say(`${hub.mailbox.all().length} messages in all`);
}
