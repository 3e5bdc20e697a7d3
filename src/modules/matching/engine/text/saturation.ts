import { FIELD_WEIGHT, LENGTH_PENALTY, SATURATION } from './relevance.ts';
import { countIn, type TextIndex } from './text-index.ts';

/** The weighted counts of a row's fields, saturated: 0..1. Written out per field, for it runs for every row that may rank. */
export class Saturation {
  readonly #title: Uint16Array;
  readonly #about: Uint16Array;
  readonly #body: Uint16Array;
  readonly #average: { readonly title: number; readonly about: number; readonly body: number };
  readonly #shortest: { readonly title: number; readonly about: number; readonly body: number };

  constructor({ lengths, lengthSums, shortest }: TextIndex, live: number) {
    this.#title = lengths.title;
    this.#about = lengths.about;
    this.#body = lengths.body;
    this.#average = { title: lengthSums.title / live, about: lengthSums.about / live, body: lengthSums.body / live };
    this.#shortest = { ...shortest };
  }

  at(row: number, packed: number): number {
    return this.#saturated(packed, this.#title[row] as number, this.#about[row] as number, this.#body[row] as number);
  }

  /** No row with these counts has more. */
  most(packed: number): number {
    const { title, about, body } = this.#shortest;
    return this.#saturated(packed, title, about, body);
  }

  #saturated(packed: number, title: number, about: number, body: number): number {
    const average = this.#average;
    let weighted = 0;
    const inTitle = countIn('title', packed);
    if (inTitle > 0) weighted += inField(FIELD_WEIGHT.title, inTitle, LENGTH_PENALTY.title, title, average.title);
    const inAbout = countIn('about', packed);
    if (inAbout > 0) weighted += inField(FIELD_WEIGHT.about, inAbout, LENGTH_PENALTY.about, about, average.about);
    const inBody = countIn('body', packed);
    if (inBody > 0) weighted += inField(FIELD_WEIGHT.body, inBody, LENGTH_PENALTY.body, body, average.body);
    return weighted / (SATURATION + weighted);
  }
}

function inField(weight: number, count: number, penalty: number, length: number, average: number): number {
  return (weight * count) / (1 - penalty + (penalty * length) / average);
}
