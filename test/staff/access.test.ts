import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { onLaptop } from "../../local/own-token.ts";
import { createStaff, type Staff, staffToken } from "./staff.ts";

let staff: Staff;
beforeAll(async () => {
  staff = await createStaff();
});
afterAll(() => staff.hub.close());

describe("only staff are let in", () => {
  const refused: [string, string][] = [
    ["no token", ""],
    ["another token", "Bearer another-token-of-some-length"],
    ["another scheme", `Basic ${staffToken}`],
    ["the token alone", staffToken],
    ["the beginning of the token", `Bearer ${staffToken.slice(0, -1)}`],
    ["an empty token", "Bearer "],
  ];
  test.each(refused)("%s is answered 401 with a challenge", async (_, authorization) => {
    for (const [method, path] of [
      ["GET", "/api/subscribers"],
      ["DELETE", "/api/subscribers/AAAAAAAAAAAAAAAA"],
      ["GET", "/api/nothing-here"],
    ] as const) {
      const answer = await staff.ask(method, path, undefined, { authorization });
      expect(answer.status).toBe(401);
      expect(answer.headers.get("content-type")).toBe("application/problem+json");
      expect(answer.headers.get("www-authenticate")).toMatch(/^Bearer realm=/);
    }
  });

  test("a secret that is too short is no secret", () => {
    expect(() => onLaptop(staff.hub.context, "short")).toThrow(/too short/);
  });
});

test("a wrong method is answered 405 with those that are right", async () => {
  const answer = await staff.ask("PATCH", "/api/meetings/dih-5", {});
  expect(answer.status).toBe(405);
  expect(answer.headers.get("content-type")).toBe("application/problem+json");
  expect(answer.headers.get("allow")).toMatch(/PUT/);
  expect((await staff.ask("GET", "/api/sends/some-send/pause")).status).toBe(405);
});

test("an address where nothing is is answered 404 as a problem", async () => {
  const answer = await staff.ask("GET", "/api/nothing-here");
  expect(answer.status).toBe(404);
  expect(answer.headers.get("content-type")).toBe("application/problem+json");
});

test("no answer is kept by a cache", async () => {
  expect((await staff.ask("GET", "/api/meetings")).headers.get("cache-control")).toBe("no-store");
});
