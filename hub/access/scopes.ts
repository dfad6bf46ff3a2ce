/** What one may do with the staff API. Each stands for itself: none holds another. */
export const scopes = {
  read: "meetings, sends and what became of them; nobody's address",
  write: "write, announce and cancel meetings, send recaps and news, control sends",
  people: "subscribers with their addresses: list, add, import, export, erase",
  admin: "API tokens and the audit trail",
} as const;
export type Scope = keyof typeof scopes;

const isScope = (name: string): name is Scope => Object.hasOwn(scopes, name);
export const everyScope: readonly Scope[] = Object.keys(scopes).filter(isScope);

/** Who asks, and what that person or program may do. */
export interface Staff {
  /** As the audit trail has it: `token:weekly-report`, `person:` and an id. Holds no address. */
  actor: string;
  /** The id of the API token that was shown; names of tokens come back, ids do not. */
  token?: string;
  scopes: readonly Scope[];
}
