import { type SESClient, SendRawEmailCommand } from "@aws-sdk/client-ses";
import MailComposer from "nodemailer/lib/mail-composer";
import * as z from "zod";
import { compiler } from "../../emails/compiler.ts";
import { consumeDeliver } from "../../functions/deliver/consume.ts";
import type { Edition } from "../../hub/editions/edition.ts";
import { cut } from "../../hub/mail/compiled.ts";
import { escapeHtml } from "../../hub/mail/html.ts";
import { compiledMessage } from "../../hub/mail/kept.ts";
import { splice } from "../../hub/mail/splice.ts";
import { calendarOf } from "../../hub/meetings/calendar.ts";
import { valuesFor } from "../../hub/sends/values.ts";
import { isPerson, type Person } from "../../hub/subscribers/subscriber.ts";
import { answerBy } from "../asked.ts";
import { contextBy, createClients } from "../hub-context.ts";
import { hub, tableName, unhurried } from "../settings.ts";
import { sqsEvent } from "../sqs-event.ts";
import { usageOf } from "../usage.ts";
import { type Way, ways } from "./ways.ts";

/** Gets a chunk's messages out by one of the ways, as often as it is told. */
const order = z.object({
  way: z.enum(ways),
  edition: z.string(),
  ids: z.array(z.string()),
  refs: z.array(z.object({ send: z.string(), chunk: z.string() })),
});

const endpoints = { dynamodb: process.env.AWS_ENDPOINT_URL_DYNAMODB ?? "", cloud: process.env.AWS_ENDPOINT_URL ?? "" };
const clients = createClients(endpoints);
const context = contextBy(clients, tableName, unhurried);
const silentContext = {
  ...context,
  mailer: { ...context.mailer, send: async () => ({ result: "accepted" as const, messageId: "none" }) },
};

const bare = (ses: SESClient, to: string, raw: Buffer) =>
  ses.send(new SendRawEmailCommand({ Source: hub.from.list, Destinations: [to], RawMessage: { Data: raw } }));

const spliced = async (edition: Edition, person: Person): Promise<Buffer> =>
  splice(
    await compiledMessage(context.store.editions, edition.id, person.profile.language),
    valuesFor(context, edition.subject, person.profile.language, person),
  );

/** What a service does that renders for each reader: the same page, text and calendar, by React and MailComposer. */
async function rendered(edition: Edition, person: Person): Promise<Buffer> {
  const { subject } = edition;
  if (!("meeting" in subject)) throw new Error("The bench announces a meeting.");
  const { language } = person.profile;
  const values = valuesFor(context, subject, language, person);
  const text = await compiler.render(hub, subject, language);
  const filled = (marked: string, encode: (value: string) => string) =>
    cut(marked, "text")
      .map((piece) => (typeof piece === "string" ? piece : encode(values[piece.slot] ?? "")))
      .join("");
  const composer = new MailComposer({
    from: { name: hub.name, address: hub.from.list },
    to: { name: person.profile.name, address: person.email },
    subject: text.subject,
    html: filled(text.html, escapeHtml),
    text: filled(text.text, (value) => value),
    icalEvent: { method: "PUBLISH", content: calendarOf(hub, [subject.meeting], language) },
    newline: "windows",
  });
  return composer.compile().build();
}

/** Runs `each` on all, at most `atOnce` at a time. */
async function inParallel<T>(all: T[], atOnce: number, each: (one: T) => Promise<unknown>): Promise<void> {
  const waiting = [...all];
  const work = async () => {
    for (let next = waiting.pop(); next; next = waiting.pop()) await each(next);
  };
  await Promise.all(Array.from({ length: atOnce }, work));
}

async function inWaves<T>(all: T[], size: number, each: (one: T) => Promise<unknown>): Promise<void> {
  for (let i = 0; i < all.length; i += size) await Promise.all(all.slice(i, i + size).map(each));
}

answerBy(async (question) => {
  const { way, edition: id, ids, refs } = order.parse(question);
  const edition = await context.store.editions.get(id);
  if (!edition) throw new Error(`There is no edition ${id}.`);
  const people = [...(await context.store.subscribers.getMany(ids)).values()].filter(isPerson);
  const ready = await Promise.all(people.map(async (person) => ({ person, raw: await spliced(edition, person) })));
  const bareOne = ({ person, raw }: (typeof ready)[number]) => bare(clients.ses, person.email, raw);
  const work: Record<Way, () => Promise<void>> = {
    bare: () => inParallel(ready, 50, bareOne),
    "bare in waves": () => inWaves(ready, context.delivery.waveSize, bareOne),
    rendered: () =>
      inParallel(people, 50, async (person) => bare(clients.ses, person.email, await rendered(edition, person))),
    spliced: async () => {
      for (const person of people) await spliced(edition, person);
    },
    "without SES": async () => {
      for (const ref of refs) {
        const { batchItemFailures } = await consumeDeliver(silentContext, sqsEvent([JSON.stringify(ref)]));
        if (batchItemFailures.length > 0) throw new Error(`Chunk ${ref.chunk} was not delivered.`);
      }
    },
  };
  return usageOf(work[way]);
});
