import { expect, test } from "vitest";
import type { Edition } from "../../hub/editions/edition.ts";
import type { CompiledMessage } from "../../hub/mail/compiled.ts";
import type { Fresh } from "./contract.ts";
import { aKeptMeeting } from "./samples.ts";

const edition: Edition = {
  id: "announcement-dih-5-r1",
  subject: { kind: "reminder", meeting: aKeptMeeting(), left: "P7D" },
  languages: ["fr", "en"],
  createdAt: "2026-11-03T08:15:30Z",
};

/** Of about so many characters; none of them compresses. */
const ofSize = (length: number, language = "en"): CompiledMessage => ({
  language,
  subject: "5e réunion du Pôle “données” 🌍",
  pieces: [
    "To: ",
    { slot: "to", place: "header" },
    `\r\n\r\n${"=C3=A9t=C3=A9 0123456789=\r\n".repeat(length / 25)}`,
    { slot: "greetingName", place: "text" },
    "=\r\n",
    { slot: "unsubscribeUrl", place: "html" },
    "",
  ],
});

export function editionContract(fresh: Fresh): void {
  test("an edition comes back as written", async () => {
    const { editions } = await fresh();
    expect(await editions.get(edition.id)).toBeUndefined();
    await editions.put(edition);
    expect(await editions.get(edition.id)).toEqual(edition);
  });

  test("the words of each language are kept apart, and from those of another edition", async () => {
    const { editions } = await fresh();
    await editions.putCompiled("one", ofSize(100, "en"));
    await editions.putCompiled("one", ofSize(200, "fr"));
    expect(await editions.compiled("one", "en")).toEqual(ofSize(100, "en"));
    expect(await editions.compiled("one", "fr")).toEqual(ofSize(200, "fr"));
    expect(await editions.compiled("two", "en")).toBeUndefined();
  });

  for (const kilobytes of [90, 300]) {
    test(`a compiled message of ${kilobytes} KB comes back byte for byte`, async () => {
      const { editions } = await fresh();
      const message = ofSize(kilobytes * 1000);
      await editions.putCompiled("large", message);
      expect(await editions.compiled("large", "en")).toEqual(message);
    });
  }
}
