import { expect, test } from "vitest";
import { z } from "zod";
import { environment } from "../../../functions/environment.ts";
import { signIn } from "../../../functions/staff/sign-in.ts";
import { signInReturns } from "../../../functions/ways.ts";
import { everyRole } from "../../../hub/access/roles.ts";
import { type Synthesized, stack, synthesize } from "../template.ts";
import { variants } from "../variants.ts";

const theirs = synthesize(variants["with people of its organisation"]);
const pool = "People/Pool";

test("nobody signs up: people are invited, and sign in by address with a passkey or a long password", () => {
  stack.templates.staff?.hasResourceProperties("AWS::Cognito::UserPool", {
    UserPoolTier: "ESSENTIALS",
    AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
    UsernameAttributes: ["email"],
    UsernameConfiguration: { CaseSensitive: false },
    Policies: {
      SignInPolicy: { AllowedFirstAuthFactors: ["PASSWORD", "WEB_AUTHN"] },
      PasswordPolicy: { MinimumLength: 12 },
    },
    WebAuthnUserVerification: "required",
  });
});

test("passkeys are for the host where people sign in", () => {
  const host = "dih-production-AWS::AccountId.auth.AWS::Region.amazoncognito.com";
  expect(stack.nameOf(stack.resources[pool]?.Properties.WebAuthnRelyingPartyID)).toBe(host);
  expect(stack.outputs.SignInHost).toBe(host);
  const [[, domain] = []] = stack.ofType("AWS::Cognito::UserPoolDomain");
  expect(stack.nameOf(domain?.Properties.Domain)).toBe(host.split(".")[0]);
});

test("the pages where people sign in have a style: without one there are none", () => {
  stack.templates.staff?.hasResourceProperties("AWS::Cognito::UserPoolDomain", { ManagedLoginVersion: 2 });
  const [[, style] = []] = stack.ofType("AWS::Cognito::ManagedLoginBranding");
  expect(stack.nameOf(style?.Properties.ClientId)).toBe(`${pool}/CommandLine`);
});

test("people outlive the stack", () => {
  expect(stack.resources[pool]).toMatchObject({
    DeletionPolicy: "Retain",
    Properties: { DeletionProtection: "ACTIVE" },
  });
});

test("the command line is a public client, by code alone, and its tokens are short", () => {
  stack.templates.staff?.hasResourceProperties("AWS::Cognito::UserPoolClient", {
    GenerateSecret: false,
    AllowedOAuthFlows: ["code"],
    AllowedOAuthScopes: ["openid"],
    CallbackURLs: signInReturns,
    ExplicitAuthFlows: ["ALLOW_USER_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],
    AccessTokenValidity: 60,
    RefreshTokenValidity: 720,
    EnableTokenRevocation: true,
    PreventUserExistenceErrors: "ENABLED",
  });
});

test("there is a group for each thing that one may be", () => {
  const groups = stack.ofType("AWS::Cognito::UserPoolGroup").map(([, { Properties }]) => Properties.GroupName);
  expect(groups.sort()).toEqual([...everyRole].sort());
});

const variables = z.object({ Environment: z.object({ Variables: z.record(z.string(), z.unknown()) }) });
const authorizer = z.object({
  AuthorizerType: z.literal("JWT"),
  JwtConfiguration: z.object({ Issuer: z.unknown(), Audience: z.tuple([z.unknown()]) }),
});

/** Whom the authorizer lets in, and what the function believes. */
function wayInto(synthesized: Synthesized) {
  const { nameOf, ofType, resources } = synthesized;
  const [[, made] = []] = ofType("AWS::ApiGatewayV2::Authorizer");
  const { JwtConfiguration } = authorizer.parse(made?.Properties);
  const { Variables } = variables.parse(resources["Staff/Function"]?.Properties).Environment;
  return {
    issuer: nameOf(JwtConfiguration.Issuer),
    audience: nameOf(JwtConfiguration.Audience[0]),
    told: signIn.parse(JSON.parse(nameOf(Variables[environment.signIn]))),
  };
}

test("the authorizer and the function go by the same issuer and client", () => {
  const { issuer, audience, told } = wayInto(stack);
  expect(issuer).toBe(`https://${pool}`);
  expect(audience).toBe(`${pool}/CommandLine`);
  expect(told).toMatchObject({ through: "cognito", issuer, clientId: audience, groupsClaim: "cognito:groups" });
  expect(Object.keys(told.groups).sort()).toEqual([...everyRole].sort());
});

test("where the organisation has an issuer, that one is believed, and there is no pool", () => {
  expect(theirs.templates.staff).toBeUndefined();
  const issuer = "https://login.example.org/realms/staff";
  expect(wayInto(theirs)).toEqual({
    issuer,
    audience: "https://hub.example.org/api",
    told: {
      ...{ through: "oidc", issuer, clientId: "reconvene", scope: "openid offline_access", groupsClaim: "groups" },
      resource: "https://hub.example.org/api",
      groups: { administrators: "Hub Administrators", editors: "Communication" },
    },
  });
});

test("no other function is told where staff sign in", () => {
  for (const [name, { Properties }] of stack.ofType("AWS::Lambda::Function")) {
    const { Variables } = variables.parse(Properties).Environment;
    expect(environment.signIn in Variables, name).toBe(name === "Staff/Function");
  }
});
