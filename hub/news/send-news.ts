import type { CompilingContext } from "../context.ts";
import { DomainError } from "../errors.ts";
import { type LaunchOptions, launch, nameFor } from "../sends/launch.ts";
import type { Send } from "../sends/send.ts";
import type { News } from "./news.ts";

/**
 * Sends news to all who chose news. Its slug is its name: the same again answers the send that there is.
 * @throws DomainError `conflict` when other news was sent by this name, or some that a backup does not know
 */
export async function sendNews(context: CompilingContext, news: News, options: LaunchOptions): Promise<Send> {
  const { id, other, lost } = await nameFor(
    context,
    `news-${news.slug}`,
    (known) => known.kind === "news" && JSON.stringify(known.news) === JSON.stringify(news),
  );
  if (other) {
    throw new DomainError("conflict", `Other news was sent as ${news.slug} already. Give this one a slug of its own.`);
  }
  if (lost) {
    throw new DomainError(
      "conflict",
      `News was sent as ${news.slug} before the hub was restored from a backup, and readers may have it. To send this to ` +
        "everybody all the same, give it a slug of its own.",
    );
  }
  return launch(context, { id, subject: { kind: "news", news }, audience: { topic: "news" } }, options);
}
