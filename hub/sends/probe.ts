import { millis } from "../clock.ts";
import type { Context } from "../context.ts";
import type { Evidence, OutgoingMessage, SendResult } from "../ports.ts";
import { reserve, until } from "./pace.ts";

const simulator = "success@simulator.amazonses.com";

/**
 * Evidence from SES's events. When none is on its way that could tell, a message to SES's mailbox simulator, which
 * reaches nobody, brings one; one serves all who doubt at the time.
 */
export function evidenceBy(context: Omit<Context, "evidence">): Evidence {
  return {
    seen: () => context.store.events.seen(),
    async prompt() {
      const now = millis(context.machine);
      if (!(await context.store.events.claimProbe(now, context.delivery.evidenceMs))) return;
      const { from, name } = context.hub;
      const raw = Buffer.from(
        [
          `From: ${from.transactional}`,
          `To: ${simulator}`,
          `Subject: ${name.replace(/[^ -~]/g, "")}: are events arriving?`,
          "MIME-Version: 1.0",
          "Content-Type: text/plain; charset=us-ascii",
          "",
          "Sent after an interruption, to learn from its Send event whether events arrive.",
          "",
        ].join("\r\n"),
      );
      const message = { from: from.transactional, to: simulator, raw, tags: { kind: "probe" } };
      for (const patience of [1, 8, 64]) {
        const answer = await sendAtTurn(context, message, patience);
        context.log.info("Probed SES's events", { result: answer });
        if (answer !== "withheld") return;
      }
    },
  };
}

/** One message on the letters' lane. Where that is full, others leave soon, and their events tell as much. */
async function sendAtTurn(
  context: Omit<Context, "evidence">,
  message: OutgoingMessage,
  patience: number,
): Promise<SendResult["result"] | "crowded"> {
  const reserved = await reserve(context, "express", 1, patience);
  if ("retryInMs" in reserved) return "crowded";
  const { start, toleranceMs } = reserved.turns;
  await until(context, start);
  const { result } = await context.mailer.send(message, () => millis(context.machine) - start <= toleranceMs);
  return result;
}
