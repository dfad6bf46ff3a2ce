import { App } from "aws-cdk-lib";
import { z } from "zod";
import { createStacks } from "../../infra/stacks.ts";
import { codeVersion } from "../../infra/version.ts";
import { adapt } from "./adapted.ts";
import { breakOnPurpose, breaks } from "./breaks.ts";
import { emulatedHub, usualPort } from "./settings.ts";

/** `--context contact=…` changes a setting, `--context break=…` breaks something. */
const context = z.object({ contact: z.email().optional(), break: z.enum(breaks).optional() });

/** The hub's stacks at an emulator of AWS on this machine: `cdk deploy --app "node --import tsx test/stack/app.ts"`. */
const app = new App();
const { contact, break: broken } = context.parse({
  contact: app.node.tryGetContext("contact"),
  break: app.node.tryGetContext("break"),
});
const stacks = createStacks(app, emulatedHub(usualPort, contact), codeVersion());
if (broken) breakOnPurpose(stacks, broken);
adapt(app, stacks);
