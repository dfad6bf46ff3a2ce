import { CloudFormationClient } from "@aws-sdk/client-cloudformation";
import { afterAll, expect, test } from "vitest";
import { readMade } from "../../ops/doctor/made.ts";
import { synthesize } from "../infra/template.ts";
import { variants } from "../infra/variants.ts";
import { type FakeAws, startFakeAws } from "./fake-aws.ts";

const started: FakeAws[] = [];
afterAll(() => Promise.all(started.map((aws) => aws.close())));

/** CloudFormation of one region, which answers the same of every stack. */
async function regionWhere(DescribeStacks: { status?: number; body: string }): Promise<CloudFormationClient> {
  const ListStackResources = { body: answer("ListStackResources", ""), type: "text/xml" };
  const aws = await startFakeAws({ DescribeStacks: { ...DescribeStacks, type: "text/xml" }, ListStackResources });
  started.push(aws);
  const credentials = { accessKeyId: "local", secretAccessKey: "local" };
  return new CloudFormationClient({ region: "eu-west-1", endpoint: aws.url, credentials });
}

const answer = (name: string, result: string) =>
  `<${name}Response><${name}Result>${result}</${name}Result></${name}Response>`;
const nothing =
  "<ErrorResponse><Error><Code>ValidationError</Code><Message>Stack with id x does not exist</Message></Error></ErrorResponse>";
const member = "<member><StackName>x</StackName><StackStatus>CREATE_COMPLETE</StackStatus></member>";

test("the firewall is looked for where CloudFront has it, and the rest where the hub is", async () => {
  const { deployment } = synthesize(variants["behind CloudFront and a firewall"]);
  const made = await readMade(
    {
      cloudFormation: await regionWhere({ status: 400, body: nothing }),
      cloudFormationInUsEast1: await regionWhere({ body: answer("DescribeStacks", `<Stacks>${member}</Stacks>`) }),
    },
    deployment,
  );
  expect(made.find("firewall")).toMatchObject({ name: `${deployment.id}-firewall`, status: "CREATE_COMPLETE" });
  expect(made.find("edge")).toBeUndefined();
});
