import { stem } from '../../../../kernel/text.ts';
import { COUNT_LIMIT } from '../../engine/text/relevance.ts';
import { fieldTexts, searchWords, TEXT_FIELDS, type TextField } from '../../engine/text/tokens.ts';
import type { AdDocument } from '../../engine/types.ts';

/** A word's counts in the fields are kept as its position: the title counts 64, "about" 16, the body 1 (1 to 255). */
export const COUNT_UNIT: Readonly<Record<TextField, number>> = { title: 64, about: 16, body: 1 };

/** A stem as PostgreSQL keeps it. Made by us, not by its parser, so that both searches mean the same by a word. */
export function stemLexeme(word: string): string {
  return `s${stem(word)}`;
}

/** A word as written: only for words that were begun and not finished. */
export function formLexeme(word: string): string {
  return `f${word}`;
}

export interface AdWords {
  /** The text form of a tsvector: every stem once with its counts as position, every word once. */
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
  const stems = Array.from(counts, ([lexeme, held]) => `${quoted(lexeme)}:${packed(held)}`);
  return { tsvector: [...stems, ...Array.from(forms, quoted)].join(' '), lengths };
}

function packed(held: Readonly<Record<TextField, number>>): number {
  return TEXT_FIELDS.reduce((sum, field) => sum + held[field] * COUNT_UNIT[field], 0);
}

/** A lexeme as a quoted term of a tsvector or tsquery: quotes and backslashes doubled, so that it is one word whatever it holds. */
export function quoted(lexeme: string): string {
  return `'${lexeme.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
}
