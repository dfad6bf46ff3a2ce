import { GetConfigurationSetCommand, type GetConfigurationSetCommandOutput } from "@aws-sdk/client-sesv2";
import type { Check } from "../check.ts";
import { either, type Finding, putBack, wrong } from "../finding.ts";

type ConfigurationSet = Pick<GetConfigurationSetCommandOutput, "SendingOptions" | "SuppressionOptions">;

/** A configuration set may be switched off by itself. */
export function judgeConfigurationSet({ SendingOptions, SuppressionOptions }: ConfigurationSet): Finding[] {
  const reasons = SuppressionOptions?.SuppressedReasons ?? [];
  return [
    either(
      SendingOptions?.SendingEnabled !== false,
      "The configuration set may send.",
      wrong(
        "Sending is switched off for the configuration set.",
        "Find out who did so and why; then npm run deploy -- --revert-drift.",
      ),
    ),
    either(
      reasons.includes("BOUNCE") && reasons.includes("COMPLAINT"),
      "SES, too, keeps from writing to whoever bounced or complained.",
      wrong("SES does not keep from writing to whoever bounced or complained.", putBack),
    ),
  ];
}

/** Undefined where SES answers that there is no such thing. */
export async function ifThere<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof Error && error.name === "NotFoundException") return undefined;
    throw error;
  }
}

export const configurationSet: Check = {
  theme: "Events",
  about: "the configuration set",
  asksAws: true,
  async look({ aws, deployment }) {
    const { configurationSet: ConfigurationSetName } = deployment.hub;
    const asked = aws.ses.send(new GetConfigurationSetCommand({ ConfigurationSetName }));
    const found = await ifThere(asked);
    if (found) return judgeConfigurationSet(found);
    return [wrong(`SES has no configuration set ${ConfigurationSetName}: nothing can be sent.`, putBack)];
  },
};
