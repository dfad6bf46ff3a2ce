import { serve } from "@hono/node-server";
import { z } from "zod";
import { app } from "./app.tsx";

const fail = (why: string): never => {
  process.stderr.write(`${why}\n`);
  process.exit(1);
};

const { data: port, success } = z.coerce
  .number()
  .int()
  .min(0)
  .max(65_535)
  .safeParse(process.env.PORT ?? 3002);
if (!success) fail(`PORT must be a number from 0 to 65535, not "${process.env.PORT}".`);

const server = serve({ fetch: app.fetch, hostname: "127.0.0.1", ...(port !== undefined && { port }) }, (address) =>
  process.stdout.write(`Editions: http://127.0.0.1:${address.port}\n`),
);
server.on("error", (error: NodeJS.ErrnoException) =>
  fail(error.code === "EADDRINUSE" ? `Port ${port} is taken; choose another with PORT=…` : error.message),
);
