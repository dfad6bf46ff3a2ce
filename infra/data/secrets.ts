import { RemovalPolicy, Validations } from "aws-cdk-lib";
import { type IGrantable, PolicyStatement } from "aws-cdk-lib/aws-iam";
import { Secret } from "aws-cdk-lib/aws-secretsmanager";
import { Construct } from "constructs";
import type { Edge } from "../edge/settings.ts";

/** Made by Secrets Manager on AWS: nobody has seen them, and there is no default to forget. */
export class Secrets extends Construct {
  /** As functions/secret.ts reads it. Subscribers' ids come from it: without it, every address is a stranger. */
  readonly keys: Secret;
  /** As functions/edge.ts reads it; undefined unless CloudFront stands in front. */
  readonly edgeKey: Secret | undefined;

  constructor(scope: Construct, id: string, edge: Edge | undefined) {
    super(scope, id);
    this.keys = new Secret(this, "Keys", {
      description: "Keys of subscribers' ids and of the links in mail. Never replace.",
      generateSecretString: {
        secretStringTemplate: "{}",
        generateStringKey: "generated",
        passwordLength: 64,
        excludePunctuation: true,
      },
    });
    this.keys.applyRemovalPolicy(RemovalPolicy.RETAIN);
    neverRotated(this.keys, "Everybody's id and every link in mail comes from it: another makes strangers of all.");
    this.edgeKey = edge?.through === "cloudfront" ? this.edge() : undefined;
  }

  private edge(): Secret {
    const secret = new Secret(this, "EdgeKey", {
      description: "What CloudFront shows to the API, so that nobody goes around it.",
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
    });
    neverRotated(
      secret,
      "CloudFront reads it when it is deployed: it changes by a deployment, and functions start anew.",
    );
    return secret;
  }
}

const neverRotated = (secret: Secret, reason: string) =>
  Validations.of(secret).acknowledge({ id: "AwsSolutions-SMG4", reason });

/** GetSecretValue alone: CDK's own grant adds DescribeSecret. */
export function allowReading({ grantPrincipal }: IGrantable, secret: Secret): void {
  grantPrincipal.addToPrincipalPolicy(
    new PolicyStatement({ actions: ["secretsmanager:GetSecretValue"], resources: [secret.secretArn] }),
  );
}
