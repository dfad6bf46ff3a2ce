import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { isPerson } from "../../hub/subscribers/subscriber.ts";
import { subscribed } from "../kit/factories.ts";
import { aSignUp, createTestSite, type TestSite } from "./kit.ts";

describe("subscribing", () => {
  let site: TestSite;
  beforeAll(async () => {
    site = await createTestSite(undefined, { clientAddress: () => "192.0.2.7" });
  });
  afterAll(() => site.close());

  test("a form is answered with a page that says to look in the inbox, and one confirmation is sent", async () => {
    const response = await site.post("/subscribe?lang=en", aSignUp({ email: "one@example.org" }));
    expect(response.status).toBe(200);
    expect(await response.text()).toContain("Check your inbox");
    await site.hub.drain();
    expect(site.hub.outbox.list({ to: "one@example.org" })).toHaveLength(1);
    const person = await site.subscriber("one@example.org");
    expect(person).toMatchObject({
      state: "pending",
      profile: { name: "Camille", language: "fr", zone: "Africa/Dakar", topics: ["announcements", "reminders"] },
    });
  });

  test("multipart forms are read as well", async () => {
    const body = new FormData();
    for (const [name, values] of Object.entries(aSignUp({ email: "multipart@example.org" }))) {
      for (const value of [values].flat()) body.append(name, value);
    }
    const response = await site.app.request("/subscribe", { method: "POST", body });
    expect(response.status).toBe(200);
    expect(await site.subscriber("multipart@example.org")).toMatchObject({ state: "pending" });
  });

  test("JSON is answered with 202", async () => {
    const response = await site.postJson("/subscribe", { ...aSignUp({ email: "json@example.org" }), consent: true });
    expect(response.status).toBe(202);
    expect(await response.json()).toEqual({ status: "confirmation_sent" });
  });

  test("a name is not asked for", async () => {
    const { name: _, ...form } = aSignUp({ email: "nameless@example.org" });
    expect((await site.post("/subscribe", form)).status).toBe(200);
    expect(await site.subscriber("nameless@example.org")).toMatchObject({ profile: { name: "" } });
  });

  test("the consent names its wording, language, time and page; the network address is kept as a keyed hash", async () => {
    await site.post("/subscribe", aSignUp({ email: "consent@example.org" }));
    const person = await site.subscriber("consent@example.org");
    const consent = isPerson(person) ? person.consents[0] : undefined;
    expect(consent).toMatchObject({
      wording: site.hub.context.hub.consentVersion,
      language: "fr",
      at: "2027-03-01T12:00:00Z",
      source: "https://hub.example.org/",
    });
    expect(consent?.network).toMatch(/^[\w-]{16}$/);
    expect(JSON.stringify(person)).not.toContain("192.0.2.7");
  });

  test("the answer is the same for every address: nobody learns who is subscribed", async () => {
    await subscribed(site.hub, { email: "known@example.org" });
    const known = await site.post("/subscribe", aSignUp({ email: "known@example.org" }));
    const unknown = await site.post("/subscribe", aSignUp({ email: "unknown@example.org" }));
    expect(known.status).toBe(unknown.status);
    expect(await known.text()).toBe(await unknown.text());
  });

  test("the form comes again with the field marked and the typed values kept", async () => {
    const typed = aSignUp({ email: "camille@", zone: "Mars/Olympus", name: '"><b>Ana', topics: ["news"] });
    const response = await site.post("/subscribe?lang=en", typed);
    const page = await response.text();
    expect(response.status).toBe(422);
    expect(page).toMatch(/<input[^>]*name="email"[^>]*value="camille@"[^>]*aria-invalid="true"/);
    expect(page).toMatch(/aria-describedby="email-error"/);
    expect(page).toMatch(/<p class="error" id="email-error">/);
    expect(page).toMatch(/<select[^>]*name="zone"[^>]*aria-invalid="true"/);
    expect(page).toContain('value="&quot;&gt;&lt;b&gt;Ana"');
    expect(page).toMatch(/value="news" checked/);
    expect(page).not.toMatch(/value="recaps" checked/);
    expect(page).toMatch(/name="consent"[^>]*checked/);
  });

  test("the form comes again in the language of the page", async () => {
    const response = await site.post("/subscribe?lang=fr", {});
    const page = await response.text();
    expect(page).toContain('<html lang="fr"');
    expect(page).toContain("Veuillez cocher cette case");
  });

  test("JSON that cannot be right is answered with problem+json, one entry per field", async () => {
    const response = await site.postJson("/subscribe", { email: "camille@", topics: [] });
    expect(response.status).toBe(422);
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    const problem = await response.json();
    expect(problem).toMatchObject({ type: "about:blank", title: "Unprocessable content", status: 422 });
    expect(problem.errors.map(({ field }: { field: string }) => field).sort()).toEqual([
      "consent",
      "email",
      "language",
      "topics",
      "zone",
    ]);
  });
});
