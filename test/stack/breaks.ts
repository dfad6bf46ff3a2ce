import { CfnResource, type Stack } from "aws-cdk-lib";
import type { IConstruct } from "constructs";
import { environment } from "../../functions/environment.ts";
import type { HubStacks } from "../../infra/stacks.ts";
import { rewritePolicies } from "./policies.ts";

/** What `--break` takes away, one thing a run; the story has to notice. */
const broken = {
  /** Deliver may not ask SES to send. */
  "permission-to-send": ({ service }: HubStacks) => forbid(service.functions.deliver, "ses:SendRawEmail"),
  /** Public may not hand work on. */
  "permission-to-queue": ({ service }: HubStacks) => forbid(service.functions.public, "sqs:SendMessage"),
  /** Feedback may not write to the table. */
  "permission-to-record": ({ service }: HubStacks) => forbid(service.functions.feedback, "dynamodb:UpdateItem"),
  /** The topic of SES's events may not put them into feedback's queue. */
  "queue-policy": ({ mail }: HubStacks) => remove(mail, "AWS::SQS::QueuePolicy"),
  /** Tick looks for its table under another name than infra gives it. */
  "environment-name": ({ service }: HubStacks) => {
    const tick = resource(service.functions.tick.node.defaultChild);
    tick.addPropertyDeletionOverride(`Environment.Variables.${environment.table}`);
  },
  /** What nobody can handle goes nowhere. */
  redrive: ({ mail }: HubStacks) => {
    resource(mail.feedback.queue.node.defaultChild).addPropertyDeletionOverride("RedrivePolicy");
  },
  /** Nobody calls tick. */
  rule: ({ service }: HubStacks) => {
    for (const rule of ofType(service, "AWS::Events::Rule")) rule.addPropertyOverride("State", "DISABLED");
  },
} satisfies Record<string, (stacks: HubStacks) => void>;

export type Break = keyof typeof broken;
export const breaks = Object.keys(broken).filter((name): name is Break => name in broken);

export const breakOnPurpose = (stacks: HubStacks, name: Break): void => broken[name](stacks);

function forbid(construct: IConstruct, action: string): void {
  const { scope } = construct.node;
  if (!scope) throw new Error(`${construct.node.path} stands alone.`);
  rewritePolicies(scope, (one) => {
    // Also what adapted.ts adds to it: sqs:SendMessageBatch.
    const Action = one.Action.filter((allowed) => !allowed.startsWith(action));
    return Action.length === 0 ? [] : [{ ...one, Action }];
  });
}

const ofType = (stack: Stack, type: string): CfnResource[] =>
  stack.node.findAll().filter((one): one is CfnResource => one instanceof CfnResource && one.cfnResourceType === type);

function remove(stack: Stack, type: string): void {
  for (const one of ofType(stack, type)) one.node.scope?.node.tryRemoveChild(one.node.id);
}

function resource(construct: IConstruct | undefined): CfnResource {
  if (construct instanceof CfnResource) return construct;
  throw new Error("This construct is not of one resource.");
}
