import { readFile } from "node:fs/promises";
import { paginateListSuppressedDestinations, type SESv2Client } from "@aws-sdk/client-sesv2";
import * as z from "zod";
import { DomainError } from "../hub/errors.ts";
import type { Suppressed } from "../hub/restore/work.ts";
import { parseAddress } from "../hub/subscribers/address.ts";
import { OpsError } from "./errors.ts";

const states = { BOUNCE: "bounced", COMPLAINT: "complained" } as const;
/** A page of SES's own suppression list; `NextToken` says that there are more. */
const page = z.object({
  SuppressedDestinationSummaries: z.array(
    z.object({ EmailAddress: z.string(), Reason: z.enum(["BOUNCE", "COMPLAINT"]) }),
  ),
  NextToken: z.string().nullish(),
});

/** SES's own suppression list, all of it. Addresses that no reader of ours could have are passed over. */
export async function listSuppressed(client: SESv2Client): Promise<Suppressed[]> {
  const found: Suppressed[] = [];
  for await (const answer of paginateListSuppressedDestinations({ client }, {})) {
    found.push(...suppressedIn(page.parse(answer)));
  }
  return found;
}

/** The same from a file with what `aws sesv2 list-suppressed-destinations` answers. @throws OpsError unless it is whole */
export async function readSuppressed(path: string): Promise<Suppressed[]> {
  const read = page.safeParse(JSON.parse(await readFile(path, "utf8")));
  if (!read.success) throw new OpsError(`${path} is not what aws sesv2 list-suppressed-destinations answers.`);
  if (read.data.NextToken) throw new OpsError(`${path} is the first page of a longer list: leave --suppressed out.`);
  return suppressedIn(read.data);
}

const suppressedIn = ({ SuppressedDestinationSummaries }: z.infer<typeof page>): Suppressed[] =>
  SuppressedDestinationSummaries.flatMap(({ EmailAddress, Reason }) => {
    const email = addressOf(EmailAddress);
    return email === undefined ? [] : [{ email, state: states[Reason] }];
  });

function addressOf(text: string): string | undefined {
  try {
    return parseAddress(text);
  } catch (error) {
    if (error instanceof DomainError) return undefined;
    throw error;
  }
}
