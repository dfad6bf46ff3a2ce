/** JSON with the keys of every object in order: alike for equal values, whatever kept them in between. */
export const canonical = (value: unknown): string => JSON.stringify(value, (_, held: unknown) => ordered(held));

function ordered(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
