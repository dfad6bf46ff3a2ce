/** An SES whose publications never arrive, in a process of its own, to be killed. Prints its address. */
import { startSes } from "../../local/ses/endpoint.ts";

const [dataDir = ""] = process.argv.slice(2);
const { url } = await startSes({
  dataDir,
  rate: 1000,
  now: () => new Date(),
  publish: (event) => (event.eventType === "Send" ? Promise.resolve() : new Promise(() => {})),
});
process.stdout.write(`${url}\n`);
