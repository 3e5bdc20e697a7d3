import type { SearchAnswer } from './peer.ts';

const RELAX_FROM = 3;

/** Numbers of words to demand, in the order they are tried: as in the engine, from three words on up to half may be missing. */
function requiredCounts(words: number): number[] {
  if (words < RELAX_FROM) return [words];
  return Array.from({ length: words - Math.ceil(words / 2) + 1 }, (_, left) => words - left);
}

/** An answer under the filters of the page, and whether these words are found at all: asked only when the answer is empty. */
export interface Tried {
  readonly answer: SearchAnswer;
  isFoundAnywhere(): boolean | Promise<boolean>;
}

/**
 * The answer for as many of the words as some ad holds. As in the engine, the filters of the page have no say in how many that is: a filter
 * that leaves nothing shows nothing, rather than ads with fewer of the words.
 */
export async function firstFinding(words: number, ask: (required: number) => Tried | Promise<Tried>): Promise<SearchAnswer> {
  let strict: SearchAnswer | null = null;
  for (const required of requiredCounts(words)) {
    const tried = await ask(required);
    if (tried.answer.total > 0 || words < RELAX_FROM || (await tried.isFoundAnywhere())) return tried.answer;
    strict ??= tried.answer;
  }
  return strict as SearchAnswer;
}

/** Every way to choose `size` of the items. */
export function choices<T>(items: readonly T[], size: number): T[][] {
  if (size === 0) return [[]];
  return items.flatMap((first, at) => choices(items.slice(at + 1), size - 1).map((rest) => [first, ...rest]));
}
