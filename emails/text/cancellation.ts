import type { HubConfig } from "../../hub/config.ts";
import type { Invitation } from "../invitation.ts";
import type { Words } from "../words/index.ts";
import { footer, link, salutation, whatWasPlanned } from "./parts.ts";
import { paragraphs, underlined } from "./wrap.ts";

export function cancellationText(
  hub: HubConfig,
  words: Words,
  invitation: Invitation,
  note: string | undefined,
): string {
  const said = words.cancellation;
  return paragraphs(
    salutation(words),
    said.lead,
    note,
    underlined(invitation.title),
    whatWasPlanned(words, invitation),
    invitation.when.kind === "span" ? said.openCalendar : undefined,
    said.others,
    link(words, said.othersLink, `${hub.url}/meetings`),
    footer(hub, words, said.why),
  );
}
