import type { Check } from "../check.ts";
import { address } from "./address.ts";
import { alarms, calls } from "./alarms.ts";
import { configurationSet } from "./configuration-set.ts";
import { dkim } from "./dkim.ts";
import { dmarc } from "./dmarc.ts";
import { eventDestination, eventQueue } from "./event-path.ts";
import { functions } from "./functions.ts";
import { beat, clocks, rule } from "./heartbeat.ts";
import { identity } from "./identity.ts";
import { keys } from "./keys.ts";
import { account, quota } from "./limits.ts";
import { logs } from "./logs.ts";
import { mailFrom } from "./mail-from.ts";
import { ages, queues } from "./queues.ts";
import { sends } from "./sends.ts";
import { stacks, version } from "./stacks.ts";
import { suppression } from "./suppression.ts";
import { backups, table } from "./table.ts";

/** All that doctor looks at, in the order in which it is shown. */
export const checks: Check[] = [
  stacks,
  version,
  identity,
  dkim,
  mailFrom,
  dmarc,
  configurationSet,
  eventDestination,
  eventQueue,
  account,
  quota,
  suppression,
  rule,
  beat,
  clocks,
  queues,
  ages,
  functions,
  logs,
  table,
  backups,
  keys,
  sends,
  alarms,
  calls,
  address,
];
