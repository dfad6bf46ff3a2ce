/**
 * Progressive enhancement, for every page: meeting hours on the visitor's own clock, and the sign-up form's zone.
 * Written as it is served: no build step, and no inline script in any page.
 */
export const script = `"use strict";
(() => {
  const summary = document.querySelector("[data-focus]");
  if (summary) summary.focus();
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (!zone) return;
  const page = document.documentElement.lang;
  const locale = page === "en" ? "en-GB" : page;
  const format = (options) => new Intl.DateTimeFormat(locale, { ...options, timeZone: zone });
  const dates = format({ weekday: "long", day: "numeric", month: "long", year: "numeric" });
  const date = (time) => {
    const text = dates.format(time);
    return page === "fr" ? text.replace(/(?<= )1(?= )/, "1er") : text;
  };
  const hour = format({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  const offsets = new Intl.DateTimeFormat("en", { timeZone: zone, timeZoneName: "longOffset" });
  const offset = (time) => {
    const part = offsets.formatToParts(time).find(({ type }) => type === "timeZoneName");
    return part ? part.value.replace("GMT", "UTC").replace("-", "\\u2212") : "";
  };
  const weekday = format({ weekday: "short" });
  const longWeekday = format({ weekday: "long" });
  const sortable = new Intl.DateTimeFormat("sv", { timeZone: zone });
  const range = (a, b) => hour.format(a) + "\\u2013" + hour.format(b);
  const put = (element, name, text) => {
    const target = element.querySelector("[data-own-" + name + "]");
    if (target) target.textContent = text;
  };
  for (const element of document.querySelectorAll("[data-own-clock]")) {
    const { start: from, end: to, offset: theirs } = element.dataset;
    const start = new Date(from);
    const end = new Date(to);
    if (offset(start) === theirs) continue;
    const full = (time) => date(time) + ", " + hour.format(time);
    const long = end - start > 18 * 3600 * 1000;
    const overnight = date(start) !== date(end);
    const until = (overnight ? longWeekday.format(end) + " " : "") + hour.format(end);
    put(element, "days", long ? full(start) + " \\u2013 " + full(end) : date(start));
    put(element, "hours-text", long ? "" : hour.format(start) + (overnight ? " \\u2013 " : "\\u2013") + until);
    put(element, "zone", zone.split("/").pop().replaceAll("_", " ") + ", " + offset(start));
    element.hidden = false;
  }
  for (const element of document.querySelectorAll("[data-own-hours]")) {
    const { start: from, end: to, offset: theirs, day } = element.dataset;
    const start = new Date(from);
    if (offset(start) === theirs) continue;
    const otherDay = sortable.format(start) === day ? "" : weekday.format(start) + " ";
    const label = element.querySelector("[data-own-range]");
    if (label) label.textContent = otherDay + range(start, new Date(to));
    element.hidden = false;
  }
  const field = document.querySelector("select[data-prefill-zone]");
  if (field && field.value === "") {
    if (![...field.options].some(({ value }) => value === zone)) {
      field.append(new Option(zone.replaceAll("_", " "), zone));
    }
    field.value = zone;
  }
})();
`;
