import { z } from "@hono/zod-openapi";

/** The earliest first. */
export const plannedReminders = z.object({
  items: z.array(
    z
      .object({
        offset: z.string().openapi({ description: "As in the meeting's plan: `P1D@09:00`, `PT1H`." }),
        due: z.string(),
        zones: z.array(z.string()).openapi({ description: "Of the readers for whom it falls due then." }),
        recipients: z.int(),
        state: z.enum(["ahead", "past", "after"]).openapi({
          description: "`past`: its time has passed, or it was never promised; `after`: it would follow the start.",
        }),
      })
      .openapi("PlannedReminder"),
  ),
});
