import { expect, test } from "vitest";
import { DnsTrouble } from "../../ops/doctor/dns.ts";
import { explain } from "../../ops/doctor/explain.ts";
import { NotMade } from "../../ops/doctor/made.ts";

const named = (name: string, message = "…", more: object = {}) => Object.assign(new Error(message), { name, ...more });

test.each<[unknown, RegExp]>([
  [named("CredentialsProviderError", "Could not load credentials from any providers"), /no AWS credentials/],
  [named("ExpiredTokenException"), /have expired/],
  [named("InvalidClientTokenId"), /does not know these credentials/],
  [named("UnrecognizedClientException"), /does not know these credentials/],
  [named("RequestTimeTooSkewed"), /clock is off/],
  [named("Error", "Region is missing"), /No AWS region/],
  [named("Error", "connect", { code: "ECONNREFUSED" }), /does not answer \(ECONNREFUSED\)/],
  [named("TimeoutError", "…"), /does not answer \(no answer in time\)/],
  [
    named("AccessDeniedException", "User: arn:aws:iam::1:user/x is not authorized to perform: ses:GetAccount"),
    /may not ask for ses:GetAccount/,
  ],
  [named("AccessDenied"), /may not ask for this/],
  [named("ThrottlingException"), /fewer questions/],
  [named("InvalidAction"), /does not know the question/],
  [new DnsTrouble("The name server does not answer (ETIMEOUT)."), /name server/],
  [new NotMade("There is no stack dih-data."), /no stack dih-data/],
  [named("SyntaxError", "Unexpected token '<'", { $response: {} }), /not AWS/],
  ["something", /something/],
])("%s is said in a sentence, with a remedy", (error, says) => {
  const { what, remedy, level } = explain(error);
  expect(what).toMatch(says);
  expect(remedy).toMatch(/.{8,}/);
  expect(["unknown", "wrong"]).toContain(level);
});

test("what nobody has foreseen is one line, and not long", () => {
  const { what } = explain(named("Strange", `first\n    at second ${"x".repeat(1_000)}`));
  expect(what).toMatch(/^Strange: first at second x+$/);
  expect(what.length).toBeLessThan(220);
});
