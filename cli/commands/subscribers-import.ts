import { type Imported, imported } from "../answers.ts";
import { type Api, connect } from "../api.ts";
import { confirmed } from "../confirm.ts";
import { CliError, type Complaint } from "../errors.ts";
import { say, sayJson } from "../output.ts";
import { columns, type PeopleFile, readPeople } from "../people-file.ts";
import { type AddCommand, type Json, json, yes } from "./command.ts";

interface Options extends Json {
  dryRun?: boolean;
  yes?: boolean;
}

const batchSize = 200;

export const subscribersImport: AddCommand = (subscribers) => {
  subscribers
    .command("import")
    .description("take over confirmed subscriptions, or ask people to confirm; may be repeated without harm")
    .argument("<file>", `CSV with the columns ${columns.join(",")}`)
    .option("--dry-run", "look at the whole file, and import nothing")
    .option(...yes)
    .option(...json)
    .action(async (file: string, { dryRun, json, yes }: Options) => {
      const api = connect();
      const people = readPeople(file);
      const expected = await check(api, file, people);
      if (!json) say(`${file}: ${summary(expected)}`);
      if (dryRun) return json ? sayJson(expected) : say("Nothing was imported: this was a dry run.");
      if (!(await confirmed("Import them?", { yes }))) return say("Nothing was imported.");
      const result = await inBatches(people, progress(json), (rows, first) => post(api, rows, first, false));
      if (json) return sayJson(result);
      say(`Imported: ${summary(result)}`);
    });
};

/** The whole file is looked at before anything of it is taken. @throws CliError with the lines of the file */
async function check(api: Api, file: string, people: PeopleFile): Promise<Imported> {
  const complaints: Complaint[] = [];
  const expected = await inBatches(
    people,
    () => {},
    async (rows, first) => {
      try {
        return await post(api, rows, first, true);
      } catch (error) {
        if (!(error instanceof CliError) || error.complaints.length === 0) throw error;
        complaints.push(...error.complaints.map((complaint) => located(complaint, people.lines)));
        return { active: 0, pending: 0, unchanged: 0 };
      }
    },
  );
  if (complaints.length > 0) throw new CliError(`${file} cannot be imported; nothing was.`, complaints);
  return expected;
}

const post = (api: Api, rows: PeopleFile["rows"], first: number, dryRun: boolean): Promise<Imported> =>
  api.post(`/api/imports?dryRun=${dryRun}&first=${first}`, imported, { rows });

async function inBatches(
  { rows }: PeopleFile,
  onProgress: (done: number, all: number) => void,
  take: (rows: PeopleFile["rows"], first: number) => Promise<Imported>,
): Promise<Imported> {
  const sum = { active: 0, pending: 0, unchanged: 0 };
  for (let first = 0; first < rows.length; first += batchSize) {
    const batch = rows.slice(first, first + batchSize);
    const result = await take(batch, first);
    sum.active += result.active;
    sum.pending += result.pending;
    sum.unchanged += result.unchanged;
    onProgress(first + batch.length, rows.length);
  }
  return sum;
}

/** `rows.17.email` → the line of the file where row 17 stands. */
function located({ field, message }: Complaint, lines: number[]): Complaint {
  const [, row, name = ""] = /^rows\.(\d+)\.?(.*)$/.exec(field) ?? [];
  const line = row === undefined ? undefined : lines[Number(row)];
  return line === undefined ? { field, message } : { place: `line ${line}`, field: name, message };
}

const summary = ({ active, pending, unchanged }: Imported): string =>
  `${active} active with their earlier confirmation, ${pending} to be asked to confirm, ${unchanged} known already.`;

/** A line that moves, where somebody looks. */
function progress(json: boolean | undefined): (done: number, all: number) => void {
  if (json || !process.stderr.isTTY) return () => {};
  return (done, all) => process.stderr.write(`\r${done} of ${all}${done === all ? "\n" : ""}`);
}
