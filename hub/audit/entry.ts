/** One staff action: who did what to what, when. No address and no name of a subscriber. */
export interface AuditEntry {
  at: string;
  /** Who: `staff`, a token's name, or `guard`. */
  actor: string;
  /** What, as `meeting.announce` or `send.pause`. */
  action: string;
  /** To what: a slug, a send's id, a subscriber's keyed hash. */
  subject: string;
  detail?: Record<string, string | number | boolean>;
}
