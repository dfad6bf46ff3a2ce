import type { NodejsFunction } from "aws-cdk-lib/aws-lambda-nodejs";
import { environment } from "../../functions/environment.ts";
import { allowReading, type Secrets } from "../data/secrets.ts";

/** Behind CloudFront, what answers the web knows the key by which to tell. */
export function tellEdgeKey(to: NodejsFunction, { edgeKey }: Secrets): void {
  if (!edgeKey) return;
  to.addEnvironment(environment.edgeSecret, edgeKey.secretArn);
  allowReading(to, edgeKey);
}
