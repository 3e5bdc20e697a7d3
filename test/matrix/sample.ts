/** How much of the matrix and of the fuzzing is tried: everything by `npm run test:matrix` and `npm run test:fuzz`, a part by `npm test`. */
export const FULL = process.env.TALENTHUB_TEST_DEPTH === 'full';

/** Part of a list, the same each time for the same seed, with at least one of each group. */
export function sampleOf<T>(all: readonly T[], share: number, seed: number, groupOf: (one: T) => unknown): T[] {
  const random = mulberry(seed);
  const seen = new Set<unknown>();
  const shuffled = all.map((one) => [random(), one] as const).sort((a, b) => a[0] - b[0]);
  return shuffled
    .filter(([, one], index) => {
      const isFirst = !seen.has(groupOf(one));
      seen.add(groupOf(one));
      return isFirst || index < all.length * share;
    })
    .map(([, one]) => one);
}

/** Numbers in [0, 1) that look random and are always the same. */
function mulberry(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
