import * as z from "zod";
import type { Edition } from "../../hub/editions/edition.ts";
import type { CompiledMessage } from "../../hub/mail/compiled.ts";
import type { EditionStore } from "../../hub/ports.ts";
import { shapes } from "./shapes.ts";
import { stored } from "./stored.ts";
import type { Table } from "./table.ts";
import { presentVersion, upgraded } from "./versions.ts";

const editionItem = z.object({ edition: stored<Edition>() });
const compiledItem = z.object({ compiled: stored<CompiledMessage>() });

export function createEditionStore(table: Table): EditionStore {
  const key = (id: string, sk: string) => ({ pk: `EDITION#${id}`, sk });
  return {
    async get(id) {
      const item = await table.get(key(id, "EDITION"));
      return item && editionItem.parse(upgraded(shapes.edition, item)).edition;
    },
    async put(edition) {
      await table.put({ ...key(edition.id, "EDITION"), v: presentVersion(shapes.edition), edition });
    },
    async compiled(id, language) {
      const item = await table.get(key(id, `COMPILED#${language}`));
      return item && compiledItem.parse(upgraded(shapes.compiled, item)).compiled;
    },
    async putCompiled(id, compiled) {
      await table.put({ ...key(id, `COMPILED#${compiled.language}`), v: presentVersion(shapes.compiled), compiled });
    },
  };
}
