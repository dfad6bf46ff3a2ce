import {
  type CloudFormationClient,
  DescribeStacksCommand,
  paginateListStackResources,
  type StackResourceSummary,
} from "@aws-sdk/client-cloudformation";
import type { Deployment } from "../../infra/deployment.ts";
import type { Aws } from "./aws.ts";

/** The stacks of a hub, by what they are for (docs/deploy.md). */
export const parts = ["data", "mail", "staff", "service", "watch", "edge", "firewall"] as const;
export type Part = (typeof parts)[number];

/** A stack as CloudFormation tells of it. */
export interface Stack {
  name: string;
  status: string;
  isProtected: boolean;
  outputs: Record<string, string>;
  resources: Resource[];
}

export interface Resource {
  type: string;
  /** The name in the template: the path of its construct, and a hash. */
  logicalId: string;
  /** A name, an ARN or an address: whatever the service calls it by. */
  id: string;
}

/** A stack, or something in it, is not there: what depends on it cannot be looked at. */
export class NotMade extends Error {
  override readonly name = "NotMade";
}

/**
 * What a deployment has made; each lookup throws NotMade for what is not there, or, where CloudFormation did not say what
 * is there, why it did not (`unread`).
 */
export class Made {
  constructor(
    readonly id: string,
    private readonly stacks: Partial<Record<Part, Stack>>,
    private readonly unread?: unknown,
  ) {}

  /** Undefined of a stack that there is not. */
  find(part: Part): Stack | undefined {
    if (this.unread !== undefined) throw this.unread;
    return this.stacks[part];
  }

  stack(part: Part): Stack {
    const found = this.find(part);
    if (!found) throw new NotMade(`There is no stack ${this.id}-${part}.`);
    return found;
  }

  output(part: Part, name: string): string {
    const { name: stack, outputs } = this.stack(part);
    const found = outputs[name];
    if (found === undefined) throw new NotMade(`The stack ${stack} has no output ${name}.`);
    return found;
  }

  /** All of a type whose names in the template begin so. */
  all(part: Part, type: string, begins = ""): Resource[] {
    return this.stack(part).resources.filter((one) => one.type === type && one.logicalId.startsWith(begins));
  }

  one(part: Part, type: string, begins = ""): string {
    const [found] = this.all(part, type, begins);
    if (!found) throw new NotMade(`The stack ${this.stack(part).name} has no ${type} ${begins}`.trimEnd().concat("."));
    return found.id;
  }
}

/** CloudFront looks for its firewall in us-east-1, wherever the hub is. */
const clientFor = ({ cloudFormation, cloudFormationInUsEast1 }: Asked, part: Part): CloudFormationClient =>
  part === "firewall" ? cloudFormationInUsEast1 : cloudFormation;

type Asked = Pick<Aws, "cloudFormation" | "cloudFormationInUsEast1">;

/** Asks CloudFormation for all stacks that a deployment should have. Never throws: each lookup does. */
export async function readMade(aws: Asked, deployment: Deployment): Promise<Made> {
  const { id } = deployment;
  try {
    const read = partsOf(deployment).map(async (part) => [
      part,
      await readStack(clientFor(aws, part), `${id}-${part}`),
    ]);
    return new Made(id, Object.fromEntries(await Promise.all(read)));
  } catch (error) {
    return new Made(id, {}, error);
  }
}

/** Those that the settings ask for. */
export function partsOf({ edge, staff }: Deployment): Part[] {
  const wanted: Partial<Record<Part, boolean>> = {
    edge: edge !== undefined,
    firewall: edge?.through === "cloudfront" && edge.firewall !== undefined,
    staff: staff.through === "cognito",
  };
  return parts.filter((part) => wanted[part] ?? true);
}

async function readStack(client: CloudFormationClient, StackName: string): Promise<Stack | undefined> {
  try {
    const { Stacks: [stack] = [] } = await client.send(new DescribeStacksCommand({ StackName }));
    if (!stack || stack.StackStatus === "DELETE_COMPLETE") return undefined;
    const listed: StackResourceSummary[] = [];
    for await (const page of paginateListStackResources({ client }, { StackName })) {
      listed.push(...(page.StackResourceSummaries ?? []));
    }
    return {
      name: StackName,
      status: stack.StackStatus ?? "",
      isProtected: stack.EnableTerminationProtection ?? false,
      outputs: Object.fromEntries((stack.Outputs ?? []).map(({ OutputKey, OutputValue }) => [OutputKey, OutputValue])),
      resources: listed.map(({ ResourceType = "", LogicalResourceId = "", PhysicalResourceId = "" }) => ({
        type: ResourceType,
        logicalId: LogicalResourceId,
        id: PhysicalResourceId,
      })),
    };
  } catch (error) {
    if (error instanceof Error && error.name === "ValidationError" && /does not exist/.test(error.message)) {
      return undefined;
    }
    throw error;
  }
}

/** As outputs and constructs are called: `plan` is `PlanQueue`, `PlanFunction`. */
export const capitalized = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);
