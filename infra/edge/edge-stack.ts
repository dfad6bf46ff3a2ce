import { Stack, type StackProps } from "aws-cdk-lib";
import type { Construct } from "constructs";
import type { Secrets } from "../data/secrets.ts";
import { output } from "../output.ts";
import type { ServiceStack } from "../service/service-stack.ts";
import { Front } from "./front.ts";
import { OwnName } from "./own-name.ts";
import type { Edge } from "./settings.ts";

export interface EdgeStackProps extends StackProps {
  edge: Edge;
  host: string;
  service: ServiceStack;
  secrets: Secrets;
  /** ARN of a web ACL. */
  firewall: string | undefined;
}

/** The hub's own name. Its output is what DNS has to say of it. */
export class EdgeStack extends Stack {
  constructor(scope: Construct, id: string, { edge, host, service, secrets, firewall, ...props }: EdgeStackProps) {
    super(scope, id, props);
    const { api, stage } = service.web;
    const { certificate } = edge;
    const { aliasTarget } = secrets.edgeKey
      ? new Front(this, "Front", { host, certificate, api, key: secrets.edgeKey, firewall })
      : new OwnName(this, "OwnName", { host, certificate, api, stage });
    output(this, "alias", `${host} CNAME ${aliasTarget}`);
  }
}
