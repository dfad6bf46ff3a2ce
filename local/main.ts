import { lastWords } from "./last-words.ts";
import { endWithNpm } from "./parent.ts";

// Before anything that takes long to load: npm may be killed, and the disk be full, at any moment.
let stop = async () => process.exit(1);
endWithNpm(() => stop());
process.on("uncaughtException", lastWords);
process.on("unhandledRejection", lastWords);

const { startHub } = await import("./hub.ts");
stop = await startHub();
