import type { Context } from "../../hub/context.ts";
import { notFound } from "../../hub/errors.ts";
import type { Send } from "../../hub/sends/send.ts";

/** @throws DomainError `not_found` */
export async function knownSend({ store }: Pick<Context, "store">, id: string): Promise<Send> {
  const send = await store.sends.get(id);
  if (!send) throw notFound(`send ${id}`);
  return send;
}
