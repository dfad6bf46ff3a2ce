/** Stands in for prettier in the bundles; see `alias` in bundle.ts. */
export function format(): never {
  throw new Error("Prettier is not part of the bundle: render without `pretty`.");
}
