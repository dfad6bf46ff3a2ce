import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { aMeeting } from "../kit/factories.ts";
import { createStaff, type Staff } from "./staff.ts";

const operation = z.object({
  operationId: z.string(),
  summary: z.string(),
  responses: z.record(z.string(), z.unknown()),
});
const document = z.object({
  openapi: z.string().startsWith("3.1"),
  paths: z.record(z.string(), z.record(z.string(), operation)),
  components: z.object({
    schemas: z.record(z.string(), z.looseObject({ properties: z.record(z.string(), z.unknown()).optional() })),
  }),
});

let staff: Staff;
let text: string;
let api: z.infer<typeof document>;
beforeAll(async () => {
  staff = await createStaff();
  const answer = await staff.ask("GET", "/api/openapi.json", undefined, { authorization: "" });
  text = answer.text;
  api = document.parse(answer.body);
});
afterAll(() => staff.hub.close());

const promised = [
  ...["GET /api/meetings", "PUT /api/meetings/{slug}", "GET /api/meetings/{slug}"],
  ...["GET /api/meetings/{slug}/revisions", "GET /api/meetings/{slug}/reminders"],
  ...["announce", "notice", "cancel", "reinstate", "recap"].map((verb) => `POST /api/meetings/{slug}/${verb}`),
  ...["POST /api/news", "POST /api/previews", "POST /api/previews/reminders"],
  ...["GET /api/sends", "GET /api/sends/{id}", "GET /api/sends/{id}/recipients"],
  ...["approve", "pause", "resume", "cancel"].map((verb) => `POST /api/sends/{id}/${verb}`),
  ...["GET /api/smoke/{id}", "POST /api/smoke", "DELETE /api/smoke"],
  ...["GET /api/subscribers", "POST /api/subscribers"],
  ...["GET /api/subscribers/{id}", "DELETE /api/subscribers/{id}"],
  "GET /api/subscribers/{id}/sends",
  ...["POST /api/imports", "GET /api/exports", "GET /api/audit"],
  ...["GET /api/tokens", "POST /api/tokens", "DELETE /api/tokens/{id}"],
];

test("the document names every operation that there is", () => {
  const named = Object.entries(api.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  expect(named.sort()).toEqual([...promised].sort());
});

test("every operation says what it answers, refusals included", () => {
  for (const methods of Object.values(api.paths)) {
    for (const { responses } of Object.values(methods)) {
      expect(Object.keys(responses).some((status) => status.startsWith("2"))).toBe(true);
      expect(responses).toHaveProperty("401");
      expect(responses).toHaveProperty("403");
    }
  }
});

test("every reference leads somewhere and every pattern is a regular expression", () => {
  for (const [, name] of text.matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)) {
    expect(api.components.schemas).toHaveProperty(name ?? "");
  }
  for (const [, pattern] of text.matchAll(/"pattern":("(?:[^"\\]|\\.)*")/g)) {
    const source = z.string().parse(JSON.parse(pattern ?? ""));
    expect(source).not.toMatch(/\/[a-z]+$/);
    expect(() => new RegExp(source, "u")).not.toThrow();
  }
});

test("it describes a meeting and a row of an import field by field", () => {
  const described = (name: string) => Object.keys(api.components.schemas[name]?.properties ?? {});
  expect(described("MeetingInput")).toEqual(expect.arrayContaining(Object.keys(aMeeting())));
  expect(described("Recap")).toEqual(expect.arrayContaining(["texts", "draft", "at", "again"]));
  expect(described("News")).toEqual(expect.arrayContaining(["slug", "texts", "draft", "at"]));
  expect(described("ImportRow")).toEqual(expect.arrayContaining(["email", "topics", "confirmedAt", "source"]));
});
