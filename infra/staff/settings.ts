import { z } from "zod";

const text = z.string().min(1, { error: "is empty" });
const group = text.describe("What the issuer calls the group");

/** Who staff are, and where they sign in. */
export const staff = z.discriminatedUnion(
  "through",
  [
    /** A user pool of the hub's own: people are invited by `npm run ops -- staff add`. */
    z.strictObject({ through: z.literal("cognito") }),
    /** An issuer that the organisation has already (OpenID Connect). It signs by RSA, and can be reached from AWS. */
    z.strictObject({
      through: z.literal("oidc"),
      /** As its tokens say it (`iss`), to the letter. */
      issuer: z
        .url({ protocol: /^https$/, error: "is not an https address" })
        .refine((given) => !/[?#]/.test(given), { error: "has a query or a fragment, which an issuer has not" }),
      /** Whom its access tokens are for (`aud`): an API, and not the command line. */
      audience: text,
      /** The command line, as it is registered there: a public client, with the addresses of docs/deploy.md. */
      clientId: text,
      /** What it is asked for; by `offline_access` nobody signs in every hour. */
      scope: text.default("openid offline_access"),
      /** Asked for as well, where the issuer wants to know for whom the token is to be (RFC 8707). */
      resource: z.url({ error: "is not an address" }).optional(),
      /** The claim of its access tokens that names groups. */
      groupsClaim: z.string().regex(/^[\w:./-]{1,100}$/, "is not the name of a claim"),
      administrators: group,
      editors: group.optional(),
      readers: group.optional(),
    }),
  ],
  { error: "is through cognito or through oidc" },
);
export type StaffSettings = z.output<typeof staff>;

/** Cognito takes no sign-in address with a word of its own in it. */
const reserved = ["aws", "amazon", "cognito"];

/** What is wrong with settings that are each right: where, and what. @param id the deployment's */
export function conflictsOf(settings: StaffSettings, id: string): [path: string[], message: string][] {
  if (settings.through === "cognito") {
    const word = reserved.find((one) => id.includes(one));
    return word === undefined
      ? []
      : [[["name"], `makes ${id}, and Cognito takes no sign-in address with ${word} in it`]];
  }
  const { audience, clientId, administrators, editors, readers } = settings;
  if (audience === clientId) {
    return [[["staff", "audience"], "is the clientId, for which id tokens are made; access tokens are for an API"]];
  }
  const named = { administrators, editors, readers };
  const names = Object.values(named).filter((name) => name !== undefined);
  if (new Set(names).size === names.length) return [];
  return [[["staff"], "gives the same group two parts; a group has one, and administrators may do everything"]];
}
