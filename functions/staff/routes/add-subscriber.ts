import { createRoute, z } from "@hono/zod-openapi";
import { recordAction } from "../../../hub/audit/record.ts";
import { DomainError } from "../../../hub/errors.ts";
import { signUpInput, subscribe } from "../../../hub/subscribers/subscribe.ts";
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
    const from = { source: "staff", network: "" };
    const id = await subscribe(context, { ...c.req.valid("json"), consent: true }, from);
    const state = (await context.store.subscribers.get(id))?.state ?? "pending";
    if (state === "bounced" || state === "complained") {
      throw new DomainError("conflict", `Mail to this address is suppressed (${state}); nothing was sent.`, [
        { field: "email", message: `This address has ${state}.` },
      ]);
    }
    await recordAction(context, { actor: c.get("actor"), action: "subscriber.add", subject: id });
    return c.json({ id, state }, 202);
  });
