import { Aspects, type IAspect } from "aws-cdk-lib";
import { CfnPolicy, PolicyDocument } from "aws-cdk-lib/aws-iam";
import type { IConstruct } from "constructs";
import { z } from "zod";

const several = z.union([z.string().transform((one) => [one]), z.array(z.string())]);
/** A statement of a role before it is synthesized: what is not known yet stands in it as CDK's placeholders. */
const statement = z.looseObject({ Action: several, Resource: several });
export type Statement = z.output<typeof statement>;
const document = z.looseObject({ Statement: z.array(statement) });

/** Puts other statements in place of each that a role below `scope` has. */
export const rewritePolicies = (scope: IConstruct, rewrite: (one: Statement) => Statement[]): void =>
  Aspects.of(scope).add(new RewrittenPolicies(rewrite));

class RewrittenPolicies implements IAspect {
  constructor(readonly rewrite: (one: Statement) => Statement[]) {}

  visit(node: IConstruct): void {
    if (!(node instanceof CfnPolicy)) return;
    const { policyDocument } = node;
    const { Statement, ...rest } = document.parse(
      policyDocument instanceof PolicyDocument ? policyDocument.toJSON() : policyDocument,
    );
    node.policyDocument = { ...rest, Statement: Statement.flatMap(this.rewrite) };
  }
}
