import { expect, test } from "vitest";
import { z } from "zod";
import { stack } from "../template.ts";

const { templates, resources, nameOf, ofType } = stack;

test("whatever is under /api/, or /with-token/api/, goes to staff's function, all the rest to the public one, and both are throttled", () => {
  const route = z.object({ RouteKey: z.string(), Target: z.unknown() });
  const integration = z.object({ IntegrationUri: z.unknown(), PayloadFormatVersion: z.literal("2.0") });
  const routes = ofType("AWS::ApiGatewayV2::Route").map(([, { Properties }]) => {
    const { RouteKey, Target } = route.parse(Properties);
    const target = resources[nameOf(Target).replace("integrations/", "")];
    return [RouteKey, nameOf(integration.parse(target?.Properties).IntegrationUri)];
  });
  expect(Object.fromEntries(routes)).toEqual({
    "ANY /api/{proxy+}": "Staff/Function",
    "ANY /with-token/api/{proxy+}": "Staff/Function",
    $default: "Public/Function",
  });
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
