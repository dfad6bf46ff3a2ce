import { Stack, type StackProps } from "aws-cdk-lib";
import type { Construct } from "constructs";
import type { DataStack } from "../data/data-stack.ts";
import type { Deployment } from "../deployment.ts";
import type { QueueName } from "../longest-waits.ts";
import { output } from "../output.ts";
import type { QueuePair } from "../queue-pair.ts";
import type { ServiceStack } from "../service/service-stack.ts";
import { Alarms } from "./alarms.ts";
import { Budget } from "./budget.ts";
import { Calls } from "./calls.ts";
import { HubDashboard } from "./dashboard.ts";
import { watchedFunctions } from "./functions.ts";
import { watchedMail } from "./mail.ts";
import { watchedQueues } from "./queues.ts";
import { watchedTable } from "./table.ts";
import { watchedApi } from "./web.ts";

export interface WatchedStacks {
  data: DataStack;
  service: ServiceStack;
  queues: Record<QueueName, QueuePair>;
}

/** Looks after the others, and holds nothing that they need: it may go and come back at any time. */
export class WatchStack extends Stack {
  constructor(
    scope: Construct,
    id: string,
    deployment: Deployment,
    { data, service, queues, ...props }: StackProps & WatchedStacks,
  ) {
    super(scope, id, props);
    const { topic } = new Calls(this, "Calls", deployment.watch.alarmsTo);
    const watched = [
      ...watchedFunctions(service.functions),
      ...watchedApi(service.web.api),
      ...watchedQueues(queues),
      ...watchedMail(deployment.id),
      ...watchedTable(data.table.table),
    ];
    const { all } = new Alarms(this, "Alarms", { deployment, watched, topic });
    new HubDashboard(this, "Dashboard", deployment, { data, service, queues }, all);
    new Budget(this, "Budget", deployment.watch);
    const console = `https://${this.region}.console.aws.amazon.com/cloudwatch/home?region=${this.region}`;
    output(this, "dashboard address", `${console}#dashboards/dashboard/${deployment.id}`);
  }
}
