import { Command } from "commander";
import { addExport } from "./commands/export.ts";
import { addImport } from "./commands/import.ts";
import { addKeys } from "./commands/keys.ts";
import { addRestore } from "./commands/restore.ts";
import { endProgress } from "./output.ts";

const program = new Command("ops")
  .description(
    "What operators do with a hub's table and keys. Works with AWS credentials, or AWS_ENDPOINT_URL_DYNAMODB.",
  )
  .usage("COMMAND … (npm run ops -- COMMAND …)")
  .showHelpAfterError("Add --help to see what can be asked.");
for (const add of [addExport, addImport, addRestore, addKeys]) add(program);

try {
  await program.parseAsync();
} catch (error) {
  endProgress();
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
endProgress();
