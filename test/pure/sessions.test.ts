import { expect, test } from "vitest";
import { sessionsOf } from "../../functions/public/sessions.ts";
import type { AgendaItem } from "../../hub/meetings/input.ts";
import type { RecapSession } from "../../hub/meetings/recap.ts";
import { spanOf } from "../../hub/meetings/times.ts";
import { aMeeting } from "../kit/factories.ts";

const span = spanOf(
  aMeeting({ start: "2027-05-12T09:00:00", end: "2027-05-13T17:00:00", texts: { en: { title: "x" } } }),
);
if (!span) throw new Error("There is no span.");

const item = (start: string, title: string, date?: string): AgendaItem => ({
  start,
  end: "16:00",
  title,
  detail: `About ${title}.`,
  ...(date === undefined ? {} : { date }),
});
const went = (start: string, text: string, date?: string): RecapSession => ({
  start,
  text,
  ...(date === undefined ? {} : { date }),
});
const toldIn = (agenda: AgendaItem[], recap: RecapSession[]) =>
  sessionsOf(span, agenda, recap).map(({ date, sessions }) => [
    date.slice(-2),
    ...sessions.map(({ start, title, text }) => `${start} ${title}: ${text}`),
  ]);

const agenda = [item("10:00", "A", "2027-05-12"), item("14:00", "B", "2027-05-12"), item("10:00", "C", "2027-05-13")];

test("each session has what is told of it, the others what was planned", () => {
  const recap = [went("10:00", "third", "2027-05-13"), went("14:00", "second")];
  expect(toldIn(agenda, recap)).toEqual([
    ["12", "10:00 A: About A.", "14:00 B: second"],
    ["13", "10:00 C: third"],
  ]);
});

test("a session that begins at an hour of its own needs no day", () => {
  expect(toldIn([...agenda, item("15:00", "D", "2027-05-13")], [went("15:00", "fourth")])[1]).toEqual([
    "13",
    "10:00 C: About C.",
    "15:00 D: fourth",
  ]);
});

test("of two that begin together the first told is the first, and none is lost", () => {
  const tracks = [item("10:00", "A"), item("10:00", "B")];
  expect(toldIn(tracks, [went("10:00", "one"), went("10:00", "two"), went("10:00", "three")])).toEqual([
    ["12", "10:00 A: one", "10:00 B: two", "10:00 undefined: three"],
  ]);
});

test("what the agenda does not know stands at its hour, and an empty report hides no plan", () => {
  expect(toldIn([item("10:00", "A"), item("14:00", "B")], [went("11:00", "between"), went("14:00", "")])).toEqual([
    ["12", "10:00 A: About A.", "11:00 undefined: between", "14:00 B: About B."],
  ]);
});
