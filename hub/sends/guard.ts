import { recordAction } from "../audit/record.ts";
import { iso } from "../clock.ts";
import type { Context } from "../context.ts";
import { changeSend } from "./change.ts";
import { accepted, outcomeOf } from "./ledger.ts";
import { chunksOf } from "./plan.ts";
import type { Figures, Send, Trouble } from "./send.ts";

/**
 * A limit on a share of what SES accepted. AWS reviews an account at 5 % and 0.1 %. Below the floors a share says
 * nothing: at 0.08 %, one complaint would stop any send of less than 1,250 messages.
 */
interface Limit {
  perTenThousand: number;
  atLeast: number;
  verb: string;
}
const limits: Record<keyof Trouble, Limit> = {
  bounced: { perTenThousand: 400, atLeast: 10, verb: "bounced" },
  complained: { perTenThousand: 8, atLeast: 3, verb: "were reported as spam" },
};
const troubles = ["bounced", "complained"] as const satisfies (keyof Trouble)[];
const acceptedAtLeast = 100;

/** A send is judged anew each time its trouble has grown by this factor: dozens of times in its life, not thousands. */
const growth = 1.1;

/**
 * Pauses a send of which too much bounced or was complained of, and says why. Cheap while there is little trouble;
 * reads every chunk otherwise. True when the guard has nothing against the send's going on.
 */
export async function judgeSend(context: Context, id: string): Promise<boolean> {
  const send = await context.store.sends.get(id);
  if (!send || !isGuarded(send) || !isWorthALook(await context.store.sends.trouble(id))) return true;
  const figures = await figuresOf(context, send);
  const because = excess(figures, send.guardFrom !== undefined);
  if (because === undefined) return true;
  let pausedHere = false;
  const standing = await changeSend(context, id, (current) => {
    // Resumed meanwhile, it is judged by other messages than these.
    pausedHere = isGuarded(current) && current.guardFrom === send.guardFrom;
    if (!pausedHere) return undefined;
    return { ...current, status: "paused", pausedBecause: because, guardFrom: iso(context.machine.now()) };
  });
  if (pausedHere) {
    // Behind the change, so that the trail tells of one pause, and of none that did not happen. If the process dies in
    // between, the send itself says that the guard paused it, and why.
    await recordAction(context, { actor: "guard", action: "send.pause", subject: id, detail: { ...figures } });
    context.log.warn("The guard paused a send", { send: id, ...figures });
  }
  return standing?.status !== "paused";
}

/** Counts the trouble that events brought, and judges the send when there is enough of it, and more than before. */
export async function noteTrouble(context: Context, id: string, more: Trouble): Promise<void> {
  if (troubles.every((name) => more[name] === 0)) return;
  const total = await context.store.sends.addTrouble(id, more);
  const grown = troubles.some((name) => step(name, total[name]) > step(name, total[name] - more[name]));
  if (grown) await judgeSend(context, id);
}

/** What had left before staff resumed is not held against the send again, however late its bounces come. */
export const pardon = ({ machine }: Pick<Context, "machine">, { guardFrom }: Send): Pick<Send, "guardFrom"> =>
  guardFrom === undefined ? {} : { guardFrom: iso(machine.now()) };

/** Which limit is passed, in a sentence; exactly at the limit is not past it. */
export function excess(figures: Figures, resumed = false): string | undefined {
  const messages = figures.accepted;
  if (messages < acceptedAtLeast) return undefined;
  for (const name of troubles) {
    const { perTenThousand, atLeast, verb } = limits[name];
    const count = figures[name];
    if (count < atLeast || count * 10_000 <= perTenThousand * messages) continue;
    const since = resumed ? "Since the send was resumed, " : "";
    return `${since}${count} of ${messages} messages ${verb} (${percent.format((100 * count) / messages)} %); the limit is ${perTenThousand / 100} %.`;
  }
  return undefined;
}

const percent = new Intl.NumberFormat("en", { minimumFractionDigits: 1, maximumFractionDigits: 3 });

/** Letters are each somebody's own wish; what is over or held needs no guard. */
const isGuarded = ({ audience, status }: Send): boolean =>
  audience !== undefined && (status === "planning" || status === "running");

const isWorthALook = (trouble: Trouble): boolean => troubles.some((name) => trouble[name] >= limits[name].atLeast);

/** 0 below the floor, then one more each time that `count` has grown by a tenth. */
function step(name: keyof Trouble, count: number): number {
  const { atLeast } = limits[name];
  return count < atLeast ? 0 : 1 + Math.floor(Math.log(count / atLeast) / Math.log(growth));
}

/**
 * The ledger's own figures: each recipient once, however often events came. Only what SES holds against us counts. After
 * a pardon only chunks that were begun later do: messages and their bounces are then of the same recipients.
 */
async function figuresOf(context: Pick<Context, "store">, { id, guardFrom }: Send): Promise<Figures> {
  const from = guardFrom === undefined ? undefined : Date.parse(guardFrom);
  const figures: Figures = { accepted: 0, bounced: 0, complained: 0 };
  for await (const { ids, sets, begunAt = 0 } of chunksOf(context, id)) {
    if (from !== undefined && begunAt < from) continue;
    for (const index of ids.keys()) {
      if (!accepted(sets, index)) continue;
      figures.accepted += 1;
      const { outcome, reason } = outcomeOf(sets, index);
      if (outcome === "bounced" && reason === "permanent") figures.bounced += 1;
      if (outcome === "complained" && reason === undefined) figures.complained += 1;
    }
  }
  return figures;
}
