import type { Deployment } from "../../infra/deployment.ts";
import type { Aws } from "./aws.ts";
import type { Dns } from "./dns.ts";
import type { Finding, Theme } from "./finding.ts";
import type { Made } from "./made.ts";

/** A hub on AWS, and the ways to ask about it. */
export interface Examined {
  deployment: Deployment;
  /** Undefined where none is set: AWS is not asked then. */
  region: string | undefined;
  aws: Aws;
  dns: Dns;
  made: Made;
  /** AWS's clock, in epoch milliseconds. */
  now(): number;
}

/** Something to look at. It asks, and has a pure function judge what it heard. It throws what keeps it from looking. */
export interface Check {
  theme: Theme;
  /** What is looked at, in a few words, for when it cannot be. */
  about: string;
  /** False for what is asked of DNS or the web alone, and goes on when AWS does not answer. */
  asksAws: boolean;
  look(hub: Examined): Promise<Finding[]>;
}
