import { afterAll, beforeAll, expect, test } from "vitest";
import { aMeeting } from "../kit/factories.ts";
import { createStaff, type Staff } from "./staff.ts";

let staff: Staff;
beforeAll(async () => {
  staff = await createStaff();
});
afterAll(() => staff.hub.close());

const trail = async () => (await staff.hub.context.store.audit.list(100)).items.map(({ action }) => action);

test("no action is done unless it is on the trail first", async () => {
  const { audit } = staff.hub.context.store;
  const append = audit.append.bind(audit);
  audit.append = async () => {
    throw new Error("The database is away.");
  };
  expect((await staff.ask("PUT", "/api/meetings/dih-5", aMeeting())).status).toBe(500);
  audit.append = append;
  expect(await staff.hub.context.store.meetings.get("dih-5")).toBeUndefined();
});

test("what was refused is on the trail as refused", async () => {
  await staff.ask("POST", "/api/sends/nothing/pause");
  expect(await trail()).toEqual(expect.arrayContaining(["send.pause", "send.pause.refused"]));
});

test("an export of everybody is on the trail", async () => {
  await staff.ask("GET", "/api/exports");
  expect(await trail()).toContain("subscribers.export");
});
