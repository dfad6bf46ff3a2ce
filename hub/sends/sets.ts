import { type IndexSets, outcomeSets, type SetName, skipReasons } from "./chunk.ts";

/** Adds indices to a set, in place; nothing is added for none. */
export function addTo(sets: IndexSets, name: SetName, indices: number[]): void {
  if (indices.length === 0) return;
  sets[name] = new Set([...(sets[name] ?? []), ...indices]);
}

/** The union of two families of sets. */
export function joined(a: IndexSets, b: IndexSets): IndexSets {
  const union: IndexSets = { ...a };
  for (const name of setNames) addTo(union, name, [...(b[name] ?? [])]);
  return union;
}

/** Every set that a chunk may have. */
export const setNames: SetName[] = [...outcomeSets, ...skipReasons.map((reason): SetName => `skipped-${reason}`)];
