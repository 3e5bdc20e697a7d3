import type { AdStore } from '../columns/ad-store.ts';
import { ENTRY, ENTRY_WIDTH } from '../columns/place-lists.ts';
import type { TopK } from '../top-k.ts';
import { BLOCKS, type MatchFilter } from './match-filter.ts';
import type { Scorer } from './score.ts';
import type { ChangeCounter } from './what-would-change.ts';

const HAS_EVIDENCE = 256;
/** Numbers sifted at a time: they stay in the nearest cache. */
const BLOCK = 2048 * ENTRY_WIDTH;

/**
 * By what an ad fails (bits of `BLOCKS` below 256) and the bit above, whether it is worth a second look: it matches, or only one thing
 * keeps it out, which "what would change" wants to know.
 */
const WORTH = Uint8Array.from({ length: 512 }, (_, bits) => {
  const failed = bits & 255;
  const oneLimit = (failed & (failed - 1)) === 0;
  return (bits & HAS_EVIDENCE ? oneLimit : failed === 0) ? 1 : 0;
});

/**
 * Looks at every active ad that can match or almost does: the same as asking `filter.failures`, `scorer.hasEvidence` and `scorer.score`
 * row by row, written out, for an ad must cost a few nanoseconds. Places out of reach are passed over as a whole. Most ads are left by a
 * loop of look-ups without a branch, for a processor that guesses wrong loses more time than all of them take; what is worth it is judged
 * in a second loop.
 */
export class Scan {
  readonly #store: AdStore;
  readonly #filter: MatchFilter;
  readonly #scorer: Scorer;
  readonly #changes: ChangeCounter;
  /** By trade code: points of occupation and interests. */
  readonly #tradePoints: Uint8Array;
  /** Where entries worth a second look begin. */
  readonly #sifted = new Uint32Array(BLOCK / ENTRY_WIDTH);

  constructor(store: AdStore, filter: MatchFilter, scorer: Scorer, changes: ChangeCounter) {
    this.#store = store;
    this.#filter = filter;
    this.#scorer = scorer;
    this.#changes = changes;
    this.#tradePoints = scorer.occupation.map((points, code) => points + (scorer.interests[code] as number));
  }

  /** Offers every match to `top`, tells `changes` what almost matches, returns how many match. */
  run(top: TopK): number {
    const { place } = this.#filter;
    let total = 0;
    for (let code = 0; code < place.length; code++) if (place[code] === 0) total += this.#look(code, top);
    this.#changes.lookFarther((code) => this.#look(code, top));
    return total;
  }

  #look(placeCode: number, top: TopK): number {
    const { byPlace } = this.#store;
    const entries = byPlace.entries(placeCode);
    const length = byPlace.length(placeCode);
    let total = 0;
    for (let from = 0; from < length; from += BLOCK) {
      const count = this.#sift(entries, from, Math.min(length, from + BLOCK), this.#filter.place[placeCode] as number);
      total += this.#judge(entries, count, placeCode, top);
    }
    return total;
  }

  /** Puts where the entries worth a second look begin into `#sifted`; how many they are. `far`: what all of them fail. */
  #sift(entries: Uint32Array, from: number, to: number, far: number): number {
    const { terms, demands, trade } = this.#filter;
    const { skillEvidence, tradeEvidence } = this.#scorer;
    const sifted = this.#sifted;
    let count = 0;
    for (let at = from; at < to; at += ENTRY_WIDTH) {
      const tradeCode = entries[at + ENTRY.trade] as number;
      const offer = far | (terms[entries[at + ENTRY.terms] as number] as number) | (trade[tradeCode] as number);
      const failed = offer | (demands[entries[at + ENTRY.demands] as number] as number);
      const evidence = (skillEvidence[entries[at + ENTRY.set] as number] as number) | (tradeEvidence[tradeCode] as number);
      sifted[count] = at;
      count += WORTH[failed | (evidence << 8)] as number;
    }
    return count;
  }

  /** Recency, the only part that is no table, is worked out only for ads that could still be among the best. */
  #judge(entries: Uint32Array, count: number, placeCode: number, top: TopK): number {
    const { flags } = this.#store.columns.active;
    const { place, terms, demands, trade } = this.#filter;
    const scorer = this.#scorer;
    const { skills, skillEvidence, tradeEvidence, contract } = scorer;
    const changes = this.#changes;
    const tradePoints = this.#tradePoints;
    const far = place[placeCode] as number;
    const near = scorer.distance[placeCode] as number;
    const mostRecency = scorer.maxima.recency;
    let total = 0;
    for (let i = 0; i < count; i++) {
      const at = this.#sifted[i] as number;
      const row = entries[at + ENTRY.row] as number;
      if (flags[row] === 0) continue;
      const termsCode = entries[at + ENTRY.terms] as number;
      const demandsCode = entries[at + ENTRY.demands] as number;
      const tradeCode = entries[at + ENTRY.trade] as number;
      const set = entries[at + ENTRY.set] as number;
      const failed = far | (terms[termsCode] as number) | (demands[demandsCode] as number) | (trade[tradeCode] as number);
      if (failed === BLOCKS.radius) changes.countPlace(placeCode);
      else if (failed !== 0) changes.countLimit(failed, termsCode, demandsCode);
      else if (((skillEvidence[set] as number) | (tradeEvidence[tradeCode] as number)) === 0) changes.countSkills(set);
      else {
        total++;
        const points = (skills[set] as number) + (tradePoints[tradeCode] as number) + near + (contract[termsCode] as number);
        if (points + mostRecency >= top.threshold) top.offer(row, points + scorer.recency(row));
      }
    }
    return total;
  }
}
