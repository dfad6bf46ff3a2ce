import { expect, test } from "vitest";
import { z } from "zod";
import { stack } from "../template.ts";

const { templates, resources, nameOf, ofType } = stack;

const route = z.object({ RouteKey: z.string(), Target: z.unknown(), AuthorizationType: z.string() });
const integration = z.object({ IntegrationUri: z.unknown(), PayloadFormatVersion: z.literal("2.0") });

test("people's tokens are looked at before staff's function is called; it looks at programs' itself", () => {
  const routes = ofType("AWS::ApiGatewayV2::Route").map(([, { Properties }]) => {
    const { RouteKey, Target, AuthorizationType } = route.parse(Properties);
    const target = resources[nameOf(Target).replace("integrations/", "")];
    return [RouteKey, `${nameOf(integration.parse(target?.Properties).IntegrationUri)} ${AuthorizationType}`];
  });
  expect(Object.fromEntries(routes)).toEqual({
    "ANY /api/{proxy+}": "Staff/Function JWT",
    "ANY /with-token/api/{proxy+}": "Staff/Function NONE",
    "GET /api/openapi.json": "Staff/Function NONE",
    "GET /api/sign-in": "Staff/Function NONE",
    $default: "Public/Function NONE",
  });
});

test("what comes to the API is throttled", () => {
  templates.service.hasResourceProperties("AWS::ApiGatewayV2::Stage", {
    StageName: "$default",
    DefaultRouteSettings: { ThrottlingBurstLimit: 100, ThrottlingRateLimit: 50 },
  });
});

test("the log of requests tells neither path nor address: links are their readers' keys", () => {
  const settings = z.object({ AccessLogSettings: z.object({ Format: z.string() }) });
  const [[, stage] = []] = ofType("AWS::ApiGatewayV2::Stage");
  const { AccessLogSettings } = settings.parse(stage?.Properties);
  const told = Object.values(z.record(z.string(), z.string()).parse(JSON.parse(AccessLogSettings.Format)));
  expect(told).toContain("$context.status");
  expect(told.filter((variable) => /path|uri|identity|sourceIp|userAgent|authorizer/i.test(variable))).toEqual([]);
});
