import { KeysSecretError } from "../../functions/secret.ts";
import { type Finding, oneLine, putBack, wrong } from "./finding.ts";

const notThere =
  /^(ResourceNotFoundException|TableNotFoundException|NotFoundException|NotFound|QueueDoesNotExist|AWS\.SimpleQueueService\.NonExistentQueue)$/;

const table = wrong("The hub's table is not there.", "docs/restore.md has the way back.");
const secret = wrong(
  "The keys' secret is not there: no function starts.",
  "Make it again with the value that it had (docs/keys.md): with another nobody in the table is found.",
);
const marked = wrong(
  "The keys' secret is marked for deletion: no function starts.",
  "Take that back: aws secretsmanager restore-secret --secret-id …",
);

/** What a deployment made and somebody has deleted or spoilt since; undefined of an error that says something else. */
export function explainGone(error: Error): Finding | undefined {
  const { name, message } = error;
  if (error instanceof KeysSecretError) {
    return wrong(message, "Put the earlier value back (AWSPREVIOUS): docs/keys.md.");
  }
  if (name === "InvalidRequestException" && /marked for deletion/.test(message)) return marked;
  if (!notThere.test(name)) return undefined;
  if (name === "TableNotFoundException" || /^Requested resource not found|non-existent table/.test(message))
    return table;
  if (/specified secret/.test(message)) return secret;
  return wrong(`What was deployed is not there any more: ${oneLine(message)}`, putBack);
}
