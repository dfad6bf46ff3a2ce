import { expect, test } from "vitest";
import { keysFrom } from "../../functions/secret.ts";
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

const gone = "ResourceNotFoundException";
test.each<[string, Error, RegExp, RegExp]>([
  ["the table", named(gone, "Requested resource not found"), /table is not there/, /restore\.md/],
  ["the table's backups", named("TableNotFoundException", "Table not found: t"), /table is not there/, /restore\.md/],
  ["the secret", named(gone, "Secrets Manager can't find the specified secret."), /secret is not there/, /keys\.md/],
  [
    "the secret, soon",
    named(
      "InvalidRequestException",
      "You can't perform this operation on the secret because it was marked for deletion.",
    ),
    /marked for deletion/,
    /restore-secret/,
  ],
  [
    "a function",
    named(gone, "Function not found: arn:f"),
    /not there any more: Function not found: arn:f/,
    /revert-drift/,
  ],
  [
    "a queue",
    named("QueueDoesNotExist", "The specified queue does not exist."),
    /queue does not exist/,
    /revert-drift/,
  ],
  ["a topic", named("NotFoundException", "Topic does not exist"), /Topic does not exist/, /revert-drift/],
])("%s that was deleted is wrong, with its remedy", (_, error, says, remedy) => {
  expect(explain(error)).toEqual({
    level: "wrong",
    what: expect.stringMatching(says),
    remedy: expect.stringMatching(remedy),
  });
});

test("a secret of another shape is wrong, and is not shown", () => {
  const secret = JSON.stringify({ generated: "too short" });
  let error: unknown;
  try {
    keysFrom(secret);
  } catch (thrown) {
    error = thrown;
  }
  const { level, what, remedy } = explain(error);
  expect([level, what, remedy]).toEqual([
    "wrong",
    expect.stringMatching(/keys' secret/),
    expect.stringMatching(/keys\.md/),
  ]);
  expect(what).not.toContain("too short");
});

test("what nobody has foreseen is one line, and not long", () => {
  const { what } = explain(named("Strange", `first\n    at second ${"x".repeat(1_000)}`));
  expect(what).toMatch(/^Strange: first at second x+$/);
  expect(what.length).toBeLessThan(220);
});
