import { expect, test } from "vitest";
import { hub, monthOnly } from "../../emails/preview/samples.ts";
import { meetingWith, render } from "./rendered.ts";

const announce = (...of: Parameters<typeof meetingWith>) =>
  render({ kind: "announcement", meeting: meetingWith(...of) });

test("an announcement has the meeting's own time with weekday and offset in both parts", async () => {
  const { subject, html, text } = await announce({ title: "5th meeting" });
  expect(subject).toMatch(/^5th meeting — Wednesday,? 12 May 2027$/);
  for (const part of [html, text]) expect(part).toMatch(/Wednesday,? 12 May 2027, 09:30–16:30 \(UTC\+02:00\)/);
});

test("a meeting of several days names each day of its agenda", async () => {
  const item = { start: "10:00", end: "11:00" };
  const { subject, html, text } = await announce(
    {
      title: "Masterclass",
      agenda: [
        { ...item, date: "2027-05-13", title: "Second" },
        { ...item, date: "2027-05-12", title: "First" },
      ],
    },
    { end: "2027-05-14T12:00:00" },
  );
  expect(subject).toMatch(/^Masterclass — 12\s?–\s?14 May 2027$/);
  for (const part of [html, text]) {
    expect(part).toMatch(/Wednesday,? 12 May 2027[\s\S]*First[\s\S]*Thursday,? 13 May 2027[\s\S]*Second/);
  }
});

test("both offsets stand over an agenda when the clocks change during the meeting", async () => {
  const { text } = await announce(
    { agenda: [{ date: "2027-03-28", start: "09:00", end: "10:00", title: "Sunday" }] },
    { start: "2027-03-27T09:00", end: "2027-03-28T12:00" },
  );
  expect(text).toContain("(UTC+01:00 → UTC+02:00)");
});

test("a meeting without a day saves the month: no calendar entry, no clock", async () => {
  const { subject, html, text } = await render({ kind: "announcement", meeting: monthOnly });
  expect(subject).toBe("Save the month: 6th meeting of the Data Innovation Hub — November 2027");
  for (const part of [html, text]) {
    expect(part).toContain("November 2027");
    expect(part).not.toContain(".ics");
    expect(part).not.toContain("readerWhen");
  }
});

test("a meeting with nothing but a title and a date is announced without empty places", async () => {
  const bare = { joinUrl: undefined, registerUrl: undefined, place: undefined };
  const meeting = meetingWith({ title: "Short notice" });
  const input = Object.fromEntries(Object.entries(meeting.input).filter(([field]) => !(field in bare)));
  const { html, text } = await render({
    kind: "announcement",
    meeting: { ...meeting, input: { ...meeting.input, ...input } },
  });
  expect(html).not.toMatch(/undefined|<p[^>]*><\/p>/);
  expect(text).not.toMatch(/undefined|\n{3}/);
});

test("a meeting without a text in the wanted language is written wholly in the one that it has", async () => {
  const { html, text } = await render({ kind: "announcement", meeting: meetingWith({ title: "Meeting" }) }, "fr");
  expect(html).toContain('lang="en"');
  expect(text).toMatch(/^Hello/);
  expect(text).not.toContain("Vous");
});

test("a reminder puts joining first and leaves the details to the page", async () => {
  const agenda = [
    { start: "10:00", end: "11:00", title: "Governance", detail: "At length.", speakers: ["A. Speaker"] },
  ];
  const { subject, html, text } = await render({ kind: "reminder", meeting: meetingWith({ agenda }), left: "P1D" });
  expect(subject).toBe("Tomorrow: Meeting");
  expect(html.indexOf("https://meet.example/dih-5")).toBeLessThan(
    html.indexOf("https://events.example/dih-5/register"),
  );
  for (const part of [html, text]) {
    expect(part).toContain("Governance");
    expect(part).not.toMatch(/At length|A\. Speaker/);
    expect(part).toContain(`${hub.url}/meetings/dih-5`);
  }
});
