import { createRoute, z } from "@hono/zod-openapi";
import { audited } from "../../../hub/audit/record.ts";
import { DomainError } from "../../../hub/errors.ts";
import { parseAddress, subscriberId } from "../../../hub/subscribers/address.ts";
import { signUpInput, subscribe } from "../../../hub/subscribers/subscribe.ts";
import type { Subscriber, SubscriberState } from "../../../hub/subscribers/subscriber.ts";
import { profile } from "../../../hub/subscribers/subscriber.ts";
import type { AddRoute } from "../app-types.ts";
import { withIdempotencyKey } from "../idempotency-header.ts";
import { bodyProblems, conflictProblem, json, problems } from "../responses.ts";
import { subscriberState } from "../shapes.ts";

const newcomer = z
  .strictObject({ email: signUpInput.shape.email, ...profile.shape })
  .openapi("NewSubscriber", { description: "Consent is given by confirming, by the person who owns the address." });

const route = createRoute({
  method: "post",
  path: "/api/subscribers",
  operationId: "addSubscriber",
  summary: "Ask somebody to confirm a subscription",
  request: {
    headers: withIdempotencyKey,
    body: { required: true, content: { "application/json": { schema: newcomer } } },
  },
  responses: {
    202: json(z.object({ id: z.string(), state: subscriberState }), "The confirmation mail is on its way"),
    ...conflictProblem,
    ...bodyProblems,
    ...problems,
  },
});

/** Answers without the address: answers are kept for their Idempotency-Key, and addresses in one place only. */
export const addAddSubscriber: AddRoute = (app, context) =>
  void app.openapi(route, async (c) => {
    const input = { ...c.req.valid("json"), consent: true };
    const id = subscriberId(context.keys, parseAddress(input.email));
    const action = { actor: c.get("actor"), action: "subscriber.add", subject: id };
    const state = await audited(context, action, async () => {
      await subscribe(context, input, { source: "staff", network: "" });
      return stateOf(await context.store.subscribers.get(id));
    });
    return c.json({ id, state }, 202);
  });

/** @throws DomainError `conflict` for someone who is not written to any more */
function stateOf(subscriber: Subscriber | undefined): SubscriberState {
  const state = subscriber?.state ?? "pending";
  if (state !== "bounced" && state !== "complained") return state;
  throw new DomainError("conflict", `Mail to this address is suppressed (${state}); nothing was sent.`, [
    { field: "email", message: `This address has ${state}.` },
  ]);
}
