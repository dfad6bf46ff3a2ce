import {
  ApiMapping,
  DomainName,
  HttpApi,
  HttpMethod,
  HttpRoute,
  HttpRouteKey,
  HttpStage,
} from "aws-cdk-lib/aws-apigatewayv2";
import { HttpLambdaIntegration } from "aws-cdk-lib/aws-apigatewayv2-integrations";
import { Certificate } from "aws-cdk-lib/aws-certificatemanager";
import type { IFunction } from "aws-cdk-lib/aws-lambda";
import { Construct } from "constructs";
import type { Deployment } from "./deployment.ts";

/** Requests a second, and at once. Above it callers get 429, and Lambda's bill stays small. */
const throttle = { rateLimit: 50, burstLimit: 100 };

/** `/api/…` is staff's, all the rest is public. No access log: the links that people follow are their keys. */
export class WebApi extends Construct {
  /** AWS's own address of the API. */
  readonly url: string;
  /** What the hub's own name is an alias of (CNAME); undefined without a certificate. */
  readonly aliasTarget: string | undefined;

  constructor(scope: Construct, id: string, to: { public: IFunction; staff: IFunction; deployment: Deployment }) {
    super(scope, id);
    const httpApi = new HttpApi(this, "Api", { createDefaultStage: false });
    const route = (name: string, routeKey: HttpRouteKey, handler: IFunction) =>
      new HttpRoute(this, name, { httpApi, routeKey, integration: new HttpLambdaIntegration(name, handler) });
    route("Staff", HttpRouteKey.with("/api/{proxy+}", HttpMethod.ANY), to.staff);
    route("Public", HttpRouteKey.DEFAULT, to.public);
    const stage = new HttpStage(this, "Stage", { httpApi, stageName: "$default", autoDeploy: true, throttle });
    this.url = stage.url;
    this.aliasTarget = this.ownName(httpApi, stage, to.deployment);
  }

  private ownName(api: HttpApi, stage: HttpStage, { hub, certificate }: Deployment): string | undefined {
    if (!certificate) return undefined;
    const domainName = new DomainName(this, "Name", {
      domainName: new URL(hub.url).hostname,
      certificate: Certificate.fromCertificateArn(this, "Certificate", certificate),
    });
    new ApiMapping(this, "Mapping", { api, domainName, stage });
    return domainName.regionalDomainName;
  }
}
