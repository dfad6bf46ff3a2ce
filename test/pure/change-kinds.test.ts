import { expect, test } from "vitest";
import { dated } from "../../emails/preview/samples.ts";
import { type ChangeKind, changesOf } from "../../hub/meetings/change-kinds.ts";
import type { MeetingInput } from "../../hub/meetings/input.ts";
import type { Meeting } from "../../hub/meetings/meeting.ts";

const { start: _start, end: _end, place: _place, joinUrl: _joinUrl, ...bare } = dated.input;

/** The sample meeting with other facts; a fact that is undefined is left out. */
function meeting(facts: { [Fact in keyof MeetingInput]?: MeetingInput[Fact] | undefined }): Meeting {
  const all = Object.entries({ ...dated.input, ...facts }).filter(([, fact]) => fact !== undefined);
  return { ...dated, input: { ...bare, ...Object.fromEntries(all) } };
}
const saved = (month: string) => meeting({ start: undefined, end: undefined, month });

const told: [string, Meeting, Meeting, ChangeKind[]][] = [
  ["nothing", dated, dated, []],
  ["other words alone", dated, meeting({ texts: { en: { title: "Other", summary: "", agenda: [] } } }), []],
  ["other reminders alone", dated, meeting({ reminders: [] }), []],
  ["another day", dated, meeting({ start: "2027-05-19T09:30:00", end: "2027-05-19T16:30:00" }), ["moved"]],
  ["a day more", dated, meeting({ end: "2027-05-13T12:00:00" }), ["moved"]],
  ["another hour", dated, meeting({ start: "2027-05-12T10:30:00" }), ["hours"]],
  ["the same hour of another zone", dated, meeting({ zone: "Europe/London" }), ["hours"]],
  ["the same hour beyond the date line", dated, meeting({ zone: "Pacific/Auckland" }), ["hours"]],
  ["another end", dated, meeting({ end: "2027-05-12T17:30:00" }), ["end"]],
  [
    "the same moment on another clock",
    dated,
    meeting({ start: "2027-05-12T08:30:00", end: "2027-05-12T15:30:00", zone: "Europe/London" }),
    ["zone"],
  ],
  ["a zone of another name that keeps the same time", dated, meeting({ zone: "Europe/Paris" }), []],
  ["a start written without seconds", dated, meeting({ start: "2027-05-12T09:30" }), []],
  ["a day for a month", saved("2027-05"), dated, ["dated"]],
  ["a month for a day", dated, saved("2027-06"), ["undated"]],
  ["another month", saved("2027-05"), saved("2027-06"), ["month"]],
  ["another place", dated, meeting({ place: "Vienna" }), ["place"]],
  ["a first place", meeting({ place: undefined }), dated, ["placeSet"]],
  ["no place any more", dated, meeting({ place: undefined }), ["placeWithdrawn"]],
  ["an empty place after none", meeting({ place: undefined }), meeting({ place: "" }), []],
  ["another link", dated, meeting({ joinUrl: "https://meet.example/new" }), ["link"]],
  ["a first link", meeting({ joinUrl: undefined }), dated, ["linkSet"]],
  ["no link any more", dated, meeting({ joinUrl: undefined }), ["linkWithdrawn"]],
  ["that it takes place after all", { ...dated, state: "cancelled" }, dated, ["reinstated"]],
  [
    "everything at once",
    { ...dated, state: "cancelled" },
    meeting({ start: "2027-05-19T09:30:00", end: "2027-05-19T16:30:00", place: "Vienna", joinUrl: undefined }),
    ["reinstated", "moved", "place", "linkWithdrawn"],
  ],
];

test.for(told)("readers hear of %s", ([, before, now, changes]) => {
  expect(changesOf(before, now)).toEqual(changes);
});
