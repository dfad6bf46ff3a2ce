import { afterAll, describe, expect, test } from "vitest";
import { samples } from "../../emails/preview/samples.ts";
import { compileEdition } from "../../hub/editions/compile.ts";
import { meetingOf } from "../../hub/editions/edition.ts";
import { splice } from "../../hub/mail/splice.ts";
import { spanOf } from "../../hub/meetings/times.ts";
import { valuesFor } from "../../hub/sends/values.ts";
import type { Person } from "../../hub/subscribers/subscriber.ts";
import { createTestHub } from "../hub.ts";
import { aPerson, idOn } from "../storage/samples.ts";
import { expectCalendar, expectCalendarType } from "./calendar-rules.ts";
import { headersNamed, parsers } from "./read.ts";
import { expectFilled, expectMail } from "./rules.ts";

const hub = await createTestHub();
afterAll(() => hub.close());
const { context } = hub;

const id = idOn(0, 1);
const reader = (name: string): Person => {
  const { profile } = aPerson(id);
  const chosen = { ...profile, name };
  return aPerson(id, { profile: chosen, signUp: { at: 1_793_693_730, profile: chosen } });
};

/** Every edition in every language, as a reader with a name and one without get it. */
const letters = await Promise.all(
  Object.entries(samples).map(async ([name, subject]) => {
    const { languages } = await compileEdition(context, name, subject);
    return Promise.all(
      languages.map(async (language) => {
        const message = await context.store.editions.compiled(name, language);
        if (!message) throw new Error(`${name} was not compiled in ${language}.`);
        const to = (reads: string) => splice(message, valuesFor(context, subject, language, reader(reads)));
        return { name: `${name} in ${language}`, language, subject, raw: to("Ana Díaz"), unnamed: to("") };
      }),
    );
  }),
).then((all) => all.flat());

describe.for(letters)("$name", ({ raw, unnamed, subject, language }) => {
  const text = raw.toString("latin1");
  const isConfirmation = subject.kind === "confirmation";
  const one = (header: string): string => {
    const [value, ...more] = headersNamed(raw, header);
    expect(more).toEqual([]);
    return value ?? "";
  };

  test("keeps to the rules of the wire", () => {
    expectMail(raw);
    expectMail(unnamed);
    const long = text.split("\r\n").filter((line) => line.length > 78);
    expect(long.filter((line) => !line.startsWith("List-Unsubscribe: <https://"))).toEqual([]);
  });

  for (const [parser, read] of Object.entries(parsers)) {
    test(`reads the same to ${parser} as it was meant`, async () => {
      const mail = await read(raw);
      expect(mail.to).toEqual([{ name: "Ana Díaz", address: "Zoe.Angstrom+dih@xn--bcher-kva.example" }]);
      const address = isConfirmation ? context.hub.from.transactional : context.hub.from.list;
      expect(mail.from).toEqual({ name: context.hub.name, address });
      const drawn = await context.compiler.render(context.hub, subject, language);
      expect(mail.subject).toBe(drawn.subject);
      for (const part of [mail.subject, mail.text, mail.html]) expectFilled(part);
      expect(mail.text).toMatch(/^\S+ Ana Díaz,\n/);
      expect((await read(unnamed)).text).toMatch(/^\S+,\n/);
    });
  }

  test("has text, then HTML, then a calendar where a date is ahead", () => {
    const parts = [...text.matchAll(/^Content-Type: (\w+\/\w+)/gm)].map(([, type]) => type);
    const meeting = meetingOf(subject);
    const dated = subject.kind !== "recap" && meeting !== undefined && spanOf(meeting.input) !== undefined;
    const calendar = dated ? ["text/calendar"] : [];
    expect(parts).toEqual(["multipart/alternative", "text/plain", "text/html", ...calendar]);
  });

  test("names the calendar's method on the part and in the object alike", async () => {
    const { calendar } = await parsers.mailparser(raw);
    const [, declared] = /^Content-Type: text\/calendar;([\s\S]*?)\r\n(?!\s)/m.exec(text) ?? [];
    expect(declared === undefined).toBe(calendar === undefined);
    if (calendar === undefined || declared === undefined) return;
    expectCalendarType(`text/calendar; ${declared.trim()}`, calendar);
    expect(expectCalendar(calendar)).toHaveLength(1);
  });

  test("says that a machine sent it, in which language, and whom to ask", () => {
    expect(one("auto-submitted")).toBe("auto-generated");
    expect(one("content-language")).toBe(language);
    expect(one("reply-to")).toBe(context.hub.contact);
    expect(one("date")).toBe("Mon, 01 Mar 2027 12:00:00 +0000");
    expect(one("mime-version")).toBe("1.0");
  });

  test("offers one-click unsubscribing as a pair on list mail, and on nothing else", async () => {
    const [uri, post, list] = ["list-unsubscribe", "list-unsubscribe-post", "list-id"].map((name) => one(name));
    if (isConfirmation) {
      expect(text.slice(0, text.indexOf("\r\n\r\n"))).not.toMatch(/^List-/im);
      return;
    }
    expect(uri).toMatch(/^<https:\/\/hub\.example\.org\/unsubscribe\/[\w-]{48}>$/);
    expect(post).toBe("List-Unsubscribe=One-Click");
    expect(list).toMatch(
      /^WCO Data Innovation Hub \w+ <(announcements|reminders|recaps|news|welcome)\.hub\.example\.org>$/,
    );
    const { text: plain, html } = await parsers.mailparser(raw);
    for (const part of [plain, html]) expect(part).toContain(uri?.slice(1, -1));
  });
});
