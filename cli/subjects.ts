import { z } from "zod";
import type { Api } from "./api.ts";

const preview = z.object({ subject: z.string() });

/** The subject lines of an edition as readers will find them, by language; the hub also says what is wrong with it. */
export async function subjectsOf(api: Api, edition: Record<string, unknown>, languages: string[]): Promise<string[]> {
  return Promise.all(
    languages.map(async (language) => {
      const { subject } = await api.post("/api/previews", preview, { ...edition, language });
      return `  ${language}  ${subject}`;
    }),
  );
}
