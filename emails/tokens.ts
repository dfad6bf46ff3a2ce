import type { CSSProperties } from "react";

/** Colours by what they are for. Every one has a value in light and in dark. */
export const light = {
  paper: "#f7f5f0",
  card: "#ffffff",
  panel: "#f7f5f0",
  masthead: "#0b2e4f",
  tile: "#0b2e4f",
  action: "#0f766e",
  ink: "#1b2430",
  heading: "#0b2e4f",
  muted: "#566270",
  accent: "#0f766e",
  onDeep: "#ffffff",
  onDeepMuted: "#c5d4e3",
  rule: "#e2dccf",
  seam: "#0f766e",
} as const;
export type Colour = keyof typeof light;

export const dark: Record<Colour, string> = {
  paper: "#0b131b",
  card: "#131f2b",
  panel: "#1a2937",
  masthead: "#0b2e4f",
  tile: "#0b2e4f",
  action: "#0f766e",
  ink: "#e4eaf0",
  heading: "#f3f7fb",
  muted: "#a7b5c3",
  accent: "#63d1c4",
  onDeep: "#ffffff",
  onDeepMuted: "#c5d4e3",
  rule: "#2f4153",
  seam: "#0f766e",
};

/** What a colour may be used for: a class for the dark palette exists for these and no others. */
export const grounds = ["paper", "card", "panel", "masthead", "tile", "action"] as const satisfies Colour[];
export const textColours = ["ink", "heading", "muted", "accent", "onDeep", "onDeepMuted"] as const satisfies Colour[];
export const borders = ["rule", "seam", "action"] as const satisfies Colour[];
export type Ground = (typeof grounds)[number];
export type TextColour = (typeof textColours)[number];
export type Border = (typeof borders)[number];

export const serif = "Georgia,Cambria,Times New Roman,serif";
export const sans = "-apple-system,BlinkMacSystemFont,Segoe UI,Roboto,Helvetica Neue,Arial,sans-serif";

/** Type sizes in pixels with their line heights. */
export const type = {
  title: { fontFamily: serif, fontSize: "30px", lineHeight: "38px", fontWeight: 700 },
  section: { fontFamily: serif, fontSize: "21px", lineHeight: "28px", fontWeight: 700 },
  subsection: { fontFamily: serif, fontSize: "18px", lineHeight: "26px", fontWeight: 700 },
  lead: { fontFamily: serif, fontSize: "18px", lineHeight: "28px" },
  body: { fontFamily: sans, fontSize: "16px", lineHeight: "26px" },
  small: { fontFamily: sans, fontSize: "14px", lineHeight: "22px" },
  label: {
    fontFamily: sans,
    fontSize: "12px",
    lineHeight: "18px",
    fontWeight: 700,
    letterSpacing: "0.08em",
    textTransform: "uppercase",
  },
} as const satisfies Record<string, CSSProperties>;

/** Between the card's edge and what stands in it. */
export const gutter = "40px";
