import { hubUrl } from "../find-hub.ts";
import { openBrowser } from "../login/browser.ts";
import { say } from "../output.ts";
import type { AddCommand } from "./command.ts";

export const login: AddCommand = (program) => {
  program
    .command("login")
    .description("sign in to the hub at RECONVENE_URL, in a browser; for half a day, unless its issuer says otherwise")
    .action(async () => {
      const url = hubUrl();
      const { logIn } = await import("../login/login.ts");
      await logIn(url, (address) => {
        say(`Sign in here:\n${address.href}`);
        openBrowser(address);
      });
      say(`You are signed in to ${url}.`);
    });
};
