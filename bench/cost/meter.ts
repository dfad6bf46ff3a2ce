import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import * as z from "zod";

export const phases = ["plan", "deliver", "feedback"] as const;
export type Phase = (typeof phases)[number];

/** What AWS would put on the bill. */
export interface Units {
  reads: number;
  writes: number;
  /** Calls of SQS by the functions themselves. */
  sqsRequests: number;
  invocations: number;
  handlerSeconds: number;
}

const none = (): Units => ({ reads: 0, writes: 0, sqsRequests: 0, invocations: 0, handlerSeconds: 0 });

const consumed = z.object({ CapacityUnits: z.number().default(0) });
const consuming = z.object({ ConsumedCapacity: z.union([consumed, z.array(consumed)]).optional() });

/** Adds up what each function consumes; they run one after the other here, so one `phase` says whose it is. */
export class Meter {
  phase: Phase = "plan";
  readonly units: Record<Phase, Units> = { plan: none(), deliver: none(), feedback: none() };

  get current(): Units {
    return this.units[this.phase];
  }

  /** Runs a handler and bills its time. */
  async invoke(run: () => Promise<unknown>): Promise<void> {
    const of = this.current;
    const start = performance.now();
    await run();
    of.invocations += 1;
    of.handlerSeconds += (performance.now() - start) / 1000;
  }

  /** Asks the engine with each call what it consumed, indexes included. */
  listenTo(database: DynamoDBClient): void {
    database.middlewareStack.add(
      (next, { commandName = "" }) =>
        async (call) => {
          const asking = { ...call, input: { ...call.input, ReturnConsumedCapacity: "TOTAL" as const } };
          const answer = await next(asking);
          const { ConsumedCapacity } = consuming.parse(answer.output);
          const units = [ConsumedCapacity ?? []].flat().reduce((sum, { CapacityUnits }) => sum + CapacityUnits, 0);
          if (/^(Put|Update|Delete)Item/.test(commandName)) this.current.writes += units;
          else this.current.reads += units;
          return answer;
        },
      { step: "initialize", name: "bench-meter" },
    );
  }
}
