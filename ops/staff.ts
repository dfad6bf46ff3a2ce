import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminDeleteUserCommand,
  AdminGetUserCommand,
  AdminListGroupsForUserCommand,
  AdminRemoveUserFromGroupCommand,
  AdminUserGlobalSignOutCommand,
  type AttributeType,
  CognitoIdentityProviderClient,
  paginateListUsers,
  UserNotFoundException,
  UsernameExistsException,
} from "@aws-sdk/client-cognito-identity-provider";
import { everyRole, isRole, type Role } from "../hub/access/roles.ts";
import { OpsError } from "./errors.ts";

/** Somebody in a user pool. */
export interface Person {
  /** As the audit trail has it. */
  id: string;
  address: string;
  roles: Role[];
  /** Cognito's word: `CONFIRMED`, or `FORCE_CHANGE_PASSWORD` for somebody who has not signed in yet. */
  status: string;
}

/** The people of one user pool (infra/staff/people.ts), with AWS credentials. */
export function staffOf(UserPoolId: string, client = new CognitoIdentityProviderClient({})) {
  const rolesOf = async (Username: string): Promise<Role[]> => {
    const { Groups = [] } = await client.send(new AdminListGroupsForUserCommand({ UserPoolId, Username }));
    return Groups.map(({ GroupName = "" }) => GroupName).filter(isRole);
  };
  /** @param Username an address or an id */
  const idOf = async (Username: string): Promise<string | undefined> => {
    try {
      const found = await client.send(new AdminGetUserCommand({ UserPoolId, Username }));
      return attribute(found.UserAttributes, "sub");
    } catch (error) {
      if (error instanceof UserNotFoundException) return undefined;
      throw error;
    }
  };
  return {
    /**
     * Invites somebody who is not there yet, and sees to it that they are in that group and in no other. Done again, it
     * changes nothing. `invited` says whether Cognito has written to them.
     */
    async add(address: string, role: Role): Promise<{ id: string; invited: boolean; left: Role[] }> {
      const invited = await invite(client, UserPoolId, address);
      const id = await idOf(address);
      if (id === undefined) throw new OpsError(`${address} was removed by somebody else meanwhile. Try again.`);
      const left = (await rolesOf(id)).filter((held) => held !== role);
      await client.send(new AdminAddUserToGroupCommand({ UserPoolId, Username: id, GroupName: role }));
      for (const GroupName of left) {
        await client.send(new AdminRemoveUserFromGroupCommand({ UserPoolId, Username: id, GroupName }));
      }
      return { id, invited, left };
    },
    async *list(): AsyncGenerator<Person> {
      for await (const { Users = [] } of paginateListUsers({ client }, { UserPoolId })) {
        for (const { Username = "", Attributes, UserStatus: status = "" } of Users) {
          const [id, address] = [attribute(Attributes, "sub"), attribute(Attributes, "email")];
          yield { id, address, roles: await rolesOf(Username), status };
        }
      }
    },
    /**
     * Their refresh tokens are good no more. The answer is the id of who is gone; undefined when there is nobody.
     * @param who an address or an id
     */
    async remove(who: string): Promise<string | undefined> {
      const Username = await idOf(who);
      if (Username === undefined) return undefined;
      await client.send(new AdminUserGlobalSignOutCommand({ UserPoolId, Username }));
      await client.send(new AdminDeleteUserCommand({ UserPoolId, Username }));
      return Username;
    },
  };
}

async function invite(client: CognitoIdentityProviderClient, UserPoolId: string, address: string): Promise<boolean> {
  try {
    await client.send(
      new AdminCreateUserCommand({
        UserPoolId,
        Username: address,
        UserAttributes: [
          { Name: "email", Value: address },
          { Name: "email_verified", Value: "true" },
        ],
        DesiredDeliveryMediums: ["EMAIL"],
      }),
    );
    return true;
  } catch (error) {
    if (error instanceof UsernameExistsException) return false;
    throw error;
  }
}

const attribute = (attributes: AttributeType[] = [], name: string): string =>
  attributes.find(({ Name }) => Name === name)?.Value ?? "";

/** @throws OpsError for a group that there is not */
export function roleOf(name: string): Role {
  if (isRole(name)) return name;
  throw new OpsError(`There is no group ${name}. The groups are ${everyRole.join(", ")}.`);
}
