import { Postings } from '../columns/postings.ts';
import { withRoom } from '../columns/typed-arrays.ts';
import type { AdDocument } from '../types.ts';
import { COUNT_LIMIT } from './relevance.ts';
import { fieldTexts, searchWords, TEXT_FIELDS, type TextField } from './tokens.ts';
import { Vocabulary } from './vocabulary.ts';

/** Word counts of the three fields in one byte: two bits for the title, two for "about", four for the body. */
const SHIFT: Readonly<Record<TextField, number>> = { title: 6, about: 4, body: 0 };

/** How often a word stands in a field, up to `COUNT_LIMIT`. */
export function countIn(field: TextField, packed: number): number {
  return (packed >>> SHIFT[field]) & COUNT_LIMIT[field];
}

/** The texts of the ads: for each term the rows that hold it, for each row how long its fields are. */
export class TextIndex {
  readonly vocabulary = new Vocabulary();
  /** By term. */
  readonly postings: Postings[] = [];
  readonly lengths: Record<TextField, Uint16Array> = {
    title: new Uint16Array(256),
    about: new Uint16Array(256),
    body: new Uint16Array(256),
  };
  /** Sums over the rows that are not removed. */
  readonly lengthSums: Record<TextField, number> = { title: 0, about: 0, body: 0 };
  /** No row is shorter. */
  readonly shortest: Record<TextField, number> = { title: 0xffff, about: 0xffff, body: 0xffff };

  add(row: number, ad: AdDocument): void {
    const packed = new Map<number, number>();
    const texts = fieldTexts(ad);
    for (const field of TEXT_FIELDS) {
      const found = searchWords(texts[field]);
      const length = Math.min(found.length, 0xffff);
      this.lengths[field] = withRoom(this.lengths[field], row + 1);
      this.lengths[field][row] = length;
      this.lengthSums[field] += length;
      this.shortest[field] = Math.min(this.shortest[field], length);
      for (const word of found) {
        const term = this.vocabulary.add(word);
        const counts = packed.get(term) ?? 0;
        if (countIn(field, counts) < COUNT_LIMIT[field]) packed.set(term, counts + (1 << SHIFT[field]));
      }
    }
    for (const [term, counts] of packed) this.#postingsFor(term).add(row, counts);
  }

  #postingsFor(term: number): Postings {
    const known = this.postings[term];
    if (known) return known;
    const created = new Postings();
    this.postings[term] = created;
    return created;
  }

  remove(row: number): void {
    for (const field of TEXT_FIELDS) this.lengthSums[field] -= this.lengths[field][row] as number;
  }

  get bytes(): number {
    const lengths = TEXT_FIELDS.reduce((sum, field) => sum + this.lengths[field].byteLength, 0);
    return this.postings.reduce((sum, postings) => sum + postings.bytes, lengths + this.vocabulary.bytes);
  }
}
