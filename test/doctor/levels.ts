import { expect } from "vitest";
import type { Finding, Level } from "../../ops/doctor/finding.ts";

/** The worst of what was found. Whatever is not right says what to do. */
export function worstOf(findings: Finding[]): Level {
  expect(findings.length).toBeGreaterThan(0);
  for (const { level, what, remedy } of findings) {
    expect(what).toMatch(/[.:]$|\.$/);
    if (level !== "ok") expect(remedy, what).toMatch(/.{10,}/);
  }
  const found = new Set(findings.map(({ level }) => level));
  return (["wrong", "warning", "unknown", "ok"] as const).find((level) => found.has(level)) ?? "ok";
}

export const said = (findings: Finding[]): string => findings.map(({ what }) => what).join(" ");
