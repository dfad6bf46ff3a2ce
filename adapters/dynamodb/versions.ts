import type { Item } from "./table.ts";

/** Takes an item of one version to the next. Pure: it sees nothing but the item. */
export type Step = (item: Item) => Item;

/** How one kind of item came to its present shape; the first step leads from version 1 to version 2. */
export interface Shape {
  kind: string;
  steps: readonly Step[];
}

/** The version that items of a kind are written in. */
export const presentVersion = ({ steps }: Shape): number => steps.length + 1;

/** Items that say nothing of it are of version 1. */
const versionOf = ({ v }: Item): number => (typeof v === "number" ? v : 1);

/** What was written by later code is not read by halves, and so never written back without what it has more. */
export class NewerVersion extends Error {
  override readonly name = "NewerVersion";
  constructor(shape: Shape, found: number) {
    super(
      `This ${shape.kind} was written by a newer version of the hub (shape ${found}; this one knows ` +
        `${presentVersion(shape)}). Deploy that version again; nothing was changed.`,
    );
  }
}

export const isOutdated = (shape: Shape, item: Item): boolean => versionOf(item) < presentVersion(shape);

/**
 * An item in its present shape, whichever version wrote it. It is stored so by its next write, and no sooner.
 * @throws NewerVersion
 */
export function upgraded(shape: Shape, item: Item): Item {
  const found = versionOf(item);
  if (found > presentVersion(shape)) throw new NewerVersion(shape, found);
  if (!isOutdated(shape, item)) return item;
  const whole = shape.steps.slice(found - 1).reduce((older, step) => step(older), item);
  return { ...whole, v: presentVersion(shape) };
}
