import { stem } from '../../../kernel/text.ts';
import { fieldTexts, searchWords, TEXT_FIELDS } from '../engine/text/tokens.ts';
import type { AdDocument } from '../engine/types.ts';

/** A stem as PostgreSQL keeps it. Made by us, not by its parser, so that both searches mean the same by a word. */
export function stemLexeme(word: string): string {
  return `s${stem(word)}`;
}

/** A word as written: only for words that were begun and not finished. */
export function formLexeme(word: string): string {
  return `f${word}`;
}

/** Every stem and every word of an ad, once. */
export function adLexemes(ad: AdDocument): string[] {
  const texts = fieldTexts(ad);
  const words = new Set(TEXT_FIELDS.flatMap((field) => searchWords(texts[field])));
  return [...new Set([...words].flatMap((word) => [stemLexeme(word), formLexeme(word)]))];
}
