import type { HubConfig } from "../../hub/config.ts";
import { slot } from "../slots.ts";
import type { Words } from "../words/index.ts";
import { link, salutation, sender } from "./parts.ts";
import { paragraphs } from "./wrap.ts";

export function confirmationText(hub: HubConfig, words: Words): string {
  const said = words.confirmation;
  return paragraphs(
    salutation(words),
    said.lead(hub.name),
    link(words, said.button, slot.confirmUrl),
    said.afterwardsInText,
    said.ignore,
    sender(hub, words),
  );
}
