import type { StackProps } from "aws-cdk-lib";
import type { Construct } from "constructs";
import { DataStack } from "./data/data-stack.ts";
import type { Deployment } from "./deployment.ts";
import { MailStack } from "./mail/mail-stack.ts";
import { ServiceStack } from "./service/service-stack.ts";
import { WatchStack } from "./watch/watch-stack.ts";

export interface HubStacks {
  data: DataStack;
  mail: MailStack;
  service: ServiceStack;
  watch: WatchStack;
}

/** One hub at one stage, in stacks that live differently long. */
export function createStacks(scope: Construct, deployment: Deployment): HubStacks {
  const { id, account, region } = deployment;
  const called = (part: string) => `${id}-${part}`;
  const props = (description: string): StackProps => ({
    description: `Reconvene, ${id}: ${description}`,
    env: { ...(account ? { account } : {}), ...(region ? { region } : {}) },
    tags: { reconvene: id },
  });
  const data = new DataStack(scope, called("data"), deployment, props("the table and the secrets"));
  const mail = new MailStack(scope, called("mail"), deployment, props("SES and its events"));
  const service = new ServiceStack(scope, called("service"), deployment, {
    ...props("functions, queues and the API"),
    data,
    mail,
  });
  const watch = new WatchStack(scope, called("watch"), deployment, {
    ...props("alarms, a dashboard and a budget"),
    data,
    service,
    queues: { ...service.queues, feedback: mail.feedback },
  });
  return { data, mail, service, watch };
}
