/** @jsxImportSource react */
import type { CSSProperties, ReactNode } from "react";
import { Heading, Link } from "../components.ts";
import { look } from "../look.ts";
import { slot } from "../slots.ts";
import type { Spoken } from "../spoken.ts";
import { type TextColour, type } from "../tokens.ts";
import type { Words } from "../words/index.ts";

/** Long words, such as an address, must not push the sheet wider than a phone. */
export const breaking: CSSProperties = { overflowWrap: "break-word", wordBreak: "break-word" };

export function Kicker({ children }: { children: ReactNode }) {
  return <p {...look({ text: "accent", style: { ...type.label, margin: "0 0 10px" } })}>{children}</p>;
}

interface TitleProps {
  below?: string;
  spoken?: Spoken;
  children: ReactNode;
}

export function Title({ below = "24px", spoken, children }: TitleProps) {
  const style = { ...type.title, ...breaking, margin: `0 0 ${below}` };
  return (
    <Heading as="h1" {...spoken} {...look({ text: "heading", also: "title", style })}>
      {children}
    </Heading>
  );
}

export function SectionTitle({ as = "h2", children }: { as?: "h2" | "h4"; children: ReactNode }) {
  const size = as === "h2" ? type.section : type.subsection;
  return (
    <Heading as={as} {...look({ text: "heading", style: { ...size, ...breaking, margin: "36px 0 12px" } })}>
      {children}
    </Heading>
  );
}

interface ParagraphProps {
  kind?: "lead" | "body" | "small";
  colour?: TextColour;
  below?: string;
  children: ReactNode;
}

export function Paragraph({ kind = "body", colour = "ink", below = "16px", children }: ParagraphProps) {
  return <p {...look({ text: colour, style: { ...type[kind], ...breaking, margin: `0 0 ${below}` } })}>{children}</p>;
}

export function BulletList({ items }: { items: ReactNode[] }) {
  return (
    <ul style={{ margin: "0 0 20px", padding: 0, paddingInlineStart: "20px" }}>
      {items.map((item, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rendered once, nothing moves.
        <li key={i} {...look({ text: "ink", style: { ...type.body, margin: "0 0 8px" } })}>
          {item}
        </li>
      ))}
    </ul>
  );
}

/** The name is empty or " Ana": a greeting is never left hanging. */
export function Salutation({ words }: { words: Words }) {
  return (
    <Paragraph below="12px">
      {words.salutation}
      <bdi>{slot.greetingName}</bdi>,
    </Paragraph>
  );
}

export function TextLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link href={href} {...look({ text: "accent", style: { ...breaking, textDecoration: "underline" } })}>
      {children}
    </Link>
  );
}

interface LinkLineProps {
  href: string;
  above?: string;
  children: ReactNode;
}

/** A link on a line of its own, high enough for a finger. */
export function LinkLine({ href, above = "0", children }: LinkLineProps) {
  return (
    <p style={{ ...type.body, margin: `${above} 0 8px` }}>
      <TextLink href={href}>{children}</TextLink>
    </p>
  );
}
