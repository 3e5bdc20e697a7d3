import type { IndexLoad } from '../index-contract.ts';
import type { NumberedAd } from '../prepared-ad.ts';
import { TextLoad } from '../text/text-load.ts';
import type { AdStore } from './ad-store.ts';
import { withRoom } from './typed-arrays.ts';

/** See `Index.load`. */
export class LoadedStore implements IndexLoad {
  readonly #store: AdStore;
  readonly #text: TextLoad;
  /** By number of a word. */
  readonly #words: (string | undefined)[] = [];
  /** By number of a word: its form plus one, 0 while no ad has used it, for words that only former ads used are no words of this index. */
  #forms = new Uint32Array(1024);

  constructor(store: AdStore) {
    this.#store = store;
    this.#text = new TextLoad(store.text);
  }

  learn(number: number, word: string): void {
    this.#words[number] = word;
  }

  add(ad: NumberedAd): boolean {
    const forms = this.#formsOf(ad.words);
    if (!forms) return false;
    this.#text.add(this.#store.addFacts(ad), ad, forms);
    return true;
  }

  #formsOf(numbers: readonly number[]): Uint32Array | null {
    const forms = new Uint32Array(numbers.length);
    for (let i = 0; i < forms.length; i++) {
      const number = numbers[i] as number;
      const form = this.#forms[number] || this.#addForm(number);
      if (form === 0) return null;
      forms[i] = form - 1;
    }
    return forms;
  }

  /** The form plus one; 0 for a word that was not learnt. */
  #addForm(number: number): number {
    const word = this.#words[number];
    if (word === undefined) return 0;
    this.#forms = withRoom(this.#forms, number + 1);
    const form = this.#store.text.vocabulary.form(word) + 1;
    this.#forms[number] = form;
    return form;
  }

  finish(): Iterable<void> {
    return this.#text.finish();
  }
}
