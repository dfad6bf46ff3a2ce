import { SESClient } from "@aws-sdk/client-ses";
import { expect, test } from "vitest";
import { createMailer } from "../../adapters/ses/mailer.ts";
import { silent } from "../../hub/log.ts";

const message = { from: "hub@mail.example.org", to: "ana@example.org", raw: Buffer.from("Hello"), tags: {} };

/** A mailer whose steps towards SES are noted in their order. */
function watched() {
  const steps: string[] = [];
  const client = new SESClient({
    region: "eu-west-1",
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
    maxAttempts: 1,
    signer: {
      sign: async (request) => {
        steps.push("signed");
        return request;
      },
    },
    requestHandler: {
      handle: async () => {
        steps.push("left");
        throw Object.assign(new Error("refused"), { code: "ECONNREFUSED" });
      },
    },
  });
  const mailer = createMailer({ client, configurationSet: "reconvene", log: silent, rateForMs: 0 });
  const answering = (answer: boolean) => () => {
    steps.push("asked");
    return answer;
  };
  return { steps, mailer, answering };
}

test("whether a message may still leave is asked once it is signed, so that its signature is no younger than the answer", async () => {
  const { steps, mailer, answering } = watched();
  await mailer.send(message, answering(true));
  expect(steps).toEqual(["signed", "asked", "left"]);
});

test("a message whose time ran out while it was being signed does not leave", async () => {
  const { steps, mailer, answering } = watched();
  expect(await mailer.send(message, answering(false))).toEqual({ result: "withheld" });
  expect(steps).toEqual(["signed", "asked"]);
});
