import { fold } from '../../../../kernel/text.ts';
import type { AdStore } from '../columns/ad-store.ts';
import { liveHolders } from './text-query.ts';
import { searchWords } from './tokens.ts';

const COMPLETIONS = 8;
const SHORTEST_PREFIX = 2;

/** What was typed with its last word completed, commonest first; one form per stem, only words that ads hold now. */
export function complete(store: AdStore, typed: string): string[] {
  const folded = fold(typed);
  const begun = searchWords(folded).at(-1);
  if (!begun || begun.length < SHORTEST_PREFIX || !folded.endsWith(begun) || /\s$/.test(typed)) return [];
  const before = folded.slice(0, folded.length - begun.length);
  const { vocabulary } = store.text;
  const forms = vocabulary
    .formsWithPrefix(begun)
    .sort((a, b) => (vocabulary.counts[b] as number) - (vocabulary.counts[a] as number) || a - b);
  const seen = new Set<number>();
  const chosen: string[] = [];
  for (const form of forms) {
    const term = vocabulary.terms[form] as number;
    if (chosen.length === COMPLETIONS) break;
    if (seen.has(term)) continue;
    seen.add(term);
    if (liveHolders(store, term) > 0) chosen.push(before + (vocabulary.forms[form] as string));
  }
  return chosen;
}
