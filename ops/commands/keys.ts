import type { Command } from "commander";
import { withCurrentKey, withNewKey } from "../../hub/keys.ts";
import { type KeysOptions, keysPlace, withKeysOptions } from "../connection.ts";
import { OpsError } from "../errors.ts";
import { say } from "../output.ts";

/** Never says a key; the key of subscribers' ids is never touched. */
export function addKeys(program: Command): void {
  const keys = program.command("keys").description("the keys of the links in mail: show, add, use");
  withKeysOptions(keys.command("show").description("which keys there are, by kid")).action(
    async (options: KeysOptions) => {
      const { tokens } = await keysPlace(options).read();
      for (const kid of Object.keys(tokens.keys)) say(Number(kid) === tokens.current ? `${kid}  in use` : kid);
    },
  );
  withKeysOptions(keys.command("add").description("make one more key, which is not used yet")).action(
    async (options: KeysOptions) => {
      const place = keysPlace(options);
      const { tokens, kid } = withNewKey((await place.read()).tokens);
      await place.writeTokens(tokens);
      say(`Key ${kid} is there. Let every function start anew, and only then: ops keys use ${kid}`);
    },
  );
  withKeysOptions(keys.command("use").argument("<kid>").description("make new links with this key")).action(
    async (kid: string, options: KeysOptions) => {
      if (!/^\d{1,3}$/.test(kid)) throw new OpsError(`${kid} is not the number of a key.`);
      const place = keysPlace(options);
      await place.writeTokens(withCurrentKey((await place.read()).tokens, Number(kid)));
      say(`New links are made with key ${kid} once the functions have started anew. Older links go on working.`);
    },
  );
}
