import type { SignIn } from "../../functions/staff/sign-in.ts";
import type { StaffSettings } from "./settings.ts";
import type { StaffStack } from "./staff-stack.ts";

/** What the authorizer, the function and the command line have to know to let people in. */
export interface PeopleWay {
  signIn: SignIn;
  /** Whom tokens are for. Cognito's access tokens name the client instead, and API Gateway looks there then. */
  audience: string;
}

/** @param stack of a hub with people of its own; undefined where an issuer is there already */
export function peopleWay(settings: StaffSettings, stack: StaffStack | undefined): PeopleWay {
  if (settings.through === "oidc") {
    const { through, issuer, audience, clientId, scope, resource, groupsClaim } = settings;
    const { administrators, editors, readers } = settings;
    const groups = { administrators, ...(editors ? { editors } : {}), ...(readers ? { readers } : {}) };
    const where = { through, issuer, clientId, scope, groupsClaim, groups };
    return { audience, signIn: { ...where, ...(resource ? { resource } : {}) } };
  }
  if (!stack) throw new Error("A hub whose staff come through Cognito has a stack for them.");
  const { issuer, clientId } = stack.people;
  return {
    audience: clientId,
    signIn: {
      through: settings.through,
      issuer,
      clientId,
      scope: "openid",
      groupsClaim: "cognito:groups",
      groups: { administrators: "administrators", editors: "editors", readers: "readers" },
    },
  };
}
