import type { DeploymentInput } from "./infra/deployment.ts";

/** A deployment's settings: everything here is an example, to be replaced. docs/deploy.md says when. */
const deployment: DeploymentInput = {
  stack: "Reconvene",
  hub: {
    name: "WCO Data Innovation Hub",
    organisation: "World Customs Organization",
    url: "https://hub.example.org",
    from: { list: "hub@news.example.org", transactional: "no-reply@news.example.org" },
    contact: "data-hub@example.org",
    // In calendar UIDs and List-Ids: never change it once a meeting was announced.
    domain: "hub.example.org",
    zone: "Europe/Brussels",
    language: "en",
    configurationSet: "reconvene",
    // Change it whenever the wording of consent on the sign-up page changes.
    consentVersion: "2026-11",
  },
  mail: { identity: "news.example.org", mailFrom: "bounce.news.example.org" },
  // certificate: "arn:aws:acm:eu-west-1:123456789012:certificate/…",
  // Two keep up with about a hundred messages a second; more than it takes only wait, and waiting is paid for.
  bulkWorkers: 2,
};

export default deployment;
