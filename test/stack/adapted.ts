import { type App, Fn, Tags } from "aws-cdk-lib";
import type { HubStacks } from "../../infra/stacks.ts";
import { rewritePolicies, type Statement } from "./policies.ts";
import { account, apiId, region } from "./settings.ts";

/** What ministack 1.5.33 lacks or takes otherwise than AWS does. Decision record 26 says what is therefore not proven. */
export function adapt(app: App, { mail, staff, service, watch }: HubStacks): void {
  // It knows no AWS::Budgets::Budget, and refuses a stack with one. (Backups it lacks too: settings.ts asks for none.)
  watch.node.tryRemoveChild("Budget");
  // Its identities have no DKIM tokens for the outputs to name.
  for (const record of ["Dkim1", "Dkim2", "Dkim3"]) mail.node.tryRemoveChild(record);
  // It knows no AWS::Cognito::ManagedLoginBranding; its pages have a style without.
  staff?.people.node.tryRemoveChild("Style");
  // The API's id is random on AWS as well; with one that is known, links are right after one deployment.
  Tags.of(service.web.api).add("ms-custom-id", apiId);
  rewritePolicies(app, (one) => [withSecretArns(withBatches(withAnySender(one)))]);
}

/** It asks about SES's v1 calls on no resource, and tells conditions no `ses:FromAddress`. */
function withAnySender(one: Statement): Statement {
  if (!one.Action.includes("ses:SendRawEmail")) return one;
  const { Condition: _, ...rest } = one;
  return { ...rest, Resource: ["*"] };
}

/** SendMessageBatch is allowed by sqs:SendMessage (Service Authorization Reference, SQS); it wants an action so called. */
const withBatches = (one: Statement): Statement =>
  one.Action.includes("sqs:SendMessage") ? { ...one, Action: [...one.Action, "sqs:SendMessageBatch"] } : one;

/** A reference to a secret is its ARN on AWS, and its name there. */
function withSecretArns(one: Statement): Statement {
  if (!one.Action.includes("secretsmanager:GetSecretValue")) return one;
  const arn = (name: string) => Fn.join("", [`arn:aws:secretsmanager:${region}:${account}:secret:`, name, "-??????"]);
  return { ...one, Resource: one.Resource.map(arn) };
}
