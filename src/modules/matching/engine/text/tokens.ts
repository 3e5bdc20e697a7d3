import { words } from '../../../../kernel/text.ts';
import type { AdDocument } from '../types.ts';
import { STOP_WORDS } from './stop-words.ts';

/** Longer "words" are web addresses and codes: nobody types them. */
const LONGEST_WORD = 40;

/** The words of a text that can be searched: folded, without stop words. */
export function searchWords(text: string): string[] {
  return words(joinInitials(text)).filter((word) => word.length <= LONGEST_WORD && !STOP_WORDS.has(word));
}

/** "H&M" and "HM" are one name; "M&A" would become a word that says nothing and stays as it is. */
function joinInitials(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/(?<![\p{L}\p{N}])(\p{L})&(\p{L})(?![\p{L}\p{N}])/gu, (whole, a: string, b: string) =>
    STOP_WORDS.has((a + b).toLowerCase()) ? whole : a + b,
  );
}

export type TextField = 'title' | 'about' | 'body';
export const TEXT_FIELDS: readonly TextField[] = ['title', 'about', 'body'];

/** The three texts of an ad; "about" is who, where and which occupation. */
export function fieldTexts(ad: AdDocument): Record<TextField, string> {
  const about = [ad.organisation, ad.occupationText ?? '', ad.place?.name ?? ''].join(' ');
  return { title: ad.title, about, body: ad.body };
}
