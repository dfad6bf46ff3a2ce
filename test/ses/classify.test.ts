import { SESServiceException } from "@aws-sdk/client-ses";
import { describe, expect, test } from "vitest";
import { classify } from "../../adapters/ses/mailer.ts";

const from = "hub@mail.example.org";

const answer = (name: string, message: string, httpStatusCode: number) =>
  new SESServiceException({ name, message, $fault: "client", $metadata: { httpStatusCode } });

const broken = (code: string) => Object.assign(new Error(code), { code });

describe("what an answer of SES says about acceptance", () => {
  const table: [string, unknown, string][] = [
    ["over the rate: later", answer("Throttling", "Maximum sending rate exceeded.", 400), "later"],
    ["over the day's quota: parked", answer("Throttling", "Daily message quota exceeded.", 400), "quota"],
    ["a message it will never take: refused", answer("MessageRejected", "Illegal content.", 400), "refused"],
    [
      "a reader who is not verified, in the sandbox: refused",
      answer("MessageRejected", "Email address is not verified: ana@example.org", 400),
      "refused",
    ],
    [
      "our own identity not verified: later, for every message",
      answer("MessageRejected", `Email address is not verified. The following failed: ${from}`, 400),
      "later",
    ],
    ["no permission: later, once somebody has mended it", answer("AccessDenied", "Not authorized.", 403), "later"],
    ["an error of SES's own: unknown", answer("InternalFailure", "Oops.", 500), "unknown"],
    ["nobody listened: later", broken("ECONNREFUSED"), "later"],
    ["the connection broke: unknown", broken("ECONNRESET"), "unknown"],
    ["no answer in time: unknown", Object.assign(new Error("late"), { name: "TimeoutError" }), "unknown"],
  ];
  for (const [what, error, result] of table) {
    test(what, () => expect(classify(error, from).result).toBe(result));
  }

  test("the reason never holds an address", () => {
    const refusal = classify(answer("MessageRejected", "Not verified: ana@example.org", 400), from);
    expect(JSON.stringify(refusal)).not.toContain("@");
  });
});
