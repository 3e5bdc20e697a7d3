import { Postings } from '../columns/postings.ts';
import type { AdFacts } from '../prepared-ad.ts';
import type { TextIndex } from './text-index.ts';

/** Entries kept together while loading; also what `finish` does at a time. */
const BLOCK = 1 << 16;

interface Block {
  readonly rows: Uint32Array;
  readonly terms: Uint32Array;
  readonly counts: Uint8Array;
}

/**
 * The words of many ads on their way into an empty index. Lists that grow row by row are copied again and again, all over the memory;
 * here the entries are written down one after the other, and dealt out at the end, when it is known how long each list is.
 */
export class TextLoad {
  readonly #text: TextIndex;
  readonly #blocks: Block[] = [];
  #used = BLOCK;

  constructor(text: TextIndex) {
    this.#text = text;
  }

  /** `row` must be larger than every row before. */
  add(row: number, ad: AdFacts, forms: Uint32Array): void {
    this.#text.takeIn(row, ad, forms, (term, packed) => this.#note(row, term, packed));
  }

  #note(row: number, term: number, packed: number): void {
    if (this.#used === BLOCK) {
      this.#blocks.push({ rows: new Uint32Array(BLOCK), terms: new Uint32Array(BLOCK), counts: new Uint8Array(BLOCK) });
      this.#used = 0;
    }
    const block = this.#blocks[this.#blocks.length - 1] as Block;
    block.rows[this.#used] = row;
    block.terms[this.#used] = term;
    block.counts[this.#used++] = packed;
  }

  /** Makes the postings; pauses after each block. */
  *finish(): Generator<void> {
    const lengths = new Uint32Array(this.#text.vocabulary.stems.length);
    for (const { terms } of this.#blocks) {
      const used = this.#usedOf(terms);
      for (let i = 0; i < used; i++) lengths[terms[i] as number] = (lengths[terms[i] as number] as number) + 1;
      yield;
    }
    const starts = new Uint32Array(lengths.length + 1);
    for (let term = 0; term < lengths.length; term++) starts[term + 1] = (starts[term] as number) + (lengths[term] as number);
    const all = { rows: new Uint32Array(starts.at(-1) as number), counts: new Uint8Array(starts.at(-1) as number) };
    const next = starts.slice();
    for (const { rows, terms, counts } of this.#blocks) {
      const used = this.#usedOf(terms);
      for (let i = 0; i < used; i++) {
        const term = terms[i] as number;
        const at = next[term] as number;
        all.rows[at] = rows[i] as number;
        all.counts[at] = counts[i] as number;
        next[term] = at + 1;
      }
      yield;
    }
    for (let term = 0; term < lengths.length; term++) {
      const [from, to] = [starts[term] as number, starts[term + 1] as number];
      this.#text.postings.push(new Postings(all.rows.subarray(from, to), all.counts.subarray(from, to), to - from));
    }
  }

  #usedOf(terms: Uint32Array): number {
    return terms === this.#blocks.at(-1)?.terms ? this.#used : BLOCK;
  }
}
