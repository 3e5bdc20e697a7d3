import { stem } from '../../../kernel/text.ts';
import { fieldTexts, searchWords, TEXT_FIELDS, type TextField } from '../engine/text/tokens.ts';
import type { AdDocument } from '../engine/types.ts';

/** A stem as PostgreSQL keeps it. Made by us, not by its parser, so that both searches mean the same by a word. */
export function stemLexeme(word: string): string {
  return `s${stem(word)}`;
}

/** A word as written: only for words that were begun and not finished. */
export function formLexeme(word: string): string {
  return `f${word}`;
}

/** Fields as the weight labels of PostgreSQL's text vectors. */
export const FIELD_LABEL: Readonly<Record<TextField, string>> = { title: 'A', about: 'B', body: 'C' };

/** A lexeme in quotes, so that it is one word of a text vector or query whatever it holds. */
export function quoted(lexeme: string): string {
  return `'${lexeme.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
}

/** The text vector of an ad, as a literal: every stem with the fields that hold it, every word as written. */
export function adVector(ad: AdDocument): string {
  const texts = fieldTexts(ad);
  const fields = new Map<string, Set<TextField>>();
  const forms = new Set<string>();
  for (const field of TEXT_FIELDS) {
    for (const word of searchWords(texts[field])) {
      const lexeme = stemLexeme(word);
      fields.set(lexeme, (fields.get(lexeme) ?? new Set()).add(field));
      forms.add(formLexeme(word));
    }
  }
  // The positions say nothing: a weight label needs one.
  const places = (held: ReadonlySet<TextField>) => [...held].map((field, at) => `${at + 1}${FIELD_LABEL[field]}`).join(',');
  return [...Array.from(fields, ([lexeme, held]) => `${quoted(lexeme)}:${places(held)}`), ...Array.from(forms, quoted)].join(' ');
}
