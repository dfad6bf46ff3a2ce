import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { HubProcess } from "../runtime/process.ts";

/** The address of the inbox viewer, which a hub writes down on start. */
export function inboxOf(hub: HubProcess): string {
  const written = readFileSync(join(hub.dataDir, "local.json"), "utf8");
  return z.object({ inbox: z.string() }).parse(JSON.parse(written)).inbox;
}
