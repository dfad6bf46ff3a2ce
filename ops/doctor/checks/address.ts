import { connect } from "node:tls";
import type { Check } from "../check.ts";
import { either, type Finding, fine, warning, wrong } from "../finding.ts";

const patienceMs = 8_000;
const day = 86_400_000;

export interface Web {
  /** The status of /healthz; or why there was no answer. */
  answer: number | string;
  /** When the certificate runs out, epoch ms; undefined when it could not be seen. */
  until: number | undefined;
}

/** Whether readers find the hub where links in mail lead. */
export function judgeAddress(url: string, { answer, until }: Web, now: number): Finding[] {
  const remedy = "Put the hub's own address into hub.url, and its record into DNS (docs/deploy.md, “Its own name”).";
  const answers =
    typeof answer === "string"
      ? wrong(`${url} does not answer (${answer}): links in mail lead nowhere.`, remedy)
      : wrong(`${url}/healthz answers ${answer}.`, answer < 500 ? remedy : "docs/runbook.md#errors-of-public");
  return [
    either(answer === 200, `${url} answers.`, answers),
    ...(until === undefined ? [] : judgeCertificate(until, now)),
  ];
}

function judgeCertificate(until: number, now: number): Finding[] {
  const days = Math.floor((until - now) / day);
  if (days >= 21) return [fine(`Its certificate is good for ${days} days.`)];
  const remedy = "AWS renews it while its validation record is in DNS: look at Certificate Manager.";
  const what = `Its certificate is good for ${days} days.`;
  return [days < 7 ? wrong(what, remedy) : warning(what, remedy)];
}

async function answerOf(url: string): Promise<number | string> {
  try {
    const signal = AbortSignal.timeout(patienceMs);
    return (await fetch(`${url}/healthz`, { signal, redirect: "manual" })).status;
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    if (!(cause instanceof Error)) return String(cause);
    return "code" in cause && typeof cause.code === "string" ? cause.code : cause.name;
  }
}

/** Looks at the certificate whether or not it is good: a bad one shows in the answer. */
function certificateOf({ hostname: host, port, protocol }: URL): Promise<number | undefined> {
  if (protocol !== "https:") return Promise.resolve(undefined);
  return new Promise((done) => {
    const socket = connect({ host, port: Number(port || 443), servername: host, rejectUnauthorized: false });
    const end = (until?: number) => {
      socket.destroy();
      done(until);
    };
    socket.setTimeout(patienceMs, end);
    socket.once("error", () => end());
    socket.once("secureConnect", () => {
      const until = Date.parse(socket.getPeerCertificate().valid_to ?? "");
      end(Number.isNaN(until) ? undefined : until);
    });
  });
}

export const address: Check = {
  theme: "Address",
  about: "the hub's address",
  asksAws: false,
  async look({ deployment, now }) {
    const { url } = deployment.hub;
    const [answer, until] = await Promise.all([answerOf(url), certificateOf(new URL(url))]);
    return judgeAddress(url, { answer, until }, now());
  },
};
