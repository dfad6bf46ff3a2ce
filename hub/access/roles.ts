import { everyScope, type Scope } from "./scopes.ts";

/** What a group of people may do. Somebody in several may do what each of them may. */
export const roles = {
  administrators: everyScope,
  editors: ["read", "write", "people"],
  readers: ["read"],
} as const satisfies Record<string, readonly Scope[]>;
export type Role = keyof typeof roles;

export const isRole = (name: string): name is Role => Object.hasOwn(roles, name);
export const everyRole: readonly Role[] = Object.keys(roles).filter(isRole);

/** In the order of all scopes, each once. */
export function scopesOf(held: readonly Role[]): Scope[] {
  const given = new Set<Scope>(held.flatMap((role) => roles[role]));
  return everyScope.filter((scope) => given.has(scope));
}
