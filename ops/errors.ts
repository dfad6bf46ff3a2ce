/** An error whose message is all that an operator needs: what is wrong and what to do. */
export class OpsError extends Error {
  override readonly name = "OpsError";
}
