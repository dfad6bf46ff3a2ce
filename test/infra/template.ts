import { App } from "aws-cdk-lib";
import { Template } from "aws-cdk-lib/assertions";
import { z } from "zod";
import cdk from "../../cdk.json" with { type: "json" };
import { type Deployment, type DeploymentInput, readDeployment } from "../../infra/deployment.ts";
import { HubStack } from "../../infra/hub-stack.ts";
import example from "../../reconvene.config.ts";

const resource = z.object({
  Type: z.string(),
  Properties: z.record(z.string(), z.unknown()).default({}),
  DeletionPolicy: z.string().optional(),
  Metadata: z.object({ "aws:cdk:path": z.string() }),
});
const contents = z.object({
  Resources: z.record(z.string(), resource),
  Outputs: z.record(z.string(), z.object({ Value: z.unknown() })),
});

/** The stack as CloudFormation sees it, and by the names of its constructs. */
export interface Synthesized {
  deployment: Deployment;
  template: Template;
  resources: Record<string, z.output<typeof resource>>;
  outputs: Record<string, string>;
  ofType(type: string): [name: string, resource: z.output<typeof resource>][];
  /** Where in the stack something is ("Queues/Plan"), for a reference to it, a join of such, or a plain string. */
  nameOf(reference: unknown): string;
}

/** The CLI writes paths too; code is bundled in bundles.test.ts. */
const forTests = { "aws:cdk:enable-path-metadata": true, "aws:cdk:bundling-stacks": [] };

/** Synthesizes with the feature flags of cdk.json and without bundling code. */
export function synthesize(changes: Partial<DeploymentInput> = {}): Synthesized {
  const deployment = readDeployment({ ...example, ...changes });
  const app = new App({ context: { ...cdk.context, ...forTests } });
  const template = Template.fromStack(new HubStack(app, deployment));
  const { Resources, Outputs } = contents.parse(template.toJSON());
  const names = new Map(Object.entries(Resources).map(([id, { Metadata }]) => [id, pathOf(Metadata["aws:cdk:path"])]));
  const nameOf = (reference: unknown) => nameIn(names, reference);
  const resources = Object.fromEntries(Object.entries(Resources).map(([id, found]) => [names.get(id) ?? id, found]));
  return {
    deployment,
    template,
    resources,
    ofType: (type) => Object.entries(resources).filter(([, { Type }]) => Type === type),
    outputs: Object.fromEntries(Object.entries(Outputs).map(([name, { Value }]) => [name, nameOf(Value)])),
    nameOf,
  };
}

const pathOf = (path: string) => path.replace(/^[^/]+\//, "").replace(/\/Resource$/, "");

const joined = z.object({ "Fn::Join": z.tuple([z.string(), z.array(z.unknown())]) });
const attribute = z.object({ "Fn::GetAtt": z.tuple([z.string(), z.string()]) });
const reference = z.object({ Ref: z.string() });

function nameIn(names: Map<string, string>, value: unknown): string {
  const join = joined.safeParse(value);
  if (join.success) {
    const [by, parts] = join.data["Fn::Join"];
    return parts.map((part) => nameIn(names, part)).join(by);
  }
  const id = attribute.safeParse(value).data?.["Fn::GetAtt"][0] ?? reference.safeParse(value).data?.Ref;
  if (id !== undefined) return names.get(id) ?? id;
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** The stack of the example settings. */
export const stack = synthesize();
