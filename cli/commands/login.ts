import { confirmed } from "../confirm.ts";
import { hubUrl } from "../find-hub.ts";
import { openBrowser } from "../login/browser.ts";
import { say } from "../output.ts";
import { type AddCommand, yes } from "./command.ts";

interface Options {
  yes?: boolean;
}

export const login: AddCommand = (program) => {
  program
    .command("login")
    .description("sign in to the hub at RECONVENE_URL, in a browser; for half a day, unless its issuer says otherwise")
    .option(...yes)
    .action(async (options: Options) => {
      const url = hubUrl();
      const { logIn } = await import("../login/login.ts");
      const isIn = await logIn(url, {
        agrees: (host) => confirmed(`${url} will get a login of ${host}, to act for you. Is it your hub?`, options),
        show(address) {
          say(`Sign in here:\n${address.href}`);
          openBrowser(address);
        },
      });
      say(isIn ? `You are signed in to ${url}.` : "Nobody was signed in.");
    });
};
