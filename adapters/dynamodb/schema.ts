/** The one table, as infra defines it and the embedded engine creates it. */
export const keys = { partition: "pk", sort: "sk" } as const;

/** Sparse: active subscribers by shard, sends by time, meetings. Small projection. */
export const listing = {
  name: "listing",
  partition: "list",
  sort: "listAt",
  projected: ["topics", "zones", "confirmedAt"],
} as const;

/** Sparse: what is due on a clock, by time. Keys only. */
export const due = { name: "due", partition: "dueClock", sort: "dueAt" } as const;
