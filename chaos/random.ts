/** Numbers in [0, 1), the same for the same seed: mulberry32. */
export type Random = () => number;

export function mulberry32(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A stream of its own for each place that draws, so that the order in which places draw does not matter. */
export function streamOf(seed: number, name: string): Random {
  let hash = 2_166_136_261 ^ seed;
  for (const character of name) hash = Math.imul(hash ^ character.charCodeAt(0), 16_777_619);
  return mulberry32(hash);
}

export const between = (random: Random, low: number, high: number): number => low + random() * (high - low);
export const integer = (random: Random, low: number, high: number): number =>
  Math.floor(between(random, low, high + 1));

/** One of the named things by their probabilities, or nothing. */
export function pick<T extends string>(random: Random, odds: Record<T, number>): T | undefined {
  let left = random();
  for (const name in odds) {
    left -= odds[name];
    if (left < 0) return name;
  }
  return undefined;
}
