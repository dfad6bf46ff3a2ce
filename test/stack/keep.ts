import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { DeployedHub } from "./hub.ts";
import type { Received } from "./mailbox.ts";

/** Says of a message that arrives to whom it is, and where to follow it; keeps it in `folder` as it came. */
export const keepMail = (folder: string) => {
  let count = 0;
  return async ({ recipient, subject, text, raw }: Received): Promise<void> => {
    count += 1;
    const file = join(folder, `${count}.eml`);
    await writeFile(file, raw);
    const links = [...new Set(text.match(/https:\/\/\S+\/(confirm|preferences)\/\S+/g))];
    process.stdout.write(`${[`Mail to ${recipient}: ${subject}`, file, ...links].join("\n    ")}\n`);
  };
};

const exported = (variables: Record<string, string | undefined>) =>
  Object.entries(variables).map(([name, value]) => `  export ${name}='${value}'`);

const ofAws = /^AWS_(ENDPOINT_URL|REGION|DEFAULT_REGION|ACCESS_KEY_ID|SECRET_ACCESS_KEY|CA_BUNDLE)$/;

/** What a person needs to look around, and to be staff. */
export function directions({ url, staffEnv, emulator: { env } }: DeployedHub): string {
  const aws = Object.fromEntries(Object.entries(env).filter(([name]) => ofAws.test(name)));
  return [
    "",
    `The hub: ${url}`,
    "(The browser does not know its certificate, and asks.) Mail is told of here as it arrives.",
    "",
    "To be staff, in another terminal:",
    ...exported({ ...staffEnv, NODE_EXTRA_CA_CERTS: env.NODE_EXTRA_CA_CERTS }),
    "  npm run hub -- meetings put docs/examples/meeting.yaml",
    "",
    "To look at what is deployed, with the AWS command line:",
    ...exported(aws),
    "  aws cloudformation describe-stacks --query 'Stacks[].StackName'",
    "",
    "Ctrl-C ends it, and forgets everything.",
    "",
  ].join("\n");
}
