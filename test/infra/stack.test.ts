// One test file, so that CDK, which takes seconds, is loaded once.
import "./stack/cost.ts";
import "./stack/edge.ts";
import "./stack/enough.ts";
import "./stack/functions.ts";
import "./stack/mail.ts";
import "./stack/permissions.ts";
import "./stack/queues.ts";
import "./stack/resource-policies.ts";
import "./stack/runbook.ts";
import "./stack/staff.ts";
import "./stack/table.ts";
import "./stack/watch.ts";
import "./stack/web.ts";
