import type { AdRecord } from '../../opportunities/api.ts';

const MOST = 5000;

/** The ads that lists showed last, so that a page of results asks the database nothing. Least recently used ones go first. */
export class AdCache {
  readonly #ads = new Map<number, AdRecord>();

  get(id: number): AdRecord | undefined {
    const ad = this.#ads.get(id);
    if (!ad) return undefined;
    this.#ads.delete(id);
    this.#ads.set(id, ad);
    return ad;
  }

  put(ad: AdRecord): void {
    this.#ads.set(ad.id, ad);
    if (this.#ads.size <= MOST) return;
    const oldest = this.#ads.keys().next().value;
    if (oldest !== undefined) this.#ads.delete(oldest);
  }

  forget(id: number): void {
    this.#ads.delete(id);
  }
}
