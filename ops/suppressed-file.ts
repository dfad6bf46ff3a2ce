import { readFile } from "node:fs/promises";
import * as z from "zod";
import { DomainError } from "../hub/errors.ts";
import type { Suppressed } from "../hub/restore/work.ts";
import { parseAddress } from "../hub/subscribers/address.ts";
import { OpsError } from "./errors.ts";

const states = { BOUNCE: "bounced", COMPLAINT: "complained" } as const;
/** What `aws sesv2 list-suppressed-destinations` answers. */
const answer = z.object({
  SuppressedDestinationSummaries: z.array(
    z.object({ EmailAddress: z.string(), Reason: z.enum(["BOUNCE", "COMPLAINT"]) }),
  ),
});

/** SES's own suppression list. Addresses that no reader of ours could have are passed over. @throws OpsError */
export async function readSuppressed(path: string): Promise<Suppressed[]> {
  const read = answer.safeParse(JSON.parse(await readFile(path, "utf8")));
  if (!read.success) throw new OpsError(`${path} is not what aws sesv2 list-suppressed-destinations answers.`);
  return read.data.SuppressedDestinationSummaries.flatMap(({ EmailAddress, Reason }) => {
    const email = addressOf(EmailAddress);
    return email === undefined ? [] : [{ email, state: states[Reason] }];
  });
}

function addressOf(text: string): string | undefined {
  try {
    return parseAddress(text);
  } catch (error) {
    if (error instanceof DomainError) return undefined;
    throw error;
  }
}
