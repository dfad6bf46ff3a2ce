import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { expect, onTestFinished } from "vitest";

/** Someone at a browser of their own. The test fails when any page they visit reports an error or a breach of policy. */
export async function visitor(browser: Browser, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ locale: "en-GB", ...options });
  context.setDefaultTimeout(10_000);
  const problems = watch(context);
  onTestFinished(async () => {
    await context.close();
    expect(problems).toEqual([]);
  });
  return context.newPage();
}

/** What the console calls an error; that a page was answered with a 4xx is seen in the answers themselves. */
function watch(context: BrowserContext): string[] {
  const problems: string[] = [];
  context.on("console", (message) => {
    if (message.type() !== "error" || message.text().startsWith("Failed to load resource: the server responded"))
      return;
    problems.push(`${message.location().url}: ${message.text()}`);
  });
  context.on("weberror", (thrown) => problems.push(String(thrown.error())));
  context.on("response", (answer) => {
    const asked = answer.request();
    if (answer.status() >= 500 || (answer.status() >= 400 && asked.resourceType() !== "document")) {
      problems.push(`${asked.method()} ${answer.url()}: ${answer.status()}`);
    }
  });
  context.on("request", (request) => {
    const { hostname, protocol } = new URL(request.url());
    if (protocol !== "data:" && hostname !== "localhost") problems.push(`${request.url()} is of another site.`);
  });
  return problems;
}
