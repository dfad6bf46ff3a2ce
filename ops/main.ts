import { Command } from "commander";
import { DomainError } from "../hub/errors.ts";
import { addDoctor } from "./commands/doctor.ts";
import { addExport } from "./commands/export.ts";
import { addImport } from "./commands/import.ts";
import { addKeys } from "./commands/keys.ts";
import { addRestore } from "./commands/restore.ts";
import { addSmoke } from "./commands/smoke.ts";
import { addStaff } from "./commands/staff.ts";
import { addToken } from "./commands/token.ts";
import { endProgress } from "./output.ts";

const program = new Command("ops")
  .description(
    "What operators do with a deployed hub, its table, keys, first token and people. Works with AWS credentials, or AWS_ENDPOINT_URL.",
  )
  .usage("COMMAND … (npm run ops -- COMMAND …)")
  .showHelpAfterError("Add --help to see what can be asked.");
for (const add of [addDoctor, addSmoke, addExport, addImport, addRestore, addKeys, addToken, addStaff]) add(program);

try {
  await program.parseAsync();
} catch (error) {
  endProgress();
  for (const line of complaint(error)) console.error(line);
  process.exitCode = 1;
}
endProgress();

function complaint(error: unknown): string[] {
  if (!(error instanceof Error)) return [String(error)];
  const wrong = error instanceof DomainError && error.code === "invalid" ? error.fields : [];
  return [error.message, ...wrong.map(({ field, message }) => `  ${field}  ${message}`)];
}
