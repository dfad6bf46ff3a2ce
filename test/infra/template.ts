import { App, type Stack } from "aws-cdk-lib";
import { Template } from "aws-cdk-lib/assertions";
import { z } from "zod";
import cdk from "../../cdk.json" with { type: "json" };
import { type Deployment, type DeploymentInput, readDeployments } from "../../infra/deployment.ts";
import { createStacks, type HubStacks } from "../../infra/stacks.ts";
import deployments from "../../reconvene.config.ts";

const resource = z.object({
  Type: z.string(),
  Properties: z.record(z.string(), z.unknown()).default({}),
  DeletionPolicy: z.string().optional(),
  Metadata: z.object({ "aws:cdk:path": z.string() }),
});
const contents = z.object({
  Resources: z.record(z.string(), resource),
  Outputs: z.record(z.string(), z.object({ Value: z.unknown() })).default({}),
});
type Contents = z.output<typeof contents>;
type Resource = z.output<typeof resource>;

/** A hub's stacks as CloudFormation sees them, and by the names of their constructs. */
export interface Synthesized {
  deployment: Deployment;
  /** By what a stack is: `templates.data`. */
  templates: { [Name in keyof HubStacks]: Template };
  /** Of all stacks. */
  resources: Record<string, Resource>;
  outputs: Record<string, string>;
  ofType(type: string): [name: string, resource: Resource][];
  /** Where something is ("Queues/Plan"), for a reference to it, from another stack as well, a join of such, or a string. */
  nameOf(reference: unknown): string;
}

/** The CLI writes paths too; code is bundled in bundles.test.ts. */
const forTests = { "aws:cdk:enable-path-metadata": true, "aws:cdk:bundling-stacks": [] };

export const createApp = (outdir?: string): App =>
  new App({ ...(outdir ? { outdir } : {}), context: { ...cdk.context, ...forTests } });

/** Synthesizes with the feature flags of cdk.json and without bundling code. */
export function synthesize(changes: Partial<DeploymentInput> = {}): Synthesized {
  const [deployment] = readDeployments([{ ...deployments[0], ...changes }]);
  if (!deployment) throw new Error("There is no deployment.");
  const stacks = createStacks(createApp(), deployment);
  const templates = {
    data: Template.fromStack(stacks.data),
    mail: Template.fromStack(stacks.mail),
    ...(stacks.staff ? { staff: Template.fromStack(stacks.staff) } : {}),
    service: Template.fromStack(stacks.service),
    watch: Template.fromStack(stacks.watch),
    ...(stacks.edge ? { edge: Template.fromStack(stacks.edge) } : {}),
    ...(stacks.firewall ? { firewall: Template.fromStack(stacks.firewall) } : {}),
  };
  const made: Stack[] = Object.values(stacks);
  const byStack = new Map(made.map((one) => [one.stackName, contents.parse(Template.fromStack(one).toJSON())]));
  const all = [...byStack.values()];
  const names = namesIn(all);
  const nameOf = (reference: unknown) => nameIn(names, byStack, reference);
  const resources = Object.fromEntries(
    all.flatMap(({ Resources }) => Object.entries(Resources)).map(([id, found]) => [names.get(id) ?? id, found]),
  );
  return {
    deployment,
    templates,
    resources,
    ofType: (type) => Object.entries(resources).filter(([, { Type }]) => Type === type),
    outputs: Object.fromEntries(
      all.flatMap(({ Outputs }) => Object.entries(Outputs)).map(([name, { Value }]) => [name, nameOf(Value)]),
    ),
    nameOf,
  };
}

/** @throws Error when two stacks give the same id to different things: then a reference would not tell which is meant */
function namesIn(all: Contents[]): Map<string, string> {
  const names = new Map<string, string>();
  for (const [id, { Metadata }] of all.flatMap(({ Resources }) => Object.entries(Resources))) {
    if (names.has(id)) throw new Error(`${id} is in two stacks.`);
    names.set(id, pathOf(Metadata["aws:cdk:path"]));
  }
  return names;
}

const pathOf = (path: string) => path.replace(/^[^/]+\//, "").replace(/\/Resource$/, "");

const joined = z.object({ "Fn::Join": z.tuple([z.string(), z.array(z.unknown())]) });
const attribute = z.object({ "Fn::GetAtt": z.tuple([z.string(), z.string()]) });
const reference = z.object({ Ref: z.string() });
const elsewhere = z.object({ "Fn::GetStackOutput": z.object({ StackName: z.string(), OutputName: z.string() }) });

function nameIn(names: Map<string, string>, stacks: Map<string, Contents>, value: unknown): string {
  const join = joined.safeParse(value);
  if (join.success) {
    const [by, parts] = join.data["Fn::Join"];
    return parts.map((part) => nameIn(names, stacks, part)).join(by);
  }
  const output = elsewhere.safeParse(value).data?.["Fn::GetStackOutput"];
  if (output) return nameIn(names, stacks, stacks.get(output.StackName)?.Outputs[output.OutputName]?.Value);
  const id = attribute.safeParse(value).data?.["Fn::GetAtt"][0] ?? reference.safeParse(value).data?.Ref;
  if (id !== undefined) return names.get(id) ?? id;
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** The stacks of the example settings. */
export const stack = synthesize();
