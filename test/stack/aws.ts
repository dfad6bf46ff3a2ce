import {
  CloudFormationClient,
  DescribeStackResourcesCommand,
  DescribeStacksCommand,
} from "@aws-sdk/client-cloudformation";
import { CloudWatchLogsClient, type FilteredLogEvent, FilterLogEventsCommand } from "@aws-sdk/client-cloudwatch-logs";
import type { Emulator } from "./emulator.ts";
import { region } from "./settings.ts";

/** For clients of the SDK. */
export const clientOf = ({ url }: Emulator) => ({
  endpoint: url,
  region,
  credentials: { accessKeyId: "test", secretAccessKey: "test" },
});

export async function outputsOf(emulator: Emulator, StackName: string): Promise<Record<string, string>> {
  const { Stacks } = await new CloudFormationClient(clientOf(emulator)).send(new DescribeStacksCommand({ StackName }));
  const outputs = Stacks?.[0]?.Outputs ?? [];
  return Object.fromEntries(outputs.map(({ OutputKey = "", OutputValue = "" }) => [OutputKey, OutputValue]));
}

/** The physical id of a stack's only resource of a type. */
export async function theOnly(emulator: Emulator, StackName: string, type: string): Promise<string> {
  const cloudFormation = new CloudFormationClient(clientOf(emulator));
  const { StackResources } = await cloudFormation.send(new DescribeStackResourcesCommand({ StackName }));
  const [found, ...others] = (StackResources ?? []).filter(({ ResourceType }) => ResourceType === type);
  if (!found?.PhysicalResourceId || others.length > 0) throw new Error(`${StackName} has not just one ${type}.`);
  return found.PhysicalResourceId;
}

export async function logOf(emulator: Emulator, logGroupName: string): Promise<FilteredLogEvent[]> {
  const logs = new CloudWatchLogsClient(clientOf(emulator));
  const { events = [] } = await logs.send(new FilterLogEventsCommand({ logGroupName }));
  return events;
}

const longest = 700;

/** What the functions complained of lately, a few lines each. */
export async function complaintsOf(emulator: Emulator, service: string): Promise<string[]> {
  const groups = Object.entries(await outputsOf(emulator, service)).filter(([name]) => /^[A-Z][a-z]+Log$/.test(name));
  const found = await Promise.all(
    groups.map(async ([name, logGroupName]) => {
      const events = await logOf(emulator, logGroupName);
      return events
        .filter(({ message = "" }) => /"level":"(WARN|ERROR)"|Error\b/.test(message))
        .slice(-4)
        .map(({ message = "" }) => `${name}: ${message.trim().slice(0, longest)}`);
    }),
  );
  return found.flat();
}
