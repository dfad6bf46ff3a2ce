/** One line of the table: a budget of the design, and what was measured. */
export interface Row {
  what: string;
  measured: string;
  atMost: string;
  /** What was measured as a part of what is allowed: within the budget up to 1. */
  share: number;
  /** Measured without a budget of its own, for whoever reads on: name → figure with its unit. */
  besides?: Record<string, string>;
}

/** What a measurement is given, and whom it tells how far it is. */
export interface Bench {
  /** Small and quick: shows that everything runs, not how well. */
  smoke: boolean;
  /** Nothing is kept of it. */
  check: boolean;
  progress(text: string): void;
}

/** A measurement: its rows, and its figures as numbers, for `results.json`. */
export interface Measured {
  rows: Row[];
  figures: unknown;
}

export const isMet = ({ share }: Row): boolean => share <= 1;

/** A small run on a busy machine says little; a figure this far off says that something is broken. */
export const isSane = ({ share }: Row): boolean => Number.isFinite(share) && share <= 6;
