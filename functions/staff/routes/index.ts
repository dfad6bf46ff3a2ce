import type { AddRoute } from "../app-types.ts";
import { addAddSubscriber } from "./add-subscriber.ts";
import { addAddToken } from "./add-token.ts";
import { addAnnounceMeeting } from "./announce-meeting.ts";
import { addCancelMeeting } from "./cancel-meeting.ts";
import { addApproveSend, addCancelSend, addPauseSend, addResumeSend } from "./control-send.ts";
import { addDecideNotice } from "./decide-notice.ts";
import { addEraseSubscriber } from "./erase-subscriber.ts";
import { addExportSubscribers } from "./export-subscribers.ts";
import { addGetMeeting } from "./get-meeting.ts";
import { addGetSend } from "./get-send.ts";
import { addGetSubscriber } from "./get-subscriber.ts";
import { addImportSubscribers } from "./import-subscribers.ts";
import { addListAudit } from "./list-audit.ts";
import { addListMeetings } from "./list-meetings.ts";
import { addListRecipients } from "./list-recipients.ts";
import { addListReminders } from "./list-reminders.ts";
import { addListRevisions } from "./list-revisions.ts";
import { addListSends } from "./list-sends.ts";
import { addListSubscriberSends } from "./list-subscriber-sends.ts";
import { addListSubscribers } from "./list-subscribers.ts";
import { addListTokens } from "./list-tokens.ts";
import { addPreview } from "./preview.ts";
import { addPreviewReminders } from "./preview-reminders.ts";
import { addPutMeeting } from "./put-meeting.ts";
import { addReinstateMeeting } from "./reinstate-meeting.ts";
import { addRevokeToken } from "./revoke-token.ts";
import { addSendNews } from "./send-news.ts";
import { addSendRecap } from "./send-recap.ts";
import { addBeginSmoke, addCleanUpSmoke, addGetSmoke } from "./smoke.ts";

/** In the order of the OpenAPI document. */
export const routes: AddRoute[] = [
  addListMeetings,
  addPutMeeting,
  addGetMeeting,
  addListRevisions,
  addListReminders,
  addAnnounceMeeting,
  addDecideNotice,
  addCancelMeeting,
  addReinstateMeeting,
  addSendRecap,
  addSendNews,
  addPreview,
  addPreviewReminders,
  addListSends,
  addGetSend,
  addListRecipients,
  addApproveSend,
  addPauseSend,
  addResumeSend,
  addCancelSend,
  addListSubscribers,
  addAddSubscriber,
  addGetSubscriber,
  addListSubscriberSends,
  addEraseSubscriber,
  addImportSubscribers,
  addExportSubscribers,
  addListAudit,
  addListTokens,
  addAddToken,
  addRevokeToken,
  addBeginSmoke,
  addGetSmoke,
  addCleanUpSmoke,
];
