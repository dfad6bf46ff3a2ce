import { expect, test } from "vitest";
import { z } from "zod";
import { stack, synthesize } from "../template.ts";

const { template, resources, nameOf, ofType } = stack;

test("whatever is under /api/ goes to staff's function, all the rest to the public one, and both are throttled", () => {
  const route = z.object({ RouteKey: z.string(), Target: z.unknown() });
  const integration = z.object({ IntegrationUri: z.unknown(), PayloadFormatVersion: z.literal("2.0") });
  const routes = ofType("AWS::ApiGatewayV2::Route").map(([, { Properties }]) => {
    const { RouteKey, Target } = route.parse(Properties);
    const target = resources[nameOf(Target).replace("integrations/", "")];
    return [RouteKey, nameOf(integration.parse(target?.Properties).IntegrationUri)];
  });
  expect(Object.fromEntries(routes)).toEqual({ "ANY /api/{proxy+}": "Staff/Function", $default: "Public/Function" });
  template.hasResourceProperties("AWS::ApiGatewayV2::Stage", {
    StageName: "$default",
    DefaultRouteSettings: { ThrottlingBurstLimit: 100, ThrottlingRateLimit: 50 },
  });
});

test("with a certificate the hub answers by its own name", () => {
  const certificate = "arn:aws:acm:eu-west-1:123456789012:certificate/0f0e0d0c-0000-4000-8000-000000000000";
  const named = synthesize({ certificate });
  named.template.hasResourceProperties("AWS::ApiGatewayV2::DomainName", {
    DomainName: "hub.example.org",
    DomainNameConfigurations: [{ CertificateArn: certificate, EndpointType: "REGIONAL" }],
  });
  expect(Object.keys(named.outputs)).toContain("AliasTarget");
  template.resourceCountIs("AWS::ApiGatewayV2::DomainName", 0);
});
