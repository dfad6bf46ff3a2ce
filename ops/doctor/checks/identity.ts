import { GetEmailIdentityCommand, type GetEmailIdentityCommandOutput } from "@aws-sdk/client-sesv2";
import type { Check, Examined } from "../check.ts";
import { either, type Finding, putBack, warning, wrong } from "../finding.ts";
import { ifThere } from "./configuration-set.ts";

export type Identity = Pick<
  GetEmailIdentityCommandOutput,
  "VerifiedForSendingStatus" | "DkimAttributes" | "MailFromAttributes" | "ConfigurationSetName"
>;

/** What SES says of the domain that mail is signed for; undefined when it does not know the domain. */
export const askIdentity = ({ aws, deployment }: Examined): Promise<Identity | undefined> =>
  ifThere(aws.ses.send(new GetEmailIdentityCommand({ EmailIdentity: deployment.mail.identity })));

const dns =
  "Put the records of the stack's outputs Dkim1 to Dkim3 into DNS; SES sees them within hours (docs/deploy.md).";
const mailFromRecords = "Put the records of the outputs MailFromMx and MailFromSpf into DNS (docs/deploy.md).";
interface Settings {
  identity: string;
  mailFrom: string;
  configurationSet: string;
}

/** Whether SES may send for the domain, signs for it, and takes bounces at the domain below it. */
export function judgeIdentity(
  found: Identity | undefined,
  { identity, mailFrom, configurationSet }: Settings,
): Finding[] {
  if (!found) return [wrong(`SES does not know ${identity}.`, "Deploy the stack of the mail: npm run deploy.")];
  const { VerifiedForSendingStatus: verified, DkimAttributes: dkim = {}, MailFromAttributes: bounces } = found;
  const signed = dkim.SigningEnabled === true && dkim.Status === "SUCCESS";
  return [
    either(
      verified === true,
      `SES may send for ${identity}.`,
      wrong(`SES has not verified ${identity}: nothing can be sent.`, dns),
    ),
    either(
      signed,
      "SES signs with the domain's own key (DKIM).",
      dkim.SigningEnabled === false
        ? wrong("Signing is switched off.", putBack)
        : wrong(`SES does not sign yet: its DKIM status is ${dkim.Status ?? "unknown"}.`, dns),
    ),
    bounces?.MailFromDomain === mailFrom
      ? either(
          bounces.MailFromDomainStatus === "SUCCESS",
          `Bounces come to ${mailFrom}.`,
          wrong(
            `SES does not use ${mailFrom} yet: its status is ${bounces.MailFromDomainStatus ?? "unknown"}.`,
            mailFromRecords,
          ),
        )
      : wrong(`Bounces come to ${bounces?.MailFromDomain ?? "amazonses.com"}, and not to ${mailFrom}.`, putBack),
    either(
      found.ConfigurationSetName === configurationSet,
      "Mail that names no configuration set has the hub's.",
      warning("Mail that names no configuration set leaves unseen by the hub.", putBack),
    ),
  ];
}

export const identity: Check = {
  theme: "Sender",
  about: "the domain in SES",
  asksAws: true,
  async look(hub) {
    const { mail, hub: settings } = hub.deployment;
    return judgeIdentity(await askIdentity(hub), { ...mail, configurationSet: settings.configurationSet });
  },
};
