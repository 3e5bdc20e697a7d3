import { stem } from '../../../../kernel/text.ts';
import { withRoom } from '../columns/typed-arrays.ts';

/** Looking through so many new words costs less than putting them in order. */
const UNSORTED_LIMIT = 500;

/** Every word form seen in ads, with its term (stem) and how often it was added. It only grows: words of removed ads go when the index is made anew. */
export class Vocabulary {
  readonly forms: string[] = [];
  readonly #formOf = new Map<string, number>();
  readonly stems: string[] = [];
  readonly #termOf = new Map<string, number>();
  /** By form. */
  terms: Uint32Array = new Uint32Array(256);
  counts: Uint32Array = new Uint32Array(256);
  /** By form: which letters occur in it, one bit each. */
  letters = new Uint32Array(256);
  /** By form: how many letters, 255 for more. */
  lengths = new Uint8Array(256);
  /** The first forms, in the order of their letters; later ones follow when there are enough. */
  #sorted: Uint32Array = new Uint32Array(0);

  /** The form of a word, new or known. */
  form(word: string): number {
    return this.#formOf.get(word) ?? this.#addForm(word);
  }

  /** Counts the form and returns its term. */
  count(form: number, times: number): number {
    this.counts[form] = (this.counts[form] as number) + times;
    return this.terms[form] as number;
  }

  #addForm(word: string): number {
    const form = this.forms.push(word) - 1;
    this.#formOf.set(word, form);
    this.terms = withRoom(this.terms, form + 1);
    this.counts = withRoom(this.counts, form + 1);
    this.letters = withRoom(this.letters, form + 1);
    this.lengths = withRoom(this.lengths, form + 1);
    const root = stem(word);
    let term = this.#termOf.get(root);
    if (term === undefined) {
      term = this.stems.push(root) - 1;
      this.#termOf.set(root, term);
    }
    this.terms[form] = term;
    this.letters[form] = letterSet(word);
    this.lengths[form] = Math.min(255, word.length);
    return form;
  }

  has(word: string): boolean {
    return this.#formOf.has(word);
  }

  /** The term of a word, also of a form never seen; null when no form of it was seen. */
  termOf(word: string): number | null {
    return this.#termOf.get(stem(word)) ?? null;
  }

  /** The forms that begin with `prefix` and are longer than it. */
  formsWithPrefix(prefix: string): number[] {
    if (this.forms.length - this.#sorted.length > UNSORTED_LIMIT) this.sorted();
    const found: number[] = [];
    for (let i = this.#firstFrom(prefix); i < this.#sorted.length; i++) {
      const form = this.#sorted[i] as number;
      if (!(this.forms[form] as string).startsWith(prefix)) break;
      found.push(form);
    }
    for (let form = this.#sorted.length; form < this.forms.length; form++) {
      if ((this.forms[form] as string).startsWith(prefix)) found.push(form);
    }
    return found.filter((form) => this.forms[form] !== prefix);
  }

  /** All forms in the order of their letters. New ones are put among the sorted ones, which are not sorted again. */
  sorted(): Uint32Array {
    const { forms } = this;
    const fresh = Uint32Array.from({ length: forms.length - this.#sorted.length }, (_, at) => this.#sorted.length + at);
    fresh.sort((a, b) => ((forms[a] as string) < (forms[b] as string) ? -1 : 1));
    const merged = new Uint32Array(forms.length);
    let taken = 0;
    fresh.forEach((form, at) => {
      const place = this.#firstFrom(forms[form] as string);
      merged.set(this.#sorted.subarray(taken, place), taken + at);
      merged[place + at] = form;
      taken = place;
    });
    merged.set(this.#sorted.subarray(taken), taken + fresh.length);
    this.#sorted = merged;
    return merged;
  }

  /** Fills an empty vocabulary with what that of a snapshot was. */
  restore(forms: readonly string[], stems: readonly string[], former: Record<'terms' | 'counts' | 'sorted', Uint32Array>): void {
    if (former.terms.length !== forms.length || former.counts.length !== forms.length) throw new Error('words without terms');
    for (const stemmed of stems) this.#termOf.set(stemmed, this.stems.push(stemmed) - 1);
    for (const form of forms) this.#formOf.set(form, this.forms.push(form) - 1);
    this.terms = former.terms;
    this.counts = former.counts;
    this.letters = Uint32Array.from(forms, letterSet);
    this.lengths = Uint8Array.from(forms, (form) => Math.min(255, form.length));
    this.#sorted = former.sorted;
  }

  /** First sorted position whose form is not before `text`. */
  #firstFrom(text: string): number {
    let low = 0;
    let high = this.#sorted.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.forms[this.#sorted[middle] as number] as string) < text) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  get bytes(): number {
    const strings = this.forms.reduce((sum, form) => sum + 2 * (form.length + 40), 0);
    return (
      strings + this.terms.byteLength + this.counts.byteLength + this.letters.byteLength + this.lengths.byteLength + this.#sorted.byteLength
    );
  }
}

/** One bit per letter a-z, one for digits, one for anything else. */
export function letterSet(word: string): number {
  let set = 0;
  for (let i = 0; i < word.length; i++) {
    const code = word.charCodeAt(i);
    if (code >= 97 && code <= 122) set |= 1 << (code - 97);
    else set |= code >= 48 && code <= 57 ? 1 << 26 : 1 << 27;
  }
  return set >>> 0;
}
