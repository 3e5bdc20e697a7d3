import type { SearchAnswer } from './peer.ts';

const RELAX_FROM = 3;

/** Numbers of words to demand, in the order they are tried: as in the engine, from three words on up to half may be missing. */
export function requiredCounts(words: number): number[] {
  if (words < RELAX_FROM) return [words];
  return Array.from({ length: words - Math.ceil(words / 2) + 1 }, (_, left) => words - left);
}

/** The first of the answers that finds something, else the strict one. */
export function firstFinding(words: number, ask: (required: number) => SearchAnswer): SearchAnswer {
  const strict = ask(words);
  if (strict.total > 0) return strict;
  for (const required of requiredCounts(words).slice(1)) {
    const relaxed = ask(required);
    if (relaxed.total > 0) return relaxed;
  }
  return strict;
}

/** Every way to choose `size` of the items. */
export function choices<T>(items: readonly T[], size: number): T[][] {
  if (size === 0) return [[]];
  return items.flatMap((first, at) => choices(items.slice(at + 1), size - 1).map((rest) => [first, ...rest]));
}
