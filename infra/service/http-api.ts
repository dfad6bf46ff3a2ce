import { RemovalPolicy, Validations } from "aws-cdk-lib";
import { AccessLogFormat } from "aws-cdk-lib/aws-apigateway";
import {
  HttpApi,
  HttpMethod,
  HttpRoute,
  HttpRouteKey,
  HttpStage,
  LogGroupLogDestination,
} from "aws-cdk-lib/aws-apigatewayv2";
import { HttpLambdaIntegration } from "aws-cdk-lib/aws-apigatewayv2-integrations";
import type { IFunction } from "aws-cdk-lib/aws-lambda";
import { LogGroup, RetentionDays } from "aws-cdk-lib/aws-logs";
import { Construct } from "constructs";
import { withToken } from "../../functions/ways.ts";

/** Requests a second, and at once. Above it callers get 429, and Lambda's bill stays small. */
const throttle = { rateLimit: 50, burstLimit: 100 };

/** Neither path nor address: the links that people follow are their keys. */
const logged = {
  requestId: "$context.requestId",
  at: "$context.requestTimeEpoch",
  route: "$context.routeKey",
  method: "$context.httpMethod",
  status: "$context.status",
  ms: "$context.responseLatency",
  bytes: "$context.responseLength",
  integrationStatus: "$context.integrationStatus",
  integrationError: "$context.integrationErrorMessage",
};

/** `/api/…` and `/with-token/api/…` are staff's, all the rest is public. */
export class WebApi extends Construct {
  readonly api: HttpApi;
  readonly stage: HttpStage;
  readonly log: LogGroup;

  constructor(scope: Construct, id: string, to: { public: IFunction; staff: IFunction }) {
    super(scope, id);
    this.api = new HttpApi(this, "Api", { createDefaultStage: false });
    for (const [name, path] of [
      ["Staff", "/api/{proxy+}"],
      ["WithToken", `${withToken}/api/{proxy+}`],
    ] as const) {
      const route = this.route(name, HttpRouteKey.with(path, HttpMethod.ANY), to.staff);
      Validations.of(route).acknowledge({
        id: "AwsSolutions-APIG4",
        reason: "The function asks for an API token itself, before anything else (functions/staff/bearer.ts).",
      });
    }
    const publicSide = this.route("Public", HttpRouteKey.DEFAULT, to.public);
    Validations.of(publicSide).acknowledge({
      id: "AwsSolutions-APIG4",
      reason: "Anybody may read pages and sign up; what is a person's own is behind a link that is signed.",
    });
    this.log = new LogGroup(this, "Log", {
      retention: RetentionDays.THREE_MONTHS,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.stage = new HttpStage(this, "Stage", {
      httpApi: this.api,
      stageName: "$default",
      autoDeploy: true,
      throttle,
      accessLogSettings: {
        destination: new LogGroupLogDestination(this.log),
        format: AccessLogFormat.custom(JSON.stringify(logged)),
      },
    });
  }

  private route(name: string, routeKey: HttpRouteKey, handler: IFunction): HttpRoute {
    const integration = new HttpLambdaIntegration(name, handler);
    return new HttpRoute(this, name, { httpApi: this.api, routeKey, integration });
  }
}
