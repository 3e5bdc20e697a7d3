/** A seeded pseudo-random source (mulberry32): the same ads and questions in every run. */
export interface Random {
  next(): number;
  /** A whole number from 0 to n - 1; with `skew` > 1 small ones are likelier. */
  below(n: number, skew?: number): number;
  pick<T>(items: readonly T[], skew?: number): T;
}

export function seeded(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (n: number, skew = 1) => Math.min(n - 1, Math.floor(next() ** skew * n));
  return { next, below, pick: (items, skew = 1) => items[below(items.length, skew)] as never };
}
