import { type IGrantable, PolicyStatement } from "aws-cdk-lib/aws-iam";

/** The quota is the account's: this action knows no resource (Service Authorization Reference, SES). */
export function allowQuota({ grantPrincipal }: IGrantable): void {
  grantPrincipal.addToPrincipalPolicy(new PolicyStatement({ actions: ["ses:GetSendQuota"], resources: ["*"] }));
}
