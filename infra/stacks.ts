import type { StackProps } from "aws-cdk-lib";
import type { Construct } from "constructs";
import { DataStack } from "./data/data-stack.ts";
import type { Deployment } from "./deployment.ts";
import { EdgeStack } from "./edge/edge-stack.ts";
import { FirewallStack } from "./edge/firewall-stack.ts";
import { MailStack } from "./mail/mail-stack.ts";
import { ServiceStack } from "./service/service-stack.ts";
import { WatchStack } from "./watch/watch-stack.ts";

export interface HubStacks {
  data: DataStack;
  mail: MailStack;
  service: ServiceStack;
  watch: WatchStack;
  /** Only of a hub with a name of its own. */
  edge?: EdgeStack;
  firewall?: FirewallStack;
}

/** One hub at one stage, in stacks that live differently long. */
export function createStacks(scope: Construct, deployment: Deployment): HubStacks {
  const called = (part: string) => `${deployment.id}-${part}`;
  const props = propsOf(deployment);
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
  const { edge, hub } = deployment;
  if (!edge) return { data, mail, service, watch };
  const firewall =
    edge.through === "cloudfront" && edge.firewall
      ? new FirewallStack(scope, called("firewall"), edge.firewall.requestsInFiveMinutes, {
          ...propsOf({ ...deployment, region: "us-east-1" })("what CloudFront lets through"),
        })
      : undefined;
  const front = new EdgeStack(scope, called("edge"), {
    ...props("the hub's own name"),
    edge,
    host: new URL(hub.url).hostname,
    service,
    secrets: data.secrets,
    firewall: firewall?.arn,
  });
  return { data, mail, service, watch, edge: front, ...(firewall ? { firewall } : {}) };
}

const propsOf =
  ({ id, account, region }: Pick<Deployment, "id" | "account" | "region">) =>
  (description: string): StackProps => ({
    description: `Reconvene, ${id}: ${description}`,
    env: { ...(account ? { account } : {}), ...(region ? { region } : {}) },
    tags: { reconvene: id },
  });
