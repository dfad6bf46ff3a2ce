import { Stack, type StackProps } from "aws-cdk-lib";
import type { Construct } from "constructs";
import type { Deployment } from "../deployment.ts";
import { output } from "../output.ts";
import { People } from "./people.ts";

/** The people who may be staff: they live as long as the data, whatever becomes of what runs. */
export class StaffStack extends Stack {
  readonly people: People;

  constructor(scope: Construct, id: string, deployment: Deployment, props: StackProps) {
    super(scope, id, { ...props, terminationProtection: true });
    this.people = new People(this, "People", deployment);
    output(this, "pool", this.people.pool.userPoolId);
    output(this, "sign in host", this.people.signInHost);
  }
}
