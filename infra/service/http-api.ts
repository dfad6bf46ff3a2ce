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
import { HttpJwtAuthorizer } from "aws-cdk-lib/aws-apigatewayv2-authorizers";
import { HttpLambdaIntegration } from "aws-cdk-lib/aws-apigatewayv2-integrations";
import type { IFunction } from "aws-cdk-lib/aws-lambda";
import { LogGroup, RetentionDays } from "aws-cdk-lib/aws-logs";
import { Construct } from "constructs";
import { openPaths, staffPaths } from "../../functions/ways.ts";
import type { PeopleWay } from "../staff/sign-in.ts";

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

const reasons = {
  public: "Anybody may read pages and sign up; what is a person's own is behind a link that is signed.",
  withToken: "The function asks for an API token itself, before anything else (functions/staff/at-gateway.ts).",
  open: "What the API is, and where people sign in, has to be known before there is a token; no secret is in it.",
};

/** `/api/…` and `/with-token/api/…` are staff's, all the rest is public. */
export class WebApi extends Construct {
  readonly api: HttpApi;
  readonly stage: HttpStage;
  readonly log: LogGroup;

  constructor(scope: Construct, id: string, to: { public: IFunction; staff: IFunction }, people: PeopleWay) {
    super(scope, id);
    this.api = new HttpApi(this, "Api", { createDefaultStage: false });
    this.routesToStaff(to.staff, people);
    this.openRoute("Public", HttpRouteKey.DEFAULT, to.public, reasons.public);
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

  private routesToStaff(staff: IFunction, { signIn, audience }: PeopleWay): void {
    const integration = new HttpLambdaIntegration("Staff", staff);
    const authorizer = new HttpJwtAuthorizer("SignedIn", signIn.issuer, { jwtAudience: [audience] });
    const routeKey = HttpRouteKey.with(staffPaths.signedIn, HttpMethod.ANY);
    new HttpRoute(this, "Staff", { httpApi: this.api, routeKey, integration, authorizer });
    this.openRoute("WithToken", HttpRouteKey.with(staffPaths.withToken, HttpMethod.ANY), staff, reasons.withToken);
    this.openRoute("Document", HttpRouteKey.with(openPaths.document, HttpMethod.GET), staff, reasons.open);
    this.openRoute("SignIn", HttpRouteKey.with(openPaths.signIn, HttpMethod.GET), staff, reasons.open);
  }

  /** A route without an authorizer, and why it has none. */
  private openRoute(name: string, routeKey: HttpRouteKey, handler: IFunction, reason: string): void {
    const integration = new HttpLambdaIntegration(name, handler);
    const route = new HttpRoute(this, name, { httpApi: this.api, routeKey, integration });
    Validations.of(route).acknowledge({ id: "AwsSolutions-APIG4", reason });
  }
}
