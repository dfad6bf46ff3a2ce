import { createServer, type IncomingMessage } from "node:http";
import { json } from "node:stream/consumers";
import { z } from "zod";
import { listenOnLoopback, stopListening } from "../../local/loopback.ts";

interface User {
  id: string;
  address: string;
  groups: string[];
}

/** The part of Cognito that `ops staff` asks, with one pool whose people a test names. */
export interface Pool {
  url: string;
  users: User[];
  close(): Promise<void>;
}

const question = z.looseObject({ Username: z.string(), GroupName: z.string().default("") });

export async function startUserPool(users: User[]): Promise<Pool> {
  const pool: Pool = { url: "", users, close: () => stopListening(server) };
  const server = createServer(async (request, response) => {
    const [status, answer] = answerTo(pool, operationOf(request), question.parse(await json(request)));
    response.writeHead(status, { "content-type": "application/x-amz-json-1.1" });
    response.end(JSON.stringify(answer));
  });
  pool.url = await listenOnLoopback(server, 0);
  return pool;
}

const operationOf = ({ headers }: IncomingMessage): string => String(headers["x-amz-target"]).split(".").at(-1) ?? "";

type Answer = [status: number, body: Record<string, unknown>];

function answerTo(pool: Pool, operation: string, { Username, GroupName }: z.output<typeof question>): Answer {
  const user = pool.users.find(({ id, address }) => id === Username || address === Username);
  if (operation === "AdminCreateUser" && user) return [400, { __type: "UsernameExistsException" }];
  if (!user) return [400, { __type: "UserNotFoundException" }];
  switch (operation) {
    case "AdminGetUser":
      return [200, { Username: user.id, UserAttributes: [{ Name: "sub", Value: user.id }] }];
    case "AdminListGroupsForUser":
      return [200, { Groups: user.groups.map((name) => ({ GroupName: name })) }];
    case "AdminAddUserToGroup":
      user.groups.push(GroupName);
      return [200, {}];
    case "AdminRemoveUserFromGroup":
      user.groups = user.groups.filter((name) => name !== GroupName);
      return [200, {}];
    case "AdminUserGlobalSignOut":
      return [200, {}];
    case "AdminDeleteUser":
      pool.users = pool.users.filter((one) => one !== user);
      return [200, {}];
    default:
      return [400, { __type: "InvalidParameterException", message: `Nobody asks for ${operation}.` }];
  }
}
