/** @jsxImportSource react */
import type { HubConfig } from "../../hub/config.ts";
import { look } from "../look.ts";
import { slot } from "../slots.ts";
import { serif, type } from "../tokens.ts";
import type { Words } from "../words/index.ts";
import { Paragraph, TextLink } from "./prose.tsx";

interface FooterProps {
  hub: HubConfig;
  words: Words;
  /** Why the reader gets it. A confirmation has none: nobody has subscribed yet, so there is nothing to leave. */
  why?: string;
}

/** Who writes, why, and the way out. */
export function Footer({ hub, words, why }: FooterProps) {
  return (
    <>
      <p {...look({ text: "heading", style: { ...type.body, fontFamily: serif, fontWeight: 700, margin: "0 0 2px" } })}>
        {hub.name}
      </p>
      <Paragraph kind="small" colour="muted" below="14px">
        {hub.organisation}
      </Paragraph>
      {why !== undefined && (
        <>
          <Paragraph kind="small" colour="muted" below="14px">
            {why}
          </Paragraph>
          <FooterLink href={slot.preferencesUrl} label={words.links.preferences} />
          <FooterLink href={slot.unsubscribeUrl} label={words.links.unsubscribe(hub.name)} />
        </>
      )}
      <FooterLink href={`mailto:${hub.contact}`} label={words.links.contact(hub.contact)} />
    </>
  );
}

function FooterLink({ href, label }: { href: string; label: string }) {
  return (
    <Paragraph kind="small" below="6px">
      <TextLink href={href}>{label}</TextLink>
    </Paragraph>
  );
}
