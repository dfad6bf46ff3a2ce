import type { MeetingInput, Problem } from "./input.ts";

/** An agenda lies inside its meeting; on a meeting of several days each item names its day. */
export function agendaProblems(input: MeetingInput, start: string, end: string): Problem[] {
  const oneDay = start.slice(0, 10) === end.slice(0, 10);
  return Object.entries(input.texts).flatMap(([language, text]) =>
    (text?.agenda ?? []).flatMap((item, i) => {
      const path = (field: string) => ["texts", language, "agenda", i, field];
      if (!oneDay && item.date === undefined) {
        return [{ path: path("date"), message: "The meeting lasts several days: name the day of each agenda item." }];
      }
      const day = item.date ?? start.slice(0, 10);
      const from = `${day}T${item.start}:00`;
      const to = `${day}T${item.end}:00`;
      if (item.end <= item.start) return [{ path: path("end"), message: "An agenda item ends after it starts." }];
      const outside = "This is outside the meeting's hours.";
      const problems: Problem[] = [];
      if (from < full(start)) problems.push({ path: path("start"), message: outside });
      if (to > full(end)) problems.push({ path: path("end"), message: outside });
      return problems;
    }),
  );
}

/** With seconds, so that local times compare as text. */
export const full = (local: string): string => (local.length === 16 ? `${local}:00` : local);
