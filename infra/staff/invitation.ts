import type { UserInvitationConfig } from "aws-cdk-lib/aws-cognito";

/** Cognito's mail to somebody who is invited. It puts the address and a password for the first time into the braces. */
export const invitation = (hubName: string): UserInvitationConfig => ({
  emailSubject: `You are invited to work on ${hubName}`,
  emailBody: [
    `<p>You may now work on ${escaped(hubName)}.</p>`,
    "<p>Sign in as {username}. The password for the first time is {####}, for seven days.</p>",
    "<p>On the command line: npm run hub -- login</p>",
  ].join("\n"),
});

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "{": "(", "}": ")" };
const escaped = (text: string): string => text.replaceAll(/[&<>"{}]/g, (sign) => entities[sign] ?? "");
