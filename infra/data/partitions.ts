/** The table's partition keys, as adapters/dynamodb writes them; `*` stands for an id. */
export const partitions = {
  /** What the table says of itself. */
  identity: "HUB",
  subscribers: "SUBSCRIBER#*",
  zones: "ZONES",
  meetings: "MEETING#*",
  editions: "EDITION#*",
  /** A send and its chunks. */
  sends: "SEND#*",
  /** The standing sends, whose chunks are one letter each. */
  letters: ["SEND#confirmation", "SEND#welcome"],
  pacer: "PACER#*",
  events: "EVENTS",
  audit: "AUDIT",
  idempotency: "IDEMPOTENCY#*",
  apiTokens: "TOKENS",
};

/** Partitions of the listing index. */
export const lists = { active: "active#*", others: "other#*", sends: "sends", meetings: "meetings", recaps: "recaps" };

/** Partitions of the due index. */
export const clocks = ["hub", "machine", "chunks"];
