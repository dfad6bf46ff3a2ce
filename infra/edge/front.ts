import { Duration, Stack, Validations } from "aws-cdk-lib";
import type { HttpApi } from "aws-cdk-lib/aws-apigatewayv2";
import { Certificate } from "aws-cdk-lib/aws-certificatemanager";
import {
  AllowedMethods,
  CacheHeaderBehavior,
  CachePolicy,
  CacheQueryStringBehavior,
  Distribution,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  HttpVersion,
  OriginProtocolPolicy,
  OriginRequestPolicy,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from "aws-cdk-lib/aws-cloudfront";
import { HttpOrigin } from "aws-cdk-lib/aws-cloudfront-origins";
import type { Secret } from "aws-cdk-lib/aws-secretsmanager";
import { Construct } from "constructs";
import { edgeHeaders } from "../../functions/environment.ts";
import { withToken } from "../../functions/ways.ts";

export interface Behind {
  host: string;
  certificate: string;
  api: HttpApi;
  /** functions/edge.ts asks for it. */
  key: Secret;
  /** ARN of a web ACL. */
  firewall: string | undefined;
}

/** Runs at CloudFront, on each request: nobody can say to be somebody else. */
const whoAsks = `function handler(event) {
  event.request.headers[${JSON.stringify(edgeHeaders.viewer)}] = { value: event.viewer.ip };
  return event.request;
}`;

/** CloudFront before the HTTP API. It keeps what the pages let it keep, and nothing of staff's. */
export class Front extends Construct {
  /** What the hub's name is an alias of (CNAME). */
  readonly aliasTarget: string;

  constructor(scope: Construct, id: string, behind: Behind) {
    super(scope, id);
    const { region, urlSuffix } = Stack.of(this);
    const origin = new HttpOrigin(`${behind.api.apiId}.execute-api.${region}.${urlSuffix}`, {
      protocolPolicy: OriginProtocolPolicy.HTTPS_ONLY,
      customHeaders: { [edgeHeaders.key]: behind.key.secretValue.unsafeUnwrap() },
    });
    const tell = new EdgeFunction(this, "WhoAsks", { code: FunctionCode.fromInline(whoAsks) });
    const shared = {
      origin,
      allowedMethods: AllowedMethods.ALLOW_ALL,
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
      functionAssociations: [{ function: tell, eventType: FunctionEventType.VIEWER_REQUEST }],
    };
    const uncached = { ...shared, cachePolicy: CachePolicy.CACHING_DISABLED };
    const distribution = new Distribution(this, "Distribution", {
      domainNames: [behind.host],
      certificate: Certificate.fromCertificateArn(this, "Certificate", behind.certificate),
      minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
      httpVersion: HttpVersion.HTTP2_AND_3,
      defaultBehavior: { ...shared, cachePolicy: this.asPagesSay() },
      additionalBehaviors: { "/api/*": uncached, [`${withToken}/*`]: uncached },
      ...(behind.firewall ? { webAclId: behind.firewall } : {}),
    });
    this.acknowledge(distribution, behind.firewall !== undefined);
    this.aliasTarget = distribution.distributionDomainName;
  }

  /** As `Cache-Control` says and no longer; pages are in the reader's language. */
  private asPagesSay(): CachePolicy {
    return new CachePolicy(this, "AsPagesSay", {
      minTtl: Duration.seconds(0),
      defaultTtl: Duration.seconds(0),
      maxTtl: Duration.days(365),
      headerBehavior: CacheHeaderBehavior.allowList("Accept-Language"),
      queryStringBehavior: CacheQueryStringBehavior.all(),
      enableAcceptEncodingBrotli: true,
      enableAcceptEncodingGzip: true,
    });
  }

  private acknowledge(distribution: Distribution, hasFirewall: boolean): void {
    Validations.of(distribution).acknowledge(
      { id: "AwsSolutions-CFR1", reason: "The hub's members are in every country: none is shut out." },
      {
        id: "AwsSolutions-CFR3",
        reason: "A log of requests would hold the links that people follow, which are their keys.",
      },
    );
    if (hasFirewall) return;
    Validations.of(distribution).acknowledge({
      id: "AwsSolutions-CFR2",
      reason: "A firewall is a choice of the settings (edge.firewall); requests are throttled without it, too.",
    });
  }
}
