import { SESv2Client } from "@aws-sdk/client-sesv2";
import { expect, test } from "vitest";
import { listSuppressed, readSuppressed } from "../../ops/suppressed.ts";
import { temporaryFile } from "../restore/world.ts";

const page = (name: string, Reason: string, NextToken?: string) => ({
  SuppressedDestinationSummaries: [{ EmailAddress: `${name}@example.org`, Reason, LastUpdateTime: new Date(0) }],
  NextToken,
});
const pages: Record<string, unknown> = {
  first: page("ana", "BOUNCE", "second"),
  second: page("bob", "COMPLAINT", "third"),
  third: page("поч", "BOUNCE"),
};

test("all pages of SES's suppression list are asked for", async () => {
  const client = new SESv2Client({ region: "eu-west-1" });
  client.middlewareStack.add((_) => async ({ input }) => {
    const token = "NextToken" in input ? (input.NextToken ?? "first") : "first";
    return { output: { $metadata: {}, ...Object(pages[String(token)]) }, response: {} };
  });
  expect(await listSuppressed(client)).toEqual([
    { email: "ana@example.org", state: "bounced" },
    { email: "bob@example.org", state: "complained" },
  ]);
});

test("a file with the first page of a longer list is refused", async () => {
  const file = (answer: unknown) => temporaryFile("suppressed.json", JSON.stringify(answer));
  expect(await readSuppressed(file(page("ana", "BOUNCE")))).toHaveLength(1);
  await expect(readSuppressed(file(pages.first))).rejects.toThrow(/is the first page of a longer list/);
  await expect(readSuppressed(file({ Version: 1 }))).rejects.toThrow(/is not what aws sesv2/);
});
