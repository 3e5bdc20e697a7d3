import { stem } from '../../../kernel/text.ts';
import { fieldTexts, searchWords, TEXT_FIELDS, type TextField } from '../engine/text/tokens.ts';
import type { AdDocument, MatchProfile, SearchQuery } from '../engine/types.ts';
import { referenceMatch } from './reference-match.ts';
import { type ReferenceAd, referenceSearch } from './reference-search.ts';

/** The naive twin of the index: the same questions over plain arrays. Slow, short, and what the index is checked against. */
export function createReference() {
  const ads = new Map<number, ReferenceAd>();
  /** The index completes and corrects from every word it has seen, of removed ads too. */
  const seen = new Set<string>();
  return {
    upsert(ad: AdDocument): void {
      const stems: Record<TextField, string[]> = { title: [], about: [], body: [] };
      for (const field of TEXT_FIELDS) {
        const found = searchWords(fieldTexts(ad)[field]);
        for (const word of found) seen.add(word);
        stems[field] = found.map(stem);
      }
      ads.set(ad.id, { ad, stems });
    },
    remove(id: number): void {
      ads.delete(id);
    },
    search: (query: SearchQuery, now: number) => referenceSearch([...ads.values()], seen, query, now),
    match: (profile: MatchProfile, now: number) =>
      referenceMatch(
        Array.from(ads.values(), ({ ad }) => ad),
        profile,
        now,
      ),
  };
}
