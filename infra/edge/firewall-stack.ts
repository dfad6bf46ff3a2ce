import { Stack, type StackProps } from "aws-cdk-lib";
import { CfnWebACL } from "aws-cdk-lib/aws-wafv2";
import type { Construct } from "constructs";

const seen = (metricName: string): CfnWebACL.VisibilityConfigProperty => ({
  metricName,
  cloudWatchMetricsEnabled: true,
  sampledRequestsEnabled: false,
});

/** What CloudFront lets through. AWS wants it in us-east-1, wherever the hub is. */
export class FirewallStack extends Stack {
  readonly arn: string;

  constructor(scope: Construct, id: string, requestsInFiveMinutes: number, props: StackProps) {
    super(scope, id, props);
    const acl = new CfnWebACL(this, "Firewall", {
      scope: "CLOUDFRONT",
      defaultAction: { allow: {} },
      visibilityConfig: seen("firewall"),
      rules: [
        {
          name: "EachAddress",
          priority: 0,
          action: { block: { customResponse: { responseCode: 429 } } },
          statement: { rateBasedStatement: { limit: requestsInFiveMinutes, aggregateKeyType: "IP" } },
          visibilityConfig: seen("each-address"),
        },
        {
          name: "KnownAttackers",
          priority: 1,
          overrideAction: { none: {} },
          statement: {
            managedRuleGroupStatement: { vendorName: "AWS", name: "AWSManagedRulesAmazonIpReputationList" },
          },
          visibilityConfig: seen("known-attackers"),
        },
      ],
    });
    this.arn = acl.attrArn;
  }
}
