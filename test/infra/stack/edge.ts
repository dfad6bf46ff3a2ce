import { runInNewContext } from "node:vm";
import { Match } from "aws-cdk-lib/assertions";
import { CachePolicy } from "aws-cdk-lib/aws-cloudfront";
import { expect, test } from "vitest";
import { z } from "zod";
import { environment } from "../../../functions/environment.ts";
import { line, permissionsOf } from "../permissions.ts";
import { stack, synthesize } from "../template.ts";
import { certificateIn, variants } from "../variants.ts";

const named = synthesize(variants["by its own name"]);
const front = synthesize(variants["behind CloudFront"]);
const guarded = synthesize(variants["behind CloudFront and a firewall"]);

test("without an edge nothing of it is made, and functions look for no key", () => {
  expect(stack.templates.edge).toBeUndefined();
  expect(JSON.stringify(stack.templates.service.toJSON())).not.toContain(environment.edgeSecret);
});

test("by the API's own means the hub answers by its name, with its certificate", () => {
  named.templates.edge?.hasResourceProperties("AWS::ApiGatewayV2::DomainName", {
    DomainName: "hub.example.org",
    DomainNameConfigurations: [{ CertificateArn: certificateIn("eu-west-1"), EndpointType: "REGIONAL" }],
  });
  expect(named.outputs.Alias).toBe("hub.example.org CNAME OwnName/Name");
  expect(named.nameOf(named.ofType("AWS::ApiGatewayV2::ApiMapping")[0]?.[1].Properties.ApiId)).toBe("Web/Api");
});

test("CloudFront answers by the hub's name, over TLS alone, and shows the API a key that nobody has seen", () => {
  front.templates.edge?.hasResourceProperties("AWS::CloudFront::Distribution", {
    DistributionConfig: {
      Aliases: ["hub.example.org"],
      ViewerCertificate: { AcmCertificateArn: certificateIn("us-east-1"), MinimumProtocolVersion: "TLSv1.2_2021" },
      DefaultCacheBehavior: { ViewerProtocolPolicy: "redirect-to-https" },
      CacheBehaviors: ["/api/*", "/with-token/*"].map((PathPattern) =>
        Match.objectLike({
          PathPattern,
          ViewerProtocolPolicy: "redirect-to-https",
          CachePolicyId: CachePolicy.CACHING_DISABLED.cachePolicyId,
        }),
      ),
      Origins: [
        Match.objectLike({
          CustomOriginConfig: Match.objectLike({ OriginProtocolPolicy: "https-only" }),
          OriginCustomHeaders: [{ HeaderName: "x-hub-key", HeaderValue: Match.anyValue() }],
        }),
      ],
    },
  });
  const origins = z.object({
    DistributionConfig: z.object({
      Origins: z.tuple([
        z.object({ DomainName: z.unknown(), OriginCustomHeaders: z.tuple([z.object({ HeaderValue: z.unknown() })]) }),
      ]),
    }),
  });
  const [[, distribution] = []] = front.ofType("AWS::CloudFront::Distribution");
  const [origin] = origins.parse(distribution?.Properties).DistributionConfig.Origins;
  expect(front.nameOf(origin.OriginCustomHeaders[0].HeaderValue)).toBe(
    "{{resolve:secretsmanager:Secrets/EdgeKey:SecretString:::}}",
  );
  expect(front.nameOf(origin.DomainName)).toMatch(/^Web\/Api\.execute-api\./);
});

test("what a reader says of who asks is replaced at CloudFront", () => {
  const [[, made] = []] = front.ofType("AWS::CloudFront::Function");
  const request = { headers: { "x-viewer-address": { value: "203.0.113.9" }, accept: { value: "*/*" } } };
  const event = { viewer: { ip: "198.51.100.7" }, request };
  const answer = runInNewContext(`${made?.Properties.FunctionCode}; handler(event)`, { event });
  expect(answer).toEqual({ headers: { "x-viewer-address": { value: "198.51.100.7" }, accept: { value: "*/*" } } });
});

test("only what answers the web reads the key", () => {
  const key = "secretsmanager:GetSecretValue Secrets/EdgeKey";
  for (const name of ["Public", "Staff", "Tick", "Plan", "Deliver", "Feedback"]) {
    const extra = permissionsOf(front, name)
      .map(line)
      .filter((one) => !permissionsOf(stack, name).map(line).includes(one));
    expect(extra).toEqual(["Public", "Staff"].includes(name) ? [key] : []);
  }
});

test("a firewall is where CloudFront wants it, and limits each address", () => {
  guarded.templates.firewall?.hasResourceProperties("AWS::WAFv2::WebACL", {
    Scope: "CLOUDFRONT",
    Rules: [
      { Name: "EachAddress", Statement: { RateBasedStatement: { Limit: 500, AggregateKeyType: "IP" } } },
      { Name: "KnownAttackers" },
    ],
  });
  const acl = z.object({ DistributionConfig: z.object({ WebACLId: z.unknown() }) });
  const [[, distribution] = []] = guarded.ofType("AWS::CloudFront::Distribution");
  expect(guarded.nameOf(acl.parse(distribution?.Properties).DistributionConfig.WebACLId)).toBe("Firewall");
});
