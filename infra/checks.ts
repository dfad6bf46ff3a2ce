import { type App, Validations } from "aws-cdk-lib";
import { AwsSolutionsChecks, type NagPack, ServerlessChecks } from "cdk-nag";

export const packsFor = (app: App): NagPack[] => [new AwsSolutionsChecks(app), new ServerlessChecks(app)];

/** Synthesis fails on a finding of either pack that is not acknowledged, with a reason, beside its construct. */
export const checkStacks = (app: App): void => Validations.of(app).addPlugins(...packsFor(app));
