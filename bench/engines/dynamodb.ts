import dynalite from "dynalite";
import { listenOnLoopback } from "../../local/loopback.ts";
import { answerBy } from "../asked.ts";

/** DynamoDB in memory, in a process of its own. */
const server = dynalite({ createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 });
server.keepAliveTimeout = 60_000;
const url = await listenOnLoopback(server, 0);
answerBy(async () => null, url);
