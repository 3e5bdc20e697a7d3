import type { Index } from '../../src/modules/matching/engine/index-contract.ts';
import type { MatchProfile, SearchQuery, SearchResult } from '../../src/modules/matching/engine/types.ts';
import { type SqlMatch, sqlMatch } from '../../src/modules/matching/store/sql/sql-match.ts';
import { sqlSearch } from '../../src/modules/matching/store/sql/sql-search.ts';
import type { createReference } from '../../src/modules/matching/testing/reference.ts';
import type { Db } from '../../src/platform/db/database.ts';

export type Question =
  | { readonly kind: 'search'; readonly query: SearchQuery }
  | { readonly kind: 'match'; readonly profile: MatchProfile };
type Found = Pick<SearchResult, 'total' | 'hits' | 'facets' | 'relaxed'>;
type Reference = ReturnType<typeof createReference>;

/** Distances come from two libraries of sines: compared to the millimetre. Everything else to the last digit. */
const KM_DIGITS = 6;

/** The SQL path works the score out only where it ranks. */
function withoutIdleScores(query: SearchQuery, result: Found): Found {
  return query.sort === 'relevance' ? result : { ...result, hits: result.hits.map((hit) => ({ ...hit, score: 0 })) };
}

/** An answer as text: two answers are the same when their texts are. */
export function engineAnswer(index: Index, question: Question, now: number): string {
  if (question.kind === 'search') return searchText(question.query, index.search(question.query, now));
  const { total, items } = index.match(question.profile, now);
  return matchText(
    total,
    items.map(({ id, score, parts }) => ({ id, score, points: Object.fromEntries(parts.map(({ name, points }) => [name, points])) })),
  );
}

export async function sqlAnswer(db: Db, question: Question, now: number): Promise<string> {
  if (question.kind === 'search') return searchText(question.query, await sqlSearch(db, question.query, now));
  const { total, items } = await sqlMatch(db, question.profile, now);
  return matchText(total, items);
}

export function naiveAnswer(reference: Reference, question: Question, now: number): string {
  if (question.kind === 'search') return searchText(question.query, reference.search(question.query, now));
  const { total, items } = reference.match(question.profile, now);
  return matchText(
    total,
    items.map(({ ad, score, parts }) => ({ id: ad.id, score, points: parts })),
  );
}

function searchText(query: SearchQuery, result: Found): string {
  const { total, hits, facets, relaxed } = withoutIdleScores(query, result);
  const lines = hits.map(({ id, score, distanceKm }) => `${id} ${score} ${distanceKm?.toFixed(KM_DIGITS) ?? ''}`);
  return [`total ${total}${relaxed ? ' relaxed' : ''}`, JSON.stringify(facets), ...lines].join('\n');
}

function matchText(total: number, items: readonly { id: number; score: number; points: Readonly<Record<string, number>> }[]): string {
  const parts = (points: Readonly<Record<string, number>>) =>
    ['skills', 'occupation', 'interests', 'distance', 'contract', 'recency'].map((name) => points[name] ?? 0).join('+');
  return [`total ${total}`, ...items.map(({ id, score, points }: SqlMatch['items'][number]) => `${id} ${score} = ${parts(points)}`)].join(
    '\n',
  );
}
