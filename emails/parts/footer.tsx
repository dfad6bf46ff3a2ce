/** @jsxImportSource react */
import type { HubConfig } from "../../hub/config.ts";
import { look } from "../look.ts";
import { slot } from "../slots.ts";
import { serif, type } from "../tokens.ts";
import type { Words } from "../words/index.ts";
import { Paragraph, TextLink } from "./prose.tsx";

/** Under a confirmation: who writes. Nobody has subscribed yet, so there is nothing to leave. */
export function Sender({ hub, words }: { hub: HubConfig; words: Words }) {
  return (
    <>
      <p {...look({ text: "heading", style: { ...type.body, fontFamily: serif, fontWeight: 700, margin: "0 0 2px" } })}>
        {hub.name}
      </p>
      <Paragraph kind="small" colour="muted" below="12px">
        {hub.organisation}
      </Paragraph>
      <FooterLink href={`mailto:${hub.contact}`} label={words.links.contact(hub.contact)} />
    </>
  );
}

/** Under list mail: who writes, why, and the way out. */
export function Footer({ hub, words, why }: { hub: HubConfig; words: Words; why: string }) {
  return (
    <>
      <Sender hub={hub} words={words} />
      <Paragraph kind="small" colour="muted" below="8px">
        {why}
      </Paragraph>
      <FooterLink href={slot.preferencesUrl} label={words.links.preferences} />
      <FooterLink href={slot.unsubscribeUrl} label={words.links.unsubscribe(hub.name)} />
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
