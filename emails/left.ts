import { Temporal } from "temporal-polyfill";
import type { Language } from "../hub/config.ts";
import { words } from "./words/index.ts";

/** The length of a day for rounding; no reminder hangs on it. */
const hoursADay = 24;

/** How long is left, for people: minutes up to two hours, hours up to two days, then days, and weeks where they fit. */
function rounded(left: string): { count: number; unit: "minute" | "hour" | "day" | "week" } {
  const duration = Temporal.Duration.from(left);
  const relativeTo = Temporal.PlainDateTime.from("2024-01-01T00:00");
  const minutes = duration.total({ unit: "minutes", relativeTo });
  const hours = minutes / 60;
  const calendarDays = duration.weeks !== 0 || duration.days !== 0;
  if (!calendarDays && minutes > 0 && hours !== hoursADay) {
    if (hours < 2 && minutes !== 60) return { count: Math.max(1, Math.round(minutes)), unit: "minute" };
    if (hours < 2 * hoursADay) return { count: Math.round(hours), unit: "hour" };
  }
  const days = Math.round(hours / hoursADay);
  const weeks = Math.round(days / 7);
  const inWeeks = weeks >= 2 && weeks <= 8 && Math.abs(days - weeks * 7) <= 1;
  return inWeeks ? { count: weeks, unit: "week" } : { count: days, unit: "day" };
}

/** `P0D` → "today", `P1D` → "tomorrow", `P21D` → "in 3 weeks", `PT45M` → "in 45 minutes". */
export function leftIn(language: Language, left: string): string {
  const { count, unit } = rounded(left);
  if (count === 1 && unit === "hour") return words[language].inOneHour;
  return new Intl.RelativeTimeFormat(language, { numeric: "auto" }).format(count, unit);
}

export const capitalised = (language: Language, text: string): string =>
  text.charAt(0).toLocaleUpperCase(language) + text.slice(1);
