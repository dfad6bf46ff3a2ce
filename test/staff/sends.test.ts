import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { aMeeting, crowd, subscribed } from "../kit/factories.ts";
import { createStaff, type Staff } from "./staff.ts";

const id = "announcement-dih-5-r1";
const page = z.object({
  items: z.array(z.object({ subscriber: z.string(), email: z.string(), outcome: z.string() })),
  next: z.string().optional(),
});

let staff: Staff;
beforeAll(async () => {
  staff = await createStaff();
  await subscribed(
    staff.hub,
    ...crowd(120),
    { email: "bounce@simulator.amazonses.com" },
    { email: "=cmd@example.org", name: "=HYPERLINK()" },
  );
  await staff.ask("PUT", "/api/meetings/dih-5", aMeeting());
  await staff.ask("POST", "/api/meetings/dih-5/announce", {});
  // To more than a hundred, so there is an undo window to be let pass.
  staff.hub.machine.advance({ seconds: 30 });
  await staff.hub.tick();
  await staff.hub.drain();
});
afterAll(() => staff.hub.close());

test("a send says how many ended how, and every recipient ended somehow", async () => {
  const { body } = await staff.ask("GET", `/api/sends/${id}`);
  expect(body).toMatchObject({
    id,
    kind: "announcement",
    status: "finished",
    meeting: "dih-5",
    counts: {
      recipients: 122,
      delivered: 121,
      bounced: 1,
      sent: 0,
      complained: 0,
      failed: 0,
      skipped: 0,
      uncertain: 0,
    },
  });
});

test("sends are listed with their counts, by status when asked", async () => {
  const all = await staff.ask("GET", "/api/sends");
  expect(all.body).toMatchObject({ items: expect.arrayContaining([expect.objectContaining({ id })]) });
  const finished = await staff.ask("GET", "/api/sends?status=finished");
  expect(finished.body).toMatchObject({ items: [{ id, counts: { recipients: 122 } }] });
  expect((await staff.ask("GET", "/api/sends?status=draft")).body).toEqual({ items: [] });
});

describe("recipients", () => {
  test("come page by page, each once, with the address for staff's eyes", async () => {
    const seen: string[] = [];
    let next: string | undefined;
    do {
      const { body } = await staff.ask("GET", `/api/sends/${id}/recipients?limit=7${next ? `&next=${next}` : ""}`);
      const { items, next: following } = page.parse(body);
      expect(items.length).toBeLessThanOrEqual(7);
      seen.push(...items.map(({ email }) => email));
      next = following;
    } while (next !== undefined);
    expect(seen).toHaveLength(122);
    expect(new Set(seen).size).toBe(122);
  });

  test("are narrowed to an outcome", async () => {
    const { body } = await staff.ask("GET", `/api/sends/${id}/recipients?outcome=bounced`);
    expect(body).toMatchObject({
      items: [{ email: "bounce@simulator.amazonses.com", outcome: "bounced", reason: "permanent" }],
    });
  });

  test("come as CSV of all at once, with nothing that a spreadsheet would run", async () => {
    for (const [query, accept] of [
      ["?format=csv", "*/*"],
      ["", "text/csv"],
    ]) {
      const answer = await staff.ask("GET", `/api/sends/${id}/recipients${query}`, undefined, { accept: accept ?? "" });
      expect(answer.headers.get("content-type")).toMatch(/^text\/csv/);
      const lines = answer.text.trimEnd().split("\r\n");
      expect(lines[0]).toBe("subscriber,email,outcome,reason");
      expect(lines).toHaveLength(123);
      expect(answer.text).toContain(",bounce@simulator.amazonses.com,bounced,permanent\r\n");
      expect(answer.text).toContain(`,"'=cmd@example.org",delivered,`);
    }
  });

  test("one who was erased since has an outcome and no address", async () => {
    const erased = (await subscribedId("reader-5@example.org")) ?? "";
    await staff.ask("DELETE", `/api/subscribers/${erased}`);
    const { text } = await staff.ask("GET", `/api/sends/${id}/recipients?format=csv`);
    expect(text).toContain(`${erased},,delivered,`);
    expect(text).not.toContain("reader-5@example.org");
  });
});

async function subscribedId(email: string): Promise<string | undefined> {
  const { items } = await staff.hub.context.store.subscribers.list({}, 500);
  return items.find((one) => "email" in one && one.email === email)?.id;
}

describe("a send in staff's hands", () => {
  test("is paused, resumed and cancelled, each noted on the trail", async () => {
    await staff.ask("PUT", "/api/meetings/dih-6", aMeeting({ slug: "dih-6" }));
    const announced = await staff.ask("POST", "/api/meetings/dih-6/announce", {});
    expect(announced.body).toMatchObject({ send: { status: "scheduled", undoUntil: expect.any(String) } });
    const control = async (verb: string) => (await staff.ask("POST", `/api/sends/announcement-dih-6-r1/${verb}`)).body;
    expect(await control("pause")).toMatchObject({ status: "paused", pausedBecause: "staff" });
    expect(await control("resume")).toMatchObject({ status: "scheduled", undoUntil: expect.any(String) });
    expect(await control("cancel")).toMatchObject({ status: "cancelled" });
    await staff.hub.drain();
    const { items } = await staff.hub.context.store.audit.list(100);
    const noted = items.filter((entry) => entry.subject === "announcement-dih-6-r1").map(({ action }) => action);
    expect(noted.sort()).toEqual(["send.cancel", "send.pause", "send.resume"]);
  });

  test("cannot do what its state does not allow", async () => {
    expect((await staff.ask("POST", `/api/sends/${id}/pause`)).status).toBe(409);
    expect((await staff.ask("POST", `/api/sends/${id}/approve`)).status).toBe(409);
    expect((await staff.ask("POST", "/api/sends/nothing/pause")).status).toBe(404);
    expect((await staff.ask("POST", "/api/sends/welcome/pause")).status).toBe(404);
  });
});
