import { DnsTrouble } from "./dns.ts";
import { type Finding, oneLine, unknown, wrong } from "./finding.ts";
import { explainGone } from "./gone.ts";
import { NotMade } from "./made.ts";

const signIn = "Sign in, for instance `aws sso login`, or set AWS_PROFILE: `aws sts get-caller-identity` must answer.";
export const setRegion = "Say `region` in reconvene.config.ts, or set AWS_REGION.";
const policy = "docs/examples/doctor-policy.json has all that is asked for.";

/** What AWS calls it, and what a person would say. */
const known: { names: RegExp; says: Finding }[] = [
  {
    names: /^(CredentialsProviderError|TokenProviderError)$/,
    says: unknown("There are no AWS credentials that can be used.", signIn),
  },
  {
    names: /^(ExpiredToken(Exception)?|TokenRefreshRequired|UnauthorizedSSOTokenError)$/,
    says: unknown("The AWS credentials have expired.", signIn),
  },
  {
    names:
      /^(UnrecognizedClientException|InvalidClientTokenId|InvalidAccessKeyId|SignatureDoesNotMatch|InvalidSignatureException|AuthFailure|IncompleteSignature(Exception)?|MissingAuthenticationToken(Exception)?|NotAuthorized|OptInRequired)$/,
    says: unknown("AWS does not know these credentials.", `${signIn} The region has to be switched on, too.`),
  },
  {
    names: /^(RequestTimeTooSkewed|RequestExpired|RequestInTheFuture)$/,
    says: wrong("This machine's clock is off by minutes: AWS refuses what it signs.", "Set the clock (NTP)."),
  },
  {
    names: /^(Throttling(Exception)?|ThrottledException|RequestLimitExceeded|TooManyRequestsException|SlowDown)$/,
    says: unknown("AWS asks for fewer questions.", "Ask again in a minute."),
  },
  {
    names: /^(UnknownOperation(Exception)?|InvalidAction|NotImplemented(Exception)?|UnsupportedOperation(Exception)?)$/,
    says: unknown("This AWS does not know the question.", "An emulator may leave things out; AWS does not."),
  },
];

const network = [
  "ECONNREFUSED",
  "ECONNRESET",
  "EAI_AGAIN",
  "ENOTFOUND",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "EPIPE",
  "ETIMEDOUT",
  "TimeoutError",
  "AbortError",
];

/** An answer that AWS would not give. */
export class NotAws extends Error {
  override readonly name = "NotAws";
}

/** What kept a check from looking, in a sentence, and the remedy. Never a stack trace. */
export function explain(error: unknown): Finding {
  if (error instanceof NotMade) return unknown(error.message, "Deploy it: npm run deploy (docs/deploy.md).");
  if (error instanceof DnsTrouble) return unknown(error.message, "Ask another server: --dns 1.1.1.1.");
  if (!(error instanceof Error)) return unknown(oneLine(String(error)), "Ask again.");
  const code = codeOf(error);
  const found = known.find(({ names }) => names.test(error.name));
  if (found) return found.says;
  const gone = explainGone(error);
  if (gone) return gone;
  if (/^Region is missing/.test(error.message)) {
    return unknown("No AWS region is set.", setRegion);
  }
  if (/^AccessDenied|^UnauthorizedOperation$|^AuthorizationError/.test(error.name)) return denied(error.message);
  if (network.includes(code) || network.includes(error.name)) {
    const how = network.includes(code) ? code : "no answer in time";
    return unknown(
      `AWS does not answer (${how}).`,
      "Look at the network, the region and AWS_ENDPOINT_URL; then at https://health.aws.amazon.com.",
    );
  }
  if (error instanceof NotAws || isOfNoShape(error)) {
    return unknown("What answers is not AWS.", "Look at AWS_ENDPOINT_URL, and at proxies on the way.");
  }
  return unknown(`${error.name}: ${oneLine(error.message)}`, "Ask again; AWS's health page may know more.");
}

function denied(message: string): Finding {
  const [, action] = /perform: ([\w-]+:\w+)/.exec(message) ?? [];
  return unknown(`These credentials may not ask${action ? ` for ${action}` : " for this"}.`, policy);
}

/** The SDK could not make anything of the answer. */
const isOfNoShape = (error: Error): boolean =>
  "$response" in error && /deserializ|unexpected token|not valid json|char '/i.test(error.message);

const codeOf = (error: Error): string => ("code" in error && typeof error.code === "string" ? error.code : "");
