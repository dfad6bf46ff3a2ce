import { z } from "zod";
import { hubConfig } from "../hub/config.ts";

const domain = z.string().regex(/^(?=.{1,253}$)([a-z0-9-]+\.)+[a-z]{2,}$/, "is not a domain name in lower case");

const schema = z
  .object({
    /** Name of the CloudFormation stack. Another name is another hub, with another table and other keys. */
    stack: z.string().regex(/^[A-Za-z][A-Za-z0-9-]{0,127}$/, "may have letters, digits and hyphens"),
    hub: hubConfig,
    mail: z.object({
      /** The domain that SES signs for (DKIM). Both `hub.from` addresses are in it, or below it. */
      identity: domain,
      /** Where bounces go (the envelope's sender); below `identity`, and used for nothing else. */
      mailFrom: domain,
    }),
    /** ARN of an ACM certificate for the host of `hub.url`, in the stack's region. Without it, only AWS's own address. */
    certificate: z
      .string()
      .regex(/^arn:aws[a-z-]*:acm:[a-z0-9-]+:\d{12}:certificate\/[a-z0-9-]+$/, "is not the ARN of an ACM certificate")
      .optional(),
    /** Workers that deliver bulk mail at once, at least two. What they are together is paced, so more only wait longer. */
    bulkWorkers: z.number().int().min(2).max(50),
  })
  .superRefine(({ hub, mail, certificate }, context) => {
    const refuse = (path: string[], message: string) => context.addIssue({ code: "custom", path, message });
    for (const name of ["list", "transactional"] as const) {
      const from = domainOf(hub.from[name]);
      if (!isWithin(from, mail.identity)) refuse(["hub", "from", name], `is not at ${mail.identity} (mail.identity)`);
      if (from === mail.mailFrom)
        refuse(["mail", "mailFrom"], "is a domain that mail is written from; SES forbids that");
    }
    if (mail.mailFrom === mail.identity || !isWithin(mail.mailFrom, mail.identity)) {
      refuse(["mail", "mailFrom"], `is not below ${mail.identity} (mail.identity)`);
    }
    if (!hub.url.startsWith("https:")) refuse(["hub", "url"], "does not begin with https://");
    if (certificate && new URL(hub.url).port)
      refuse(["hub", "url"], "has a port, which a domain of its own cannot have");
  });

/** A hub on AWS, as `reconvene.config.ts` gives it. */
export type DeploymentInput = z.input<typeof schema>;
export type Deployment = z.output<typeof schema>;

/** What is wrong with `reconvene.config.ts`, in one sentence a line. */
export class DeploymentError extends Error {
  override readonly name = "DeploymentError";
}

/** @throws DeploymentError that names each setting which is missing or wrong */
export function readDeployment(input: unknown): Deployment {
  const read = schema.safeParse(input);
  if (read.success) return read.data;
  const problems = read.error.issues.map(({ path, message }) => `  ${path.join(".") || "the file"}: ${message}.`);
  throw new DeploymentError(["reconvene.config.ts needs attention:", ...new Set(problems)].join("\n"));
}

const domainOf = (address: string): string => address.slice(address.lastIndexOf("@") + 1).toLowerCase();
const isWithin = (name: string, parent: string): boolean => name === parent || name.endsWith(`.${parent}`);
