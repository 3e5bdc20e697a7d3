import type { AdRecord } from '../../opportunities/api.ts';

const MOST = 5000;
/** Beyond this an id is no counter but an invented number; its place is then not kept. */
const LARGEST_ID = 50_000_000;

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

/** Ad → comune, four bytes an ad: what a map of all results needs. */
export class PlaceOfAd {
  #codes = new Uint32Array(1024);

  set(id: number, istat: string | null): void {
    if (id >= LARGEST_ID) return;
    if (id >= this.#codes.length) {
      const larger = new Uint32Array(Math.max(id + 1, this.#codes.length * 2));
      larger.set(this.#codes);
      this.#codes = larger;
    }
    this.#codes[id] = Number(istat ?? 0);
  }

  /** ISTAT code, or null when the ad is unknown or nowhere. */
  get(id: number): string | null {
    const code = this.#codes[id] ?? 0;
    return code === 0 ? null : String(code).padStart(6, '0');
  }
}
