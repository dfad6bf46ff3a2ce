import { ApiMapping, DomainName, type HttpApi, type HttpStage } from "aws-cdk-lib/aws-apigatewayv2";
import { Certificate } from "aws-cdk-lib/aws-certificatemanager";
import { Construct } from "constructs";

/** The HTTP API by the hub's own name. */
export class OwnName extends Construct {
  /** What that name is an alias of (CNAME). */
  readonly aliasTarget: string;

  constructor(scope: Construct, id: string, to: { host: string; certificate: string; api: HttpApi; stage: HttpStage }) {
    super(scope, id);
    const domainName = new DomainName(this, "Name", {
      domainName: to.host,
      certificate: Certificate.fromCertificateArn(this, "Certificate", to.certificate),
    });
    new ApiMapping(this, "Mapping", { api: to.api, domainName, stage: to.stage });
    this.aliasTarget = domainName.regionalDomainName;
  }
}
