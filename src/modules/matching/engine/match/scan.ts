import type { AdStore } from '../columns/ad-store.ts';
import type { TopK } from '../top-k.ts';
import { BLOCKS, type MatchFilter } from './match-filter.ts';
import type { Scorer } from './score.ts';
import type { ChangeCounter } from './what-would-change.ts';

const HAS_EVIDENCE = 256;
const IS_ACTIVE = 512;
/** Rows sifted at a time: their numbers stay in the nearest cache. */
const BLOCK_ROWS = 4096;

/**
 * By what an ad fails (bits of `BLOCKS` below 256) and the two bits above, whether it is worth a second look: it matches, or only one
 * thing keeps it out, which "what would change" wants to know.
 */
const WORTH = Uint8Array.from({ length: 1024 }, (_, bits) => {
  const failed = bits & 255;
  const oneLimit = (failed & (failed - 1)) === 0;
  return bits & IS_ACTIVE && (bits & HAS_EVIDENCE ? oneLimit : failed === 0) ? 1 : 0;
});

/**
 * Looks at every active ad: the same as asking `filter.failures`, `scorer.hasEvidence` and `scorer.score` row by row, written out, for a
 * row must cost a few nanoseconds. Most ads are left by a loop of look-ups without a branch, for a processor that guesses wrong loses more
 * time than all of them take; what is worth it is judged in a second loop.
 */
export class Scan {
  readonly #store: AdStore;
  readonly #filter: MatchFilter;
  readonly #scorer: Scorer;
  readonly #changes: ChangeCounter;
  /** By trade code: points of occupation and interests. */
  readonly #tradePoints: Uint8Array;
  readonly #sifted = new Uint32Array(BLOCK_ROWS);

  constructor(store: AdStore, filter: MatchFilter, scorer: Scorer, changes: ChangeCounter) {
    this.#store = store;
    this.#filter = filter;
    this.#scorer = scorer;
    this.#changes = changes;
    this.#tradePoints = scorer.occupation.map((points, code) => points + (scorer.interests[code] as number));
  }

  /** Offers every match to `top`, tells `changes` what almost matches, returns how many match. */
  run(top: TopK): number {
    const { rows } = this.#store.columns;
    let total = 0;
    for (let from = 0; from < rows; from += BLOCK_ROWS) {
      total += this.#judge(this.#sift(from, Math.min(rows, from + BLOCK_ROWS)), top);
    }
    return total;
  }

  /** Puts the rows worth a second look into `#sifted`; how many they are. */
  #sift(from: number, to: number): number {
    const { columns, skills } = this.#store;
    const { terms, demands, place, trade } = this.#filter;
    const { skillEvidence, tradeEvidence } = this.#scorer;
    const [termsCodes, demandsCodes, placeCodes] = [columns.terms.codes, columns.demands.codes, columns.place.codes];
    const tradeCodes = columns.trade.codes;
    const { sets } = skills;
    const { flags } = columns.active;
    const sifted = this.#sifted;
    let count = 0;
    for (let row = from; row < to; row++) {
      const tradeCode = tradeCodes[row] as number;
      const offer = (place[placeCodes[row] as number] as number) | (terms[termsCodes[row] as number] as number);
      const failed = offer | (demands[demandsCodes[row] as number] as number) | (trade[tradeCode] as number);
      const evidence = (skillEvidence[sets[row] as number] as number) | (tradeEvidence[tradeCode] as number);
      sifted[count] = row;
      count += WORTH[failed | (evidence << 8) | ((flags[row] as number) << 9)] as number;
    }
    return count;
  }

  /** Recency, the only part that is no table, is worked out only for ads that could still be among the best. */
  #judge(count: number, top: TopK): number {
    const { columns, skills } = this.#store;
    const scorer = this.#scorer;
    const mostRecency = scorer.maxima.recency;
    let total = 0;
    for (let i = 0; i < count; i++) {
      const row = this.#sifted[i] as number;
      const placeCode = columns.place.codes[row] as number;
      const termsCode = columns.terms.codes[row] as number;
      const tradeCode = columns.trade.codes[row] as number;
      const set = skills.sets[row] as number;
      const failed = this.#failures(placeCode, termsCode, tradeCode, columns.demands.codes[row] as number);
      if (failed === BLOCKS.radius) this.#changes.countPlace(placeCode);
      else if (failed !== 0) this.#changes.countLimit(row, failed);
      else if (((scorer.skillEvidence[set] as number) | (scorer.tradeEvidence[tradeCode] as number)) === 0) this.#changes.countSkills(set);
      else {
        total++;
        const fit = (scorer.skills[set] as number) + (this.#tradePoints[tradeCode] as number);
        const points = fit + (scorer.distance[placeCode] as number) + (scorer.contract[termsCode] as number);
        if (points + mostRecency >= top.threshold) top.offer(row, points + scorer.recency(row));
      }
    }
    return total;
  }

  #failures(placeCode: number, termsCode: number, tradeCode: number, demandsCode: number): number {
    const { place, terms, trade, demands } = this.#filter;
    const offer = (place[placeCode] as number) | (terms[termsCode] as number);
    return offer | (trade[tradeCode] as number) | (demands[demandsCode] as number);
  }
}
