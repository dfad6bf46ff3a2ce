import dynalite from "dynalite";
import { mendLevel } from "../../local/level.ts";
import { listenOnLoopback } from "../../local/loopback.ts";

/** DynamoDB in memory, in a process of its own; says where it is to whoever started it. */
mendLevel();
const url = await listenOnLoopback(dynalite({ createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 }), 0);
process.once("disconnect", () => process.exit());
process.send?.(url);
