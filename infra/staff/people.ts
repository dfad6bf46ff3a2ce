import { Duration, RemovalPolicy, Stack, Validations } from "aws-cdk-lib";
import {
  AccountRecovery,
  CfnManagedLoginBranding,
  FeaturePlan,
  ManagedLoginVersion,
  Mfa,
  OAuthScope,
  PasskeyUserVerification,
  UserPool,
  type UserPoolClient,
} from "aws-cdk-lib/aws-cognito";
import { Construct } from "constructs";
import { signInReturns } from "../../functions/ways.ts";
import { everyRole, roles } from "../../hub/access/roles.ts";
import type { Deployment } from "../deployment.ts";
import { invitation } from "./invitation.ts";

/** The people who may be staff. There is no signing up: an operator invites each. Groups say what they may do. */
export class People extends Construct {
  readonly pool: UserPool;
  /** As tokens say it (`iss`). */
  readonly issuer: string;
  readonly clientId: string;
  /** Where people sign in. */
  readonly signInHost: string;

  constructor(scope: Construct, id: string, { id: deployment, hub }: Deployment) {
    super(scope, id);
    const { account, region } = Stack.of(this);
    // Nobody else in the region may have it: the account's number is in it.
    const prefix = `${deployment}-${account}`;
    this.signInHost = `${prefix}.auth.${region}.amazoncognito.com`;
    this.pool = this.createPool(hub.name, this.signInHost);
    this.issuer = `https://${this.pool.userPoolProviderName}`;
    for (const role of everyRole) {
      this.pool.addGroup(role, { groupName: role, description: `May use: ${roles[role].join(", ")}` });
    }
    this.pool.addDomain("SignIn", {
      cognitoDomain: { domainPrefix: prefix },
      managedLoginVersion: ManagedLoginVersion.NEWER_MANAGED_LOGIN,
    });
    const client = this.createClient();
    this.clientId = client.userPoolClientId;
    // Without a style, even AWS's own, there are no pages.
    new CfnManagedLoginBranding(this, "Style", {
      userPoolId: this.pool.userPoolId,
      clientId: this.clientId,
      useCognitoProvidedValues: true,
    });
  }

  private createPool(hubName: string, relyingParty: string): UserPool {
    const pool = new UserPool(this, "Pool", {
      featurePlan: FeaturePlan.ESSENTIALS,
      selfSignUpEnabled: false,
      signInAliases: { email: true },
      signInCaseSensitive: false,
      standardAttributes: { email: { required: true, mutable: true } },
      autoVerify: { email: true },
      keepOriginal: { email: true },
      userInvitation: invitation(hubName),
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      signInPolicy: { allowedFirstAuthFactors: { password: true, passkey: true } },
      passkeyRelyingPartyId: relyingParty,
      passkeyUserVerification: PasskeyUserVerification.REQUIRED,
      mfa: Mfa.OPTIONAL,
      mfaSecondFactor: { otp: true, sms: false },
      passwordPolicy: {
        minLength: 12,
        requireLowercase: true,
        requireUppercase: true,
        requireDigits: true,
        requireSymbols: true,
        tempPasswordValidity: Duration.days(7),
      },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    Validations.of(pool).acknowledge(
      {
        id: "AwsSolutions-COG2",
        reason: "A passkey is two factors by itself; who prefers a password may add a code of an authenticator to it.",
      },
      {
        id: "AwsSolutions-COG8",
        reason: "The plan with threat protection bills each person; here a few people are invited by name.",
      },
    );
    return pool;
  }

  /** The command line: a public client, so that there is no secret to keep. */
  private createClient(): UserPoolClient {
    return this.pool.addClient("CommandLine", {
      generateSecret: false,
      authFlows: { user: true },
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: [OAuthScope.OPENID],
        callbackUrls: signInReturns,
      },
      accessTokenValidity: Duration.hours(1),
      idTokenValidity: Duration.hours(1),
      refreshTokenValidity: Duration.hours(12),
      enableTokenRevocation: true,
      preventUserExistenceErrors: true,
    });
  }
}
