import { z } from "zod";
import type { Synthesized } from "./template.ts";

/** One action on one resource, under one condition. */
export interface Permission {
  action: string;
  resource: string;
  /** `dynamodb:LeadingKeys` or `ses:FromAddress`: patterns of which one must match; undefined when nothing is asked. */
  only: string[] | undefined;
}

const several = <T extends z.ZodType>(one: T) => z.union([z.array(one), one.transform((it) => [it])]);
const statement = z.strictObject({
  Effect: z.literal("Allow"),
  Action: several(z.string()),
  Resource: several(z.unknown()),
  Condition: z
    .union([
      z.strictObject({ "ForAllValues:StringLike": z.strictObject({ "dynamodb:LeadingKeys": z.array(z.string()) }) }),
      z.strictObject({ StringEquals: z.strictObject({ "ses:FromAddress": z.array(z.string()) }) }),
    ])
    .transform((condition) => Object.values(condition).flatMap((keys) => Object.values(keys).flat().map(String)))
    .optional(),
});
const policy = z.object({
  PolicyDocument: z.object({ Statement: z.array(statement) }),
  Roles: z.array(z.unknown()),
});

/** All that a function's role allows; throws for anything that is not a plain permission, such as a managed policy. */
export function permissionsOf({ resources, nameOf }: Synthesized, construct: string): Permission[] {
  const role = resources[`${construct}/Role`];
  if (!role) throw new Error(`${construct} has no role of its own.`);
  z.strictObject({ AssumeRolePolicyDocument: z.unknown() }).parse(role.Properties);
  return Object.values(resources)
    .filter(({ Type }) => Type === "AWS::IAM::Policy")
    .map(({ Properties }) => policy.parse(Properties))
    .filter(({ Roles }) => Roles.some((one) => nameOf(one) === `${construct}/Role`))
    .flatMap(({ PolicyDocument }) => PolicyDocument.Statement)
    .flatMap(({ Action, Resource, Condition }) =>
      Action.flatMap((action) => Resource.map((one) => ({ action, resource: nameOf(one), only: Condition }))),
    );
}

/** As a line to read: `dynamodb:GetItem Table SUBSCRIBER#*`. */
export const line = ({ action, resource, only }: Permission): string =>
  [action, resource, ...(only ? [only.join("|")] : [])].join(" ");

/** Something asked for, with the values that conditions look at. */
interface Request {
  action: string;
  resource: string;
  values: string[];
}

/** Whether this permission allows that: every one of the values must match. */
export const uses = ({ action, resource, only }: Permission, asked: Request): boolean =>
  action === asked.action &&
  resource === asked.resource &&
  (!only || asked.values.every((value) => only.some((pattern) => isLike(pattern, value))));

/** IAM's StringLike, of which only `*` is used here. */
const isLike = (pattern: string, value: string): boolean =>
  pattern.endsWith("*") ? value.startsWith(pattern.slice(0, -1)) : value === pattern;
