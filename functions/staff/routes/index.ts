import type { AddRoute } from "../app-types.ts";
import { addAddSubscriber } from "./add-subscriber.ts";
import { addAnnounceMeeting } from "./announce-meeting.ts";
import { addApproveSend, addCancelSend, addPauseSend, addResumeSend } from "./control-send.ts";
import { addEraseSubscriber } from "./erase-subscriber.ts";
import { addExportSubscribers } from "./export-subscribers.ts";
import { addGetMeeting } from "./get-meeting.ts";
import { addGetSend } from "./get-send.ts";
import { addGetSubscriber } from "./get-subscriber.ts";
import { addImportSubscribers } from "./import-subscribers.ts";
import { addListAudit } from "./list-audit.ts";
import { addListMeetings } from "./list-meetings.ts";
import { addListRecipients } from "./list-recipients.ts";
import { addListSends } from "./list-sends.ts";
import { addListSubscriberSends } from "./list-subscriber-sends.ts";
import { addListSubscribers } from "./list-subscribers.ts";
import { addPreview } from "./preview.ts";
import { addPutMeeting } from "./put-meeting.ts";

/** In the order of the OpenAPI document. */
export const routes: AddRoute[] = [
  addListMeetings,
  addPutMeeting,
  addGetMeeting,
  addAnnounceMeeting,
  addPreview,
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
];
