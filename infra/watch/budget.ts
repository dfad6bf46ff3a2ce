import { CfnBudget } from "aws-cdk-lib/aws-budgets";
import { Construct } from "constructs";
import type { Deployment } from "../deployment.ts";

/**
 * Tells by mail when the month becomes dear: the whole account's, since costs are told apart by tag only where somebody
 * has switched that on, and a budget of nothing would never be passed.
 */
export class Budget extends Construct {
  constructor(scope: Construct, id: string, { monthlyBudget, alarmsTo }: Deployment["watch"]) {
    super(scope, id);
    const tell = (notificationType: "ACTUAL" | "FORECASTED", threshold: number) => ({
      notification: { notificationType, threshold, thresholdType: "PERCENTAGE", comparisonOperator: "GREATER_THAN" },
      subscribers: [{ subscriptionType: "EMAIL", address: alarmsTo }],
    });
    new CfnBudget(this, "Month", {
      budget: { budgetType: "COST", timeUnit: "MONTHLY", budgetLimit: { amount: monthlyBudget, unit: "USD" } },
      notificationsWithSubscribers: [tell("ACTUAL", 80), tell("FORECASTED", 100)],
    });
  }
}
