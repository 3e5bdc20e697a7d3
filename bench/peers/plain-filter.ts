import { distanceKm } from '../../src/kernel/geo.ts';
import type { AdDocument, FacetName, SearchQuery } from '../../src/modules/matching/engine/types.ts';
import type { Facets, SearchAnswer } from './peer.ts';

const NAMES: readonly FacetName[] = ['kind', 'contract', 'schedule', 'sector', 'province'];
const CONTRACT = 2;

interface Facts {
  readonly values: Readonly<Record<FacetName, string | null>>;
  readonly position: number;
  readonly applications: number;
  readonly publishedAt: number;
}

/**
 * Filters, facets and the page for a peer that only searches words: facts by id in an array, distances worked out once per place and
 * question, facets counted while the peer's hits stream by. The questions of the benchmark filter by radius and contract only.
 */
export class PlainFilter {
  readonly #facts: Facts[] = [];
  readonly #positions = new Map<string, number>();
  readonly #places: { lat: number; lon: number }[] = [];

  add(ad: AdDocument): void {
    this.#facts[ad.id] = {
      values: {
        kind: ad.kind,
        contract: ad.contract,
        schedule: ad.schedule,
        sector: ad.sectors[0] ?? null,
        province: ad.place?.province ?? null,
      },
      position: this.#position(ad),
      applications: ad.applications,
      publishedAt: ad.publishedAt,
    };
  }

  #position({ lat, lon }: AdDocument): number {
    if (lat === null || lon === null) return -1;
    const key = `${lat} ${lon}`;
    const known = this.#positions.get(key);
    if (known !== undefined) return known;
    this.#positions.set(key, this.#places.length);
    return this.#places.push({ lat, lon }) - 1;
  }

  /** What one question needs: offer every ad that holds the words, then ask for the answer. */
  ask(query: SearchQuery): { offer(id: number, score: number): boolean; answer(): SearchAnswer } {
    const within = this.#within(query);
    const counts = NAMES.map(() => new Map<string, number>());
    const hits: { id: number; score: number }[] = [];
    const wanted = query.contracts ?? [];
    const offer = (id: number, score: number): boolean => {
      const { values, position } = this.#facts[id] as Facts;
      if (within && (position < 0 || within[position] === 0)) return false;
      const failed = wanted.length > 0 && (values.contract === null || !wanted.includes(values.contract)) ? CONTRACT : 0;
      for (let at = 0; at < NAMES.length; at++) {
        const name = NAMES[at] as FacetName;
        const value = values[name];
        if (value === null || (failed && name !== 'contract')) continue;
        const count = counts[at] as Map<string, number>;
        count.set(value, (count.get(value) ?? 0) + 1);
      }
      if (failed) return false;
      hits.push({ id, score });
      return true;
    };
    return { offer, answer: () => this.#answer(query, hits, counts) };
  }

  #within({ near, radiusKm }: SearchQuery): Uint8Array | null {
    if (!near || radiusKm === undefined) return null;
    return Uint8Array.from(this.#places, (place) => (distanceKm(near, place) <= radiusKm ? 1 : 0));
  }

  #answer(query: SearchQuery, hits: { id: number; score: number }[], counts: readonly Map<string, number>[]): SearchAnswer {
    const facts = this.#facts;
    hits.sort((a, b) => {
      if (a.score !== b.score) return b.score - a.score;
      const [left, right] = [facts[a.id] as Facts, facts[b.id] as Facts];
      return left.applications - right.applications || right.publishedAt - left.publishedAt || a.id - b.id;
    });
    const page = hits.slice(query.offset, query.offset + query.limit);
    return { total: hits.length, ids: page.map(({ id }) => id), facets: ranked(counts) };
  }
}

function ranked(counts: readonly Map<string, number>[]): Facets {
  const of = (at: number) =>
    Array.from(counts[at] ?? [], ([value, count]) => ({ value, count })).sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
  return { kind: of(0), contract: of(1), schedule: of(2), sector: of(3), province: of(4) };
}
