import { expect, test } from "vitest";
import { app } from "../../emails/preview/app.tsx";
import { samples } from "../../emails/preview/samples.ts";
import { editionKinds } from "../../hub/editions/edition.ts";

test("the preview lists every edition and shows each in both languages, with slots filled", async () => {
  const list = await (await app.request("/")).text();
  for (const name of Object.keys(samples)) {
    for (const language of ["en", "fr"]) {
      expect(list).toContain(`href="/${name}/${language}"`);
      for (const path of [`/${name}/${language}`, `/${name}/${language}/html`]) {
        const answer = await app.request(path);
        expect(answer.status).toBe(200);
        expect(await answer.text()).not.toMatch(/\uE000|\uE001|undefined/);
      }
    }
  }
});

test("there is a sample of every kind of edition", () => {
  const kinds = Object.values(samples).map(({ kind }) => kind);
  expect([...new Set(kinds)].sort()).toEqual([...editionKinds].sort());
});

test("what does not exist is said to be missing", async () => {
  expect((await app.request("/welcome/de")).status).toBe(404);
  expect((await app.request("/nothing/en/html")).status).toBe(404);
});
