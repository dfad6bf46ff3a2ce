import {
  ConfigurationSetAlreadyExistsException,
  CreateConfigurationSetCommand,
  type SESClient,
  VerifyEmailIdentityCommand,
} from "@aws-sdk/client-ses";
import type { HubConfig } from "../hub/config.ts";
import type { Log } from "../hub/log.ts";

const limitMs = 5_000;

/**
 * Makes what the hub's mail needs at another SES: emulators too refuse unverified senders (MessageRejected). Not every
 * one knows these calls, and then it may not need them: a refusal is a warning, and the hub starts.
 */
export async function prepareSes(client: SESClient, { from, configurationSet }: HubConfig, log: Log): Promise<void> {
  const abortSignal = AbortSignal.timeout(limitMs);
  const attempt = async (what: string, call: Promise<unknown>) => {
    try {
      await call;
    } catch (error) {
      if (error instanceof ConfigurationSetAlreadyExistsException) return;
      log.warn(`The SES at AWS_ENDPOINT_URL_SES could not ${what}`, { error: String(error) });
    }
  };
  const verify = (EmailAddress: string) =>
    attempt(`verify ${EmailAddress}`, client.send(new VerifyEmailIdentityCommand({ EmailAddress }), { abortSignal }));
  const set = new CreateConfigurationSetCommand({ ConfigurationSet: { Name: configurationSet } });
  await Promise.all([
    verify(from.list),
    verify(from.transactional),
    attempt(`make the configuration set ${configurationSet}`, client.send(set, { abortSignal })),
  ]);
}
