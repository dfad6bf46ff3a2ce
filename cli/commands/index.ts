import { announce } from "./announce.ts";
import { audit } from "./audit.ts";
import { clock } from "./clock.ts";
import type { AddCommand } from "./command.ts";
import { login } from "./login.ts";
import { logout } from "./logout.ts";
import { meetingsCancel } from "./meetings-cancel.ts";
import { meetingsHistory } from "./meetings-history.ts";
import { meetingsList } from "./meetings-list.ts";
import { meetingsNotice } from "./meetings-notice.ts";
import { meetingsPut } from "./meetings-put.ts";
import { meetingsReinstate } from "./meetings-reinstate.ts";
import { meetingsReminders } from "./meetings-reminders.ts";
import { meetingsShow } from "./meetings-show.ts";
import { newsSend } from "./news-send.ts";
import { recap } from "./recap.ts";
import { sends } from "./sends.ts";
import { subscribersAdd } from "./subscribers-add.ts";
import { subscribersErase } from "./subscribers-erase.ts";
import { subscribersExport } from "./subscribers-export.ts";
import { subscribersHistory } from "./subscribers-history.ts";
import { subscribersImport } from "./subscribers-import.ts";
import { subscribersList } from "./subscribers-list.ts";
import { tokensAdd } from "./tokens-add.ts";
import { tokensList } from "./tokens-list.ts";
import { tokensRevoke } from "./tokens-revoke.ts";

const meetings: AddCommand = (program) => {
  const group = program.command("meetings").description("write and read meetings");
  for (const add of [
    meetingsPut,
    meetingsList,
    meetingsShow,
    meetingsHistory,
    meetingsReminders,
    meetingsNotice,
    meetingsCancel,
    meetingsReinstate,
  ])
    add(group);
};

const news: AddCommand = (program) => {
  newsSend(program.command("news").description("what is new, besides meetings"));
};

const subscribers: AddCommand = (program) => {
  const group = program.command("subscribers").description("who reads, who may be asked, who asked to be forgotten");
  for (const add of [
    subscribersList,
    subscribersHistory,
    subscribersAdd,
    subscribersImport,
    subscribersExport,
    subscribersErase,
  ])
    add(group);
};

const tokens: AddCommand = (program) => {
  const group = program.command("tokens").description("API tokens, for programs: make, list, revoke");
  for (const add of [tokensAdd, tokensList, tokensRevoke]) add(group);
};

/** In the order of the help. */
export const commands: AddCommand[] = [
  meetings,
  announce,
  recap,
  news,
  sends,
  subscribers,
  tokens,
  audit,
  clock,
  login,
  logout,
];
