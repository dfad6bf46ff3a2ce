import type { DeploymentInputs } from "./infra/deployment.ts";

/** Hubs on AWS: everything here is an example, to be replaced. docs/deploy.md says when. */
const deployments: DeploymentInputs = [
  {
    name: "dih",
    stage: "production",
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
      // Change it whenever the wording of consent on the sign-up page changes.
      consentVersion: "2026-11",
    },
    mail: { identity: "news.example.org", mailFrom: "bounce.news.example.org" },
    watch: { alarmsTo: "data-hub-alarms@example.org", monthlyBudget: 30 },
    backupDays: 35,
    // Absent, people are invited into a user pool of the hub's own. docs/deploy.md says what an issuer of yours needs.
    // staff: { through: "oidc", issuer: "https://login.example.org", … },
    // edge: { through: "api-gateway", certificate: "arn:aws:acm:eu-west-1:123456789012:certificate/…" },
    // Two keep up with about a hundred messages a second; more than it takes only wait, and waiting is paid for.
    bulkWorkers: 2,
  },
];

export default deployments;
