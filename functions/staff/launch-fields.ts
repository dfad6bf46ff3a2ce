import { z } from "@hono/zod-openapi";

/** When a send of staff's begins. */
export const launchFields = {
  draft: z.boolean().optional().openapi({ description: "Compile, but wait for approval." }),
  at: z.iso
    .datetime({ offset: true, error: "Write an instant, such as 2027-04-12T07:00:00Z." })
    .optional()
    .openapi({ description: "Begin then." }),
};

/** For the audit trail. */
export const launchDetail = ({ draft, at }: { draft?: boolean | undefined; at?: string | undefined }) => ({
  draft: draft ?? false,
  at: at ?? "now",
});
