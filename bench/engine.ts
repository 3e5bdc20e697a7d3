import type { Index } from '../src/modules/matching/engine/index-contract.ts';
import { createIndex } from '../src/modules/matching/engine/search-index.ts';
import type { MatchResult } from '../src/modules/matching/engine/types.ts';
import { createReference } from '../src/modules/matching/testing/reference.ts';
import { makeWorld, NOW, type World } from './ads.ts';
import { seeded } from './random.ts';

export interface EngineRow {
  readonly ads: number;
  readonly buildMicrosPerAd: number;
  /** What one more ad costs: growth over the second half of the ads, so that the vocabulary, which they share, counts once. */
  readonly bytesPerAd: number;
  readonly searchP50: number;
  readonly searchP95: number;
  readonly matchP50: number;
  readonly matchP95: number;
  /** How much longer the naive implementation of the tests takes for the same questions, in the same run; null when not asked. */
  readonly naiveSearchRatio: number | null;
  readonly naiveMatchRatio: number | null;
  /** Questions answered exactly as the naive implementation does, of how many. */
  readonly agreed: number;
  readonly compared: number;
  /** Matches whose parts sum to the score, of how many. */
  readonly sums: number;
  readonly explained: number;
}

const QUESTIONS = 300;
const COMPARED = 40;

/** Builds an index of `count` ads and asks it the same questions as every other run. */
export function benchEngine(count: number, withNaive: boolean): EngineRow {
  const world = makeWorld(7);
  const index = createIndex();
  const started = performance.now();
  const half = Math.floor(count / 2);
  for (let id = 1; id <= half; id++) index.upsert(world.ad(id));
  const base = index.stats().bytes;
  for (let id = half + 1; id <= count; id++) index.upsert(world.ad(id));
  const build = performance.now() - started;
  const search = time(world, 11, (question) => index.search(question.query, NOW));
  const match = time(world, 13, (question) => index.match(question.profile, NOW));
  const naive = withNaive ? compare(world, index, count) : null;
  const explained = sumsOf(world, index);
  return {
    ads: count,
    buildMicrosPerAd: Math.round((build / count) * 1000),
    bytesPerAd: Math.round((index.stats().bytes - base) / (count - half)),
    searchP50: quantile(search, 0.5),
    searchP95: quantile(search, 0.95),
    matchP50: quantile(match, 0.5),
    matchP95: quantile(match, 0.95),
    naiveSearchRatio: naive ? naive.searchMs / mean(search) : null,
    naiveMatchRatio: naive ? naive.matchMs / mean(match) : null,
    agreed: naive?.agreed ?? 0,
    compared: naive?.compared ?? 0,
    ...explained,
  };
}

type Reference = ReturnType<typeof createReference>;
type Ask = { query: ReturnType<World['query']>; profile: ReturnType<World['profile']> };

function time(world: World, seed: number, ask: (question: Ask) => unknown): number[] {
  const random = seeded(seed);
  const questions = Array.from({ length: QUESTIONS }, () => ({ query: world.query(random), profile: world.profile(random) }));
  for (const question of questions.slice(0, 50)) ask(question);
  return questions.map((question) => {
    const started = performance.now();
    ask(question);
    return performance.now() - started;
  });
}

function compare(world: World, index: Index, count: number) {
  const reference = createReference();
  for (let id = 1; id <= count; id++) reference.upsert(world.ad(id));
  const random = seeded(17);
  let agreed = 0;
  const spent = { search: 0, match: 0 };
  for (let number = 0; number < COMPARED; number++) {
    const query = world.query(random);
    const profile = world.profile(random);
    const started = performance.now();
    const search = reference.search(query, NOW);
    const between = performance.now();
    const match = reference.match(profile, NOW);
    spent.search += between - started;
    spent.match += performance.now() - between;
    if (sameSearch(search, index.search(query, NOW))) agreed++;
    if (sameMatch(match, index.match(profile, NOW))) agreed++;
  }
  return { searchMs: spent.search / COMPARED, matchMs: spent.match / COMPARED, agreed, compared: COMPARED * 2 };
}

function sameSearch(a: { total: number; hits: readonly { id: number }[] }, b: { total: number; hits: readonly { id: number }[] }): boolean {
  return a.total === b.total && a.hits.map((hit) => hit.id).join() === b.hits.map((hit) => hit.id).join();
}

function sameMatch(a: ReturnType<Reference['match']>, b: MatchResult): boolean {
  const slow = `${a.total} ${a.items.map((item) => `${item.ad.id}:${item.score}`).join()}`;
  return slow === `${b.total} ${b.items.map((item) => `${item.id}:${item.score}`).join()}`;
}

function sumsOf(world: World, index: Index): { sums: number; explained: number } {
  const random = seeded(19);
  let sums = 0;
  let explained = 0;
  for (let number = 0; number < 500; number++) {
    for (const item of index.match(world.profile(random), NOW).items) {
      explained++;
      if (item.parts.reduce((sum, part) => sum + part.points, 0) === item.score) sums++;
    }
  }
  return { sums, explained };
}

function quantile(values: number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
