import { CliError } from "../errors.ts";
import { hubUrl } from "../find-hub.ts";
import { keptLogin } from "../login/kept.ts";
import { say } from "../output.ts";
import type { AddCommand } from "./command.ts";

export const logout: AddCommand = (program) => {
  program
    .command("logout")
    .description("forget the login to the hub at RECONVENE_URL")
    .action(async () => {
      const url = hubUrl();
      const login = keptLogin(url);
      if (!login) throw new CliError(`You are not signed in to ${url}.`);
      const { logOut } = await import("../login/login.ts");
      await logOut(url, login);
      say(`You are signed out of ${url}.`);
    });
};
