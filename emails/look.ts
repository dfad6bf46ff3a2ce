import type { CSSProperties } from "react";
import {
  type Border,
  borders,
  type Colour,
  dark,
  type Ground,
  grounds,
  light,
  type TextColour,
  textColours,
} from "./tokens.ts";

interface LookOf {
  text?: TextColour;
  ground?: Ground;
  /** Colour of the borders that `style` draws. */
  border?: Border;
  style?: CSSProperties;
  /** Further classes, for the rules of narrow screens. */
  also?: string;
}

/**
 * Colours stand inline for clients that know nothing else, and as a class for the dark palette: given together,
 * so that no colour is without its dark one.
 */
export function look({ text, ground, border, style, also }: LookOf): { className?: string; style: CSSProperties } {
  const names = [text && `t-${text}`, ground && `g-${ground}`, border && `b-${border}`, also].filter(Boolean);
  return {
    ...(names.length === 0 ? {} : { className: names.join(" ") }),
    style: {
      ...style,
      ...(text && { color: light[text] }),
      ...(ground && { backgroundColor: light[ground] }),
      ...(border && { borderColor: light[border] }),
    },
  };
}

const darkened = (colours: readonly Colour[], prefix: string, property: string) =>
  colours.map((colour) => `.${prefix}-${colour}{${property}:${dark[colour]} !important}`).join("");

/** What inline styles cannot say: the dark palette, narrow screens, and Outlook for Windows, which knows no max-width. */
export const stylesheet = [
  ":root{color-scheme:light dark;supported-color-schemes:light dark}",
  "a:focus{outline:2px solid currentColor;outline-offset:2px}",
  "@media (max-width:520px){",
  ".gutter{padding-left:22px !important;padding-right:22px !important}",
  ".title{font-size:26px !important;line-height:33px !important}",
  ".edge{padding-left:0 !important;padding-right:0 !important}",
  ".button{display:block !important;text-align:center !important}",
  ".hours{width:58px !important}",
  ".leaf{width:64px !important;padding-left:4px !important;padding-right:4px !important}",
  ".stub{padding-left:16px !important;padding-right:12px !important}",
  "}",
  // React Email repeats the body's background on a cell that takes no class.
  `@media (prefers-color-scheme:dark){body>table>tbody>tr>td{background-color:${dark.paper} !important}${[
    darkened(textColours, "t", "color"),
    darkened(grounds, "g", "background-color"),
    darkened(borders, "b", "border-color"),
  ].join("")}}`,
].join("");
export const outlook = "<!--[if mso]><style>.sheet{width:600px}</style><![endif]-->";
