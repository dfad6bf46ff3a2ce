import type { Context } from "../context.ts";
import { makeToken } from "../tokens.ts";
import type { SubscriberId } from "./address.ts";

type Signing = Pick<Context, "hub" | "keys">;

/** `at` is the sign-up that the link confirms, epoch seconds. */
export const confirmUrl = ({ hub, keys }: Signing, id: SubscriberId, at: number): string =>
  `${hub.url}/confirm/${makeToken(keys, "confirm", { id, at })}`;

export const preferencesUrl = ({ hub, keys }: Signing, id: SubscriberId): string =>
  `${hub.url}/preferences/${makeToken(keys, "preferences", { id, at: 0 })}`;

export const unsubscribeUrl = ({ hub, keys }: Signing, id: SubscriberId): string =>
  `${hub.url}/unsubscribe/${makeToken(keys, "unsubscribe", { id, at: 0 })}`;
