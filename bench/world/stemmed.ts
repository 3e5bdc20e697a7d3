import { stem } from '../../src/kernel/text.ts';
import { fieldTexts, searchWords, TEXT_FIELDS, type TextField } from '../../src/modules/matching/engine/text/tokens.ts';
import type { AdDocument } from '../../src/modules/matching/engine/types.ts';

/** An ad with its texts already folded, cleared of stop words and stemmed: what peers search, so that all search the same tokens. */
export interface StemmedAd {
  readonly ad: AdDocument;
  /** Stems, separated by one space. */
  readonly stems: Readonly<Record<TextField, string>>;
}

export function stemmed(ad: AdDocument): StemmedAd {
  const texts = fieldTexts(ad);
  const [title = '', about = '', body = ''] = TEXT_FIELDS.map((field) => searchWords(texts[field]).map(stem).join(' '));
  return { ad, stems: { title, about, body } };
}

/** The stems a query asks for, each once. */
export function queryStems(text: string | undefined): string[] {
  return [...new Set(searchWords(text ?? '').map(stem))];
}
