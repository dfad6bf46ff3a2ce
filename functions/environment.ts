import * as z from "zod";
import { deliveryConfig, hubConfig } from "../hub/config.ts";

/** Environment variables of the functions: infra sets them by these names, functions read them by these names. */
export const environment = {
  deployment: "DEPLOYMENT",
  /** Which of the functions it is. */
  function: "FUNCTION",
  hub: "HUB",
  delivery: "DELIVERY",
  table: "TABLE_NAME",
  planQueue: "PLAN_QUEUE_URL",
  bulkQueue: "BULK_QUEUE_URL",
  expressQueue: "EXPRESS_QUEUE_URL",
  keysSecret: "KEYS_SECRET_ARN",
  /** Of staff alone: where people sign in. */
  signIn: "SIGN_IN",
  /** Only behind CloudFront. */
  edgeSecret: "EDGE_SECRET_ARN",
} as const;

/** What CloudFront adds to each request: the key that it came that way, and who asked. `x-edge-…` is its own. */
export const edgeHeaders = { key: "x-hub-key", viewer: "x-viewer-address" } as const;

/** Where the hub's metrics are in CloudWatch; their one dimension is `service`, the deployment's id. */
export const metricNamespace = "Reconvene";

/**
 * What delivery does on AWS unless told otherwise. A signature is good for five minutes
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-troubleshooting.html): so long may a frozen worker's
 * call be accepted.
 */
export const awsDelivery = {
  chunkSize: 50,
  waveSize: 50,
  leaseMs: 90_000,
  sendWindowMs: 30_000,
  freshMs: 500,
  signatureMs: 300_000,
  evidenceMs: 420_000,
  giveUpMs: 3_600_000,
  stalledMs: 600_000,
  bulkShare: 0.8,
  rateUse: 0.98,
  leadMs: 100,
  recoverMs: 20_000,
  parkMs: 900_000,
  undoAbove: 100,
  undoMs: 30_000,
  canaryAbove: 1_000,
  canarySize: 200,
  canaryMs: 600_000,
};

const json = z.string().transform((text, context) => {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue({ code: "custom", message: "is not JSON" });
    return z.NEVER;
  }
});

const schema = z.object({
  [environment.deployment]: z.string().min(1),
  [environment.function]: z.string().min(1),
  [environment.hub]: json.pipe(hubConfig),
  [environment.delivery]: json
    .default({})
    .pipe(z.record(z.string(), z.unknown()))
    .transform((given) => ({ ...awsDelivery, ...given }))
    .pipe(deliveryConfig),
  [environment.table]: z.string().min(1),
  [environment.planQueue]: z.string().min(1),
  [environment.bulkQueue]: z.string().min(1),
  [environment.expressQueue]: z.string().min(1),
  [environment.keysSecret]: z.string().min(1),
});
export type Environment = z.infer<typeof schema>;

/** @throws Error that names each variable that is missing or wrong */
export function readEnvironment(env: NodeJS.ProcessEnv): Environment {
  const read = schema.safeParse(env);
  if (read.success) return read.data;
  const problems = read.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
  throw new Error(`The function's environment is not complete. ${problems.join("; ")}`);
}
