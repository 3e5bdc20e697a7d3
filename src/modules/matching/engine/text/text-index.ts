import { Postings } from '../columns/postings.ts';
import { withRoom } from '../columns/typed-arrays.ts';
import { type AdFacts, countOf, type PreparedAd } from '../prepared-ad.ts';
import { COUNT_LIMIT } from './relevance.ts';
import { TEXT_FIELDS, type TextField } from './tokens.ts';
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
  /** By term, while an ad is added: its counts there. */
  #packed = new Uint8Array(256);
  /** No row is shorter. */
  readonly shortest: Record<TextField, number> = { title: 0xffff, about: 0xffff, body: 0xffff };

  add(row: number, ad: PreparedAd): void {
    const forms = ad.words.map((word) => this.vocabulary.form(word));
    this.takeIn(row, ad, forms, (term, packed) => this.#postingsFor(term).add(row, packed));
  }

  /** All of a new row but its postings: `post` is told each of its terms, with the counts. */
  takeIn(row: number, { lengths, counts }: AdFacts, forms: ArrayLike<number>, post: (term: number, packed: number) => void): void {
    for (const [at, field] of TEXT_FIELDS.entries()) this.#addLength(row, field, lengths[at] ?? 0);
    const terms: number[] = [];
    for (let i = 0; i < forms.length; i++) this.#count(forms[i] as number, counts[i] as number, terms);
    for (const term of terms) {
      post(term, this.#packed[term] as number);
      this.#packed[term] = 0;
    }
  }

  #addLength(row: number, field: TextField, length: number): void {
    this.lengths[field] = withRoom(this.lengths[field], row + 1);
    this.lengths[field][row] = length;
    this.lengthSums[field] += length;
    this.shortest[field] = Math.min(this.shortest[field], length);
  }

  /** Adds a form's counts to those of its term; a term met for the first time is put on the list. */
  #count(form: number, counts: number, terms: number[]): void {
    const [title, about, body] = [countOf(counts, 0), countOf(counts, 1), countOf(counts, 2)];
    const term = this.vocabulary.count(form, title + about + body);
    this.#packed = withRoom(this.#packed, term + 1);
    const before = this.#packed[term] as number;
    if (before === 0) terms.push(term);
    this.#packed[term] = added('title', before, title) | added('about', before, about) | added('body', before, body);
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

  /** Fills an empty index with the postings of a snapshot, after lengths and vocabulary. */
  restore(rows: number, alive: Uint8Array, postings: readonly Postings[]): void {
    for (const list of postings) this.postings.push(list);
    this.#packed = new Uint8Array(postings.length + 1);
    for (const field of TEXT_FIELDS) {
      const lengths = this.lengths[field];
      for (let row = 0; row < rows; row++) {
        const length = lengths[row] as number;
        this.shortest[field] = Math.min(this.shortest[field], length);
        if (alive[row]) this.lengthSums[field] += length;
      }
    }
  }

  /** Bytes by array. */
  get sizes(): Readonly<Record<string, number>> {
    const lengths = TEXT_FIELDS.reduce((sum, field) => sum + this.lengths[field].byteLength, 0);
    const postings = this.postings.reduce((sum, list) => sum + list.bytes, 0);
    return { 'text lengths': lengths, 'text postings': postings, vocabulary: this.vocabulary.bytes };
  }
}

/** The count of a field in `packed` and `more`, up to the limit, in its place. */
function added(field: TextField, packed: number, more: number): number {
  return Math.min(COUNT_LIMIT[field], countIn(field, packed) + more) << SHIFT[field];
}
