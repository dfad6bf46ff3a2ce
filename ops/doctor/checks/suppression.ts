import {
  GetAccountCommand,
  paginateListSuppressedDestinations,
  type SuppressionListReason,
} from "@aws-sdk/client-sesv2";
import { DomainError } from "../../../hub/errors.ts";
import type { Keyring } from "../../../hub/keys.ts";
import { parseAddress, type SubscriberId, subscriberId } from "../../../hub/subscribers/address.ts";
import { isActive } from "../../../hub/subscribers/subscriber.ts";
import type { Check, Examined } from "../check.ts";
import { either, type Finding, fine, warning } from "../finding.ts";
import { keysOf } from "../keys.ts";
import { storeOf } from "../store.ts";

/** So many of the list are read: ten pages of SES's. */
const mostListed = 10_000;

export interface Listed {
  /** How many of the account's list were looked at. */
  looked: number;
  /** There are more. */
  more: boolean;
  /** How many of them are active subscribers of this hub. */
  ours: number;
}

/** The account's own list: SES drops what is written to it. */
export function judgeSuppression(reasons: SuppressionListReason[], { looked, more, ours }: Listed): Finding[] {
  const on = reasons.includes("BOUNCE") && reasons.includes("COMPLAINT");
  const of = `${more ? "the first " : ""}${looked} addresses on SES's suppression list`;
  return [
    either(
      on,
      "SES keeps a suppression list for the account.",
      warning(
        "SES keeps no full suppression list for the account; the hub's configuration set has its own setting.",
        "aws sesv2 put-account-suppression-attributes --suppressed-reasons BOUNCE COMPLAINT",
      ),
    ),
    ours === 0
      ? fine(`Of ${of} none is an active subscriber.`)
      : warning(
          `Of ${of} ${ours} are active subscribers: SES drops their mail.`,
          "The next send suppresses them here, too. Whoever asks back in: aws sesv2 delete-suppressed-destination.",
        ),
  ];
}

/** Addresses leave this function as ids alone. */
async function idsOnList(
  { aws }: Examined,
  keys: Keyring,
): Promise<{ ids: SubscriberId[]; looked: number; more: boolean }> {
  const ids: SubscriberId[] = [];
  let looked = 0;
  for await (const page of paginateListSuppressedDestinations({ client: aws.ses, pageSize: 1_000 }, {})) {
    for (const { EmailAddress = "" } of page.SuppressedDestinationSummaries ?? []) {
      looked += 1;
      const id = idOf(keys, EmailAddress);
      if (id) ids.push(id);
    }
    if (looked >= mostListed) return { ids, looked, more: page.NextToken !== undefined };
  }
  return { ids, looked, more: false };
}

/** Undefined for an address that no reader of ours could have. */
function idOf(keys: Keyring, text: string): SubscriberId | undefined {
  try {
    return subscriberId(keys, parseAddress(text));
  } catch (error) {
    if (error instanceof DomainError) return undefined;
    throw error;
  }
}

export const suppression: Check = {
  theme: "Suppression",
  about: "SES's suppression list",
  asksAws: true,
  async look(hub) {
    const [{ SuppressionAttributes }, keys] = await Promise.all([
      hub.aws.ses.send(new GetAccountCommand({})),
      keysOf(hub),
    ]);
    const { ids, ...listed } = await idsOnList(hub, keys);
    const people = await storeOf(hub).subscribers.getMany(ids);
    const ours = [...people.values()].filter(isActive).length;
    return judgeSuppression(SuppressionAttributes?.SuppressedReasons ?? [], { ...listed, ours });
  },
};
