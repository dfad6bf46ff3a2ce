import { Command } from "commander";
import { commands } from "./commands/index.ts";
import { CliError, type Complaint } from "./errors.ts";

const program = new Command("hub")
  .description("Staff's command line of Reconvene.")
  .usage("COMMAND … (npm run hub -- COMMAND …)")
  .enablePositionalOptions()
  .showHelpAfterError("Add --help to see what can be asked.")
  .addHelpText(
    "after",
    "\nFinds the hub by DATA_DIR/local.json (DATA_DIR is .reconvene unless set), or by RECONVENE_URL; there you sign in " +
      "(hub login), or set RECONVENE_TOKEN to an API token, which goes first.",
  );
for (const add of commands) add(program);

/** A reader that has seen enough (`| head`) is no error. */
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit(0);
});

try {
  await program.parseAsync();
} catch (error) {
  complain(error);
  process.exitCode = 1;
}

function complain(error: unknown): void {
  if (!(error instanceof CliError)) {
    console.error(`Something unforeseen went wrong: ${error instanceof Error ? error.message : error}`);
    return;
  }
  console.error(error.message);
  const width = (pick: (complaint: Complaint) => string) =>
    Math.max(0, ...error.complaints.map((one) => pick(one).length));
  const places = width(({ place = "" }) => place);
  const fields = width(({ field }) => field);
  for (const { place = "", field, message } of error.complaints) {
    const columns = [place.padEnd(places), field.padEnd(fields), message].filter((column) => column !== "");
    console.error(`  ${columns.join("  ")}`);
  }
}
