import {
  GetSendQuotaCommand,
  type GetSendQuotaCommandOutput,
  type SESClient,
  SESServiceException,
  SendRawEmailCommand,
  type SendRawEmailCommandInput,
} from "@aws-sdk/client-ses";
import type { Log } from "../../hub/log.ts";
import type { Mailer, Quota, SendResult } from "../../hub/ports.ts";

export interface SesOptions {
  client: SESClient;
  configurationSet: string;
  log: Log;
  /** How long SES's answer about the rate and the quota is believed. */
  rateForMs: number;
  /** Messages a second until SES has said what it allows. */
  firstRate?: number;
}

/** An emulator may know no GetSendQuota and never answer. */
const quotaTimeoutMs = 2_000;
/** How soon a question without an answer is asked again. */
const askAgainMs = 5_000;

/**
 * SES v1. The client must be made with `maxAttempts: 1`: SendRawEmail has no idempotency token, so a retry of the
 * SDK's could send a message twice.
 */
export function createMailer({ client, configurationSet, log, rateForMs, firstRate }: SesOptions): Mailer {
  let known: { quota: Quota | undefined; until: number } = { quota: undefined, until: 0 };
  askBeforeLeaving(client);
  /** Asks SES unless its last answer is still good. */
  const asked = async (): Promise<Quota | undefined> => {
    if (Date.now() < known.until) return known.quota;
    try {
      const abortSignal = AbortSignal.timeout(quotaTimeoutMs);
      const answer = await client.send(new GetSendQuotaCommand({}), { abortSignal });
      known = { quota: quotaOf(answer) ?? known.quota, until: Date.now() + rateForMs };
    } catch (error) {
      const rate = known.quota?.perSecond ?? firstRate;
      log.warn("Could not ask SES for its rate; keeping to the last one", { error: name(error), rate });
      known = { ...known, until: Date.now() + Math.min(rateForMs, askAgainMs) };
    }
    return known.quota;
  };
  return {
    async send({ from, to, raw, tags }, mayLeave) {
      const input: SendRawEmailCommandInput = {
        Source: from,
        Destinations: [to],
        RawMessage: { Data: raw },
        ConfigurationSetName: configurationSet,
        Tags: Object.entries(tags).map(([Name, Value]) => ({ Name, Value })),
      };
      if (mayLeave) mayLeaves.set(input, mayLeave);
      try {
        const { MessageId } = await client.send(new SendRawEmailCommand(input));
        return { result: "accepted", messageId: MessageId ?? "" };
      } catch (error) {
        return error instanceof Withheld ? { result: "withheld" } : classify(error, from);
      }
    },
    async rate() {
      return (await asked())?.perSecond ?? firstRate;
    },
    quota: asked,
  };
}

/** Undefined for an emulator that tells no rate. −1 a day is without limit. */
function quotaOf({
  MaxSendRate,
  Max24HourSend = -1,
  SentLast24Hours = 0,
}: GetSendQuotaCommandOutput): Quota | undefined {
  if (!MaxSendRate) return undefined;
  return {
    perSecond: MaxSendRate,
    perDay: Max24HourSend < 0 ? undefined : Max24HourSend,
    sentToday: SentLast24Hours,
  };
}

class Withheld extends Error {}

/** The last step of the SDK's before the network, behind its signer: the date in the signature is older than the answer. */
const onceSigned = { step: "finalizeRequest", priority: "low", name: "mayLeave", override: true } as const;

/** By a call's input. */
const mayLeaves = new WeakMap<object, () => boolean>();

/**
 * Has the client ask whether a call may leave. It is one step for all calls, so that the SDK may put its steps together
 * once (`cacheMiddleware`), and not for each message.
 */
function askBeforeLeaving(client: SESClient): void {
  client.middlewareStack.add(
    (next) => (call) => {
      if (mayLeaves.get(call.input)?.() === false) throw new Withheld();
      return next(call);
    },
    onceSigned,
  );
}

const refusals = ["MessageRejected", "InvalidParameterValue", "InvalidParameterValueException"];

/** Errors of the network that come before a request has left this machine. */
const neverLeft = ["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH"];

/**
 * What an error says about acceptance (SES API reference, "SendRawEmail" and "Common errors"):
 * a 4xx was not accepted; a 5xx, a time-out or a broken connection may have been.
 */
export function classify(error: unknown, from = ""): SendResult {
  if (error instanceof SESServiceException) {
    const { message } = error;
    if (/^Throttling/.test(error.name)) {
      return /daily message quota/i.test(message) ? { result: "quota" } : { result: "later", reason: error.name };
    }
    // An identity of ours that is not verified: nothing is wrong with the reader, and mending it lets all mail go.
    if (error.name === "MessageRejected" && /not verified/i.test(message) && from && message.includes(from)) {
      return { result: "later", reason: "SenderNotVerified" };
    }
    // The message may name an address, which has no business in our records: only the code is kept.
    if (refusals.includes(error.name)) return { result: "refused", reason: error.name };
    const status = error.$metadata.httpStatusCode ?? 0;
    return status >= 400 && status < 500
      ? { result: "later", reason: error.name }
      : { result: "unknown", reason: error.name };
  }
  const code = codeOf(error);
  return neverLeft.includes(code) ? { result: "later", reason: code } : { result: "unknown", reason: code };
}

const name = (error: unknown): string => (error instanceof Error ? error.name : typeof error);

const codeOf = (error: unknown): string =>
  error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : name(error);
