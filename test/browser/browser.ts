import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";
import { carriedBrowser } from "./carried.ts";

/** Where Chrome and Chromium are put by their makers. Ubuntu's `chromium-browser` only points to a snap. */
const wellKnown = [
  "/usr/bin/google-chrome-stable",
  "/usr/bin/google-chrome",
  "/opt/google/chrome/chrome",
  "/usr/bin/chromium",
  "/snap/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

/** An installed Chrome or Chromium (`CHROME_PATH` says which); else, or with `FORCE_CARRIED_BROWSER=1`, the one from npm. */
export async function launch(): Promise<Browser> {
  const installed = installedBrowser();
  return chromium.launch({
    ...(installed === undefined ? await carriedBrowser() : { executablePath: installed }),
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
  });
}

function installedBrowser(): string | undefined {
  const { CHROME_PATH, FORCE_CARRIED_BROWSER } = process.env;
  if (FORCE_CARRIED_BROWSER === "1") return undefined;
  return CHROME_PATH || wellKnown.find((path) => existsSync(path));
}
