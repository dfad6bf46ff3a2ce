import { createContext, queueUrl } from "../../chaos/workers/context.ts";
import { consumeDeliver } from "../../functions/deliver/consume.ts";
import { awsDelivery } from "../../functions/environment.ts";
import { silent } from "../../hub/log.ts";
import { startPoller } from "../../local/sqs/poller.ts";
import { type Assignment, assignment, told } from "./assignment.ts";

/** One container of `deliver`, with the settings of AWS: a chunk at a time. */
async function work({ worker, urls }: Assignment): Promise<void> {
  const { context, sqs } = createContext({ worker, urls, withheld: true, verbose: false });
  context.delivery = awsDelivery;
  context.log = {
    ...silent,
    info(_, data = {}) {
      const { success, data: lost } = told.safeParse(data);
      if (success) process.send?.(lost);
    },
  };
  await startPoller({
    client: sqs,
    queueUrl: queueUrl(urls.sqs, "bulk"),
    handler: (event) => consumeDeliver(context, event),
    batchSize: 1,
    concurrency: 1,
    onError: (error) => process.stderr.write(`${worker}: ${String(error)}\n`),
  });
}

process.once("message", (given) => void work(assignment.parse(given)));
// Whoever started it is gone: so is the experiment.
process.once("disconnect", () => process.exit());
process.send?.("ready");
