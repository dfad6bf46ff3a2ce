import { iso } from "../clock.ts";
import type { CompilingContext } from "../context.ts";
import { compileEdition } from "../editions/compile.ts";
import { changeSend } from "./change.ts";
import type { LetterKind } from "./letter.ts";

const kinds: LetterKind[] = ["confirmation", "welcome"];

/** Compiles the standing letters anew when templates or the hub's particulars changed; otherwise two small reads. */
export async function refreshStandingSends(context: CompilingContext): Promise<void> {
  for (const kind of kinds) {
    const edition = `${kind}-${context.compiler.version}-${fingerprint(context)}`;
    const send = await context.store.sends.get(kind);
    if (send?.edition === edition) continue;
    await compileEdition(context, edition, { kind });
    const created = await context.store.sends.create({
      id: kind,
      kind,
      edition,
      status: "running",
      rev: 0,
      createdAt: iso(context.clock.now()),
      by: "tick",
    });
    if (!created) await changeSend(context, kind, (current) => ({ ...current, edition }));
  }
}

const fingerprint = ({ hub, keys }: CompilingContext): string =>
  keys.hash("standing edition", JSON.stringify(hub), 6).toString("hex");
