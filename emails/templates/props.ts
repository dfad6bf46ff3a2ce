import type { HubConfig, Language } from "../../hub/config.ts";
import type { Invitation } from "../invitation.ts";
import type { Words } from "../words/index.ts";

export interface TemplateProps {
  hub: HubConfig;
  language: Language;
  words: Words;
  subject: string;
}

export interface MeetingTemplateProps extends TemplateProps {
  invitation: Invitation;
}
