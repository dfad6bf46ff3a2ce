import { describe, onTestFinished } from "vitest";
import type { Store } from "../../hub/ports.ts";
import { apiTokenContract } from "./api-tokens.ts";
import { auditContract } from "./audit.ts";
import { chunkContract } from "./chunks.ts";
import { dueContract } from "./due.ts";
import { editionContract } from "./editions.ts";
import { idempotencyContract } from "./idempotency.ts";
import { leaseContract } from "./leases.ts";
import { listingContract } from "./listings.ts";
import { markContract } from "./marks.ts";
import { meetingContract } from "./meetings.ts";
import { sendContract } from "./sends.ts";
import { subscriberContract } from "./subscribers.ts";

/** Opens empty stores. */
export type Connect = () => Promise<{ store: Store; close(): Promise<void> }>;

/** Empty stores, closed as the test ends. */
export type Fresh = () => Promise<Store>;

/** What every implementation of the Store port promises (hub/ports.ts). */
export function storageContract(name: string, connect: Connect): void {
  const fresh: Fresh = async () => {
    const { store, close } = await connect();
    onTestFinished(close);
    return store;
  };
  describe(name, () => {
    describe("subscribers", () => subscriberContract(fresh));
    describe("listings of subscribers", () => listingContract(fresh));
    describe("meetings", () => meetingContract(fresh));
    describe("editions", () => editionContract(fresh));
    describe("sends", () => sendContract(fresh));
    describe("chunks", () => chunkContract(fresh));
    describe("leases of chunks", () => leaseContract(fresh));
    describe("what is due", () => dueContract(fresh));
    describe("pacer and events", () => markContract(fresh));
    describe("idempotency keys", () => idempotencyContract(fresh));
    describe("audit trail", () => auditContract(fresh));
    describe("API tokens", () => apiTokenContract(fresh));
  });
}
