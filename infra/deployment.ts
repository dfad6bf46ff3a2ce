import { z } from "zod";
import { hubConfig } from "../hub/config.ts";
import { edge } from "./edge/settings.ts";
import { conflictsOf, staff } from "./staff/settings.ts";

const domain = z.string().regex(/^(?=.{1,253}$)([a-z0-9-]+\.)+[a-z]{2,}$/, "is not a domain name in lower case");
const label = z
  .string()
  .regex(/^[a-z]([a-z0-9-]{0,18}[a-z0-9])?$/, "may have 20 small letters, digits and hyphens, beginning with a letter");

const wholeNumber = (least: number, most: number) =>
  z.number().refine((given) => Number.isInteger(given) && given >= least && given <= most, {
    error: `is not a whole number from ${least} to ${most}`,
  });

/** So long the functions' logs are kept, and the journal in them. */
export const journalDays = 90;

const schema = z
  .strictObject({
    /** Which hub. With `stage` it names all that is made on AWS: another name has another table and other keys. */
    name: label,
    /** Which copy of it: production, staging. */
    stage: label,
    /** AWS account; that of the credentials when absent. Given, other credentials are refused. */
    account: z
      .string()
      .regex(/^\d{12}$/, "is not the number of an AWS account, twelve digits")
      .optional(),
    /** AWS region; that of the credentials when absent. */
    region: z
      .string()
      .regex(/^[a-z]{2}(-[a-z]+)+-\d$/, "is not the name of an AWS region")
      .optional(),
    hub: hubConfig.omit({ configurationSet: true }).strict(),
    mail: z.strictObject({
      /** The domain that SES signs for (DKIM). Both `hub.from` addresses are in it, or below it. */
      identity: domain,
      /** Where bounces go (the envelope's sender); below `identity`, and used for nothing else. */
      mailFrom: domain,
    }),
    watch: z.strictObject({
      /** Who gets mail when something is wrong. SNS asks there once whether it is wanted. */
      alarmsTo: z.email({ error: "is not an e-mail address" }),
      /** Where docs/runbook.md is read: alarms point into it. */
      runbook: z.url({ protocol: /^https$/, error: "is not an https address" }).optional(),
      /** US dollars. Whoever gets alarms hears when the account's month reaches 80 % of it, and when it will pass it. */
      monthlyBudget: z.number().positive({ error: "is not an amount of US dollars" }),
    }),
    /**
     * How many days weekly backups are kept, beside 35 days of point-in-time recovery; 0: none are made. No longer than
     * the journal (docs/restore.md): without it an old backup brings back who was erased, and puts all others on hold.
     */
    backupDays: wholeNumber(0, journalDays - 5),
    /** The hub's own name, and what stands in front of it; absent, the hub answers at AWS's address. */
    edge: edge.optional(),
    /** Who may use the staff API, besides programs with tokens; absent, a user pool of the hub's own. */
    staff: staff.default({ through: "cognito" }),
    /** A table that was restored from a backup, and takes the place of the stack's own (docs/restore.md). */
    table: z
      .string()
      .regex(/^[A-Za-z0-9_.-]{3,255}$/, { error: "is not the name of a table" })
      .optional(),
    /** Workers that deliver bulk mail at once, at least two. What they are together is paced, so more only wait longer. */
    bulkWorkers: wholeNumber(2, 50),
  })
  .superRefine(({ name, stage, hub, mail, edge, staff, region }, context) => {
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
    for (const [path, message] of conflictsOf(staff, `${name}-${stage}`)) refuse(path, message);
    if (!hub.url.startsWith("https:")) refuse(["hub", "url"], "does not begin with https://");
    if (!edge) return;
    if (new URL(hub.url).port) refuse(["hub", "url"], "has a port, which a domain of its own cannot have");
    const [, , , place] = edge.certificate.split(":");
    const wanted = edge.through === "cloudfront" ? "us-east-1" : region;
    if (wanted && place !== wanted) refuse(["edge", "certificate"], `is not in ${wanted}, where ${edge.through} looks`);
    if (edge.through === "cloudfront" && edge.firewall && !region) {
      refuse(["region"], "has to be said when there is a firewall, which is in us-east-1");
    }
  })
  .transform((given) => {
    const id = `${given.name}-${given.stage}`;
    return {
      ...given,
      /** As resources are called: `dih-production`. */
      id,
      hub: { ...given.hub, configurationSet: `reconvene-${id}` },
    };
  });

/** A hub on AWS, as `reconvene.config.ts` gives it. */
export type DeploymentInput = z.input<typeof schema>;
export type Deployment = z.output<typeof schema>;
/** The laptop's hub is like the first. */
export type DeploymentInputs = [DeploymentInput, ...DeploymentInput[]];

/** What is wrong with `reconvene.config.ts`, in one sentence a line. */
export class DeploymentError extends Error {
  override readonly name = "DeploymentError";
  constructor(problems: string[]) {
    super(["reconvene.config.ts needs attention:", ...new Set(problems.map((problem) => `  ${problem}`))].join("\n"));
  }
}

/** @throws DeploymentError that names each setting which is missing or wrong, and deployments that would collide */
export function readDeployments(inputs: unknown): Deployment[] {
  const list = z.array(z.unknown()).min(1).safeParse(inputs);
  if (!list.success) throw new DeploymentError(["The file has no list of deployments."]);
  const problems: string[] = [];
  const deployments = list.data.flatMap((input, i) => {
    const read = schema.safeParse(input, { error: plainly });
    if (read.success) return [read.data];
    const place = (path: PropertyKey[]) => [`deployment ${i + 1}`, path.join(".")].filter(Boolean).join(", ");
    problems.push(...read.error.issues.map(({ path, message }) => `${place(path)}: ${message}.`));
    return [];
  });
  problems.push(...collisions(deployments));
  if (problems.length > 0) throw new DeploymentError(problems);
  return deployments;
}

/** For what zod says in its own words. */
function plainly(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.code === "unrecognized_keys") return `has no setting ${issue.keys.join(", ")}`;
  if (issue.code !== "invalid_type") return undefined;
  return issue.input === undefined ? "is missing" : `is not a ${issue.expected}`;
}

/** What may be there once in an account and region. Where it is not said, any two might meet. */
function collisions(deployments: Deployment[]): string[] {
  return deployments.flatMap((one, i) =>
    deployments.slice(0, i).flatMap((other) => {
      const place = `deployment ${i + 1}`;
      if (one.id === other.id) return [`${place}: is called ${one.id}, as another is.`];
      const meets = (["account", "region"] as const).every(
        (name) => !one[name] || !other[name] || one[name] === other[name],
      );
      if (!meets || one.mail.identity !== other.mail.identity) return [];
      return [
        `${place}, mail.identity: is that of ${other.id} as well, and SES keeps a domain once. Give it one of its own, such as ${one.stage}.${one.mail.identity}.`,
      ];
    }),
  );
}

const domainOf = (address: string): string => address.slice(address.lastIndexOf("@") + 1).toLowerCase();
const isWithin = (name: string, parent: string): boolean => name === parent || name.endsWith(`.${parent}`);
