import { stem } from '../../../../kernel/text.ts';
import { COUNT_LIMIT } from '../../engine/text/relevance.ts';
import { fieldTexts, searchWords, TEXT_FIELDS, type TextField } from '../../engine/text/tokens.ts';
import type { AdDocument } from '../../engine/types.ts';

/**
 * How a lexeme says where it stands: one position per field, whose weight label is the field and whose number is `after` plus the count in
 * it. `unit`: what a count of one is worth when the three are put into one number, as the engine does.
 */
export const FIELD_CODE: Readonly<Record<TextField, { readonly label: string; readonly after: number; readonly unit: number }>> = {
  title: { label: 'A', after: 0, unit: 64 },
  about: { label: 'B', after: 4, unit: 16 },
  body: { label: 'C', after: 8, unit: 1 },
};

/** A stem as PostgreSQL keeps it. Made by us, not by its parser, so that both searches mean the same by a word. */
export function stemLexeme(word: string): string {
  return `s${stem(word)}`;
}

/** A word as written: only for words that were begun and not finished. */
export function formLexeme(word: string): string {
  return `f${word}`;
}

export interface AdWords {
  /** The text form of a tsvector: every stem with its fields and counts, every word as written. */
  readonly tsvector: string;
  readonly lengths: Readonly<Record<TextField, number>>;
}

export function adWords(ad: AdDocument): AdWords {
  const texts = fieldTexts(ad);
  const counts = new Map<string, Record<TextField, number>>();
  const forms = new Set<string>();
  const lengths = { title: 0, about: 0, body: 0 };
  for (const field of TEXT_FIELDS) {
    const words = searchWords(texts[field]);
    lengths[field] = Math.min(words.length, 0xffff);
    for (const word of words) {
      forms.add(formLexeme(word));
      const lexeme = stemLexeme(word);
      const before = counts.get(lexeme) ?? { title: 0, about: 0, body: 0 };
      counts.set(lexeme, { ...before, [field]: Math.min(COUNT_LIMIT[field], before[field] + 1) });
    }
  }
  const stems = Array.from(counts, ([lexeme, held]) => `${quoted(lexeme)}:${positions(held)}`);
  return { tsvector: [...stems, ...Array.from(forms, quoted)].join(' '), lengths };
}

function positions(held: Readonly<Record<TextField, number>>): string {
  const fields = TEXT_FIELDS.filter((field) => held[field] > 0);
  return fields.map((field) => `${FIELD_CODE[field].after + held[field]}${FIELD_CODE[field].label}`).join(',');
}

/** A lexeme as a quoted term of a tsvector or tsquery: quotes and backslashes doubled, so that it is one word whatever it holds. */
export function quoted(lexeme: string): string {
  return `'${lexeme.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
}
