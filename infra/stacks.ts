import type { StackProps } from "aws-cdk-lib";
import type { Construct } from "constructs";
import { DataStack } from "./data/data-stack.ts";
import type { Deployment } from "./deployment.ts";
import { EdgeStack } from "./edge/edge-stack.ts";
import { FirewallStack } from "./edge/firewall-stack.ts";
import { MailStack } from "./mail/mail-stack.ts";
import { ServiceStack } from "./service/service-stack.ts";
import { peopleWay } from "./staff/sign-in.ts";
import { StaffStack } from "./staff/staff-stack.ts";
import { WatchStack } from "./watch/watch-stack.ts";

export interface HubStacks {
  data: DataStack;
  mail: MailStack;
  /** Only of a hub with people of its own. */
  staff?: StaffStack;
  service: ServiceStack;
  watch: WatchStack;
  /** Only of a hub with a name of its own. */
  edge?: EdgeStack;
  firewall?: FirewallStack;
}

/** One hub at one stage, in stacks that live differently long. `version` is that of the code (version.ts). */
export function createStacks(scope: Construct, deployment: Deployment, version?: string): HubStacks {
  const called = (part: string) => `${deployment.id}-${part}`;
  const props = propsOf(deployment);
  const data = new DataStack(scope, called("data"), deployment, props("the table and the secrets"));
  const mail = new MailStack(scope, called("mail"), deployment, props("SES and its events"));
  const staff =
    deployment.staff.through === "cognito"
      ? new StaffStack(scope, called("staff"), deployment, props("the people who may be staff"))
      : undefined;
  const service = new ServiceStack(scope, called("service"), deployment, {
    ...props("functions, queues and the API"),
    data,
    mail,
    people: peopleWay(deployment.staff, staff),
    version,
  });
  const watch = new WatchStack(scope, called("watch"), deployment, {
    ...props("alarms, a dashboard and a budget"),
    data,
    service,
    queues: { ...service.queues, feedback: mail.feedback },
  });
  const lasting = { data, mail, ...(staff ? { staff } : {}), service, watch };
  const { edge, hub } = deployment;
  if (!edge) return lasting;
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
  return { ...lasting, edge: front, ...(firewall ? { firewall } : {}) };
}

const propsOf =
  ({ id, account, region }: Pick<Deployment, "id" | "account" | "region">) =>
  (description: string): StackProps => ({
    description: `Reconvene, ${id}: ${description}`,
    env: { ...(account ? { account } : {}), ...(region ? { region } : {}) },
    tags: { reconvene: id },
  });
