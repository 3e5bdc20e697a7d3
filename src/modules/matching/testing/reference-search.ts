import { distanceKm } from '../../../kernel/geo.ts';
import { stem } from '../../../kernel/text.ts';
import { COUNT_LIMIT, FIELD_WEIGHT, LENGTH_PENALTY, PREFIX_WEIGHT, rarity, SATURATION, SYNONYM_WEIGHT } from '../engine/text/relevance.ts';
import { searchWords, TEXT_FIELDS, type TextField } from '../engine/text/tokens.ts';
import type { AdDocument, FacetName, FacetValue, SearchAfter, SearchQuery } from '../engine/types.ts';

/** An ad with the stems of its fields. */
export interface ReferenceAd {
  readonly ad: AdDocument;
  readonly stems: Readonly<Record<TextField, readonly string[]>>;
}

interface ReferenceClause {
  readonly word: string;
  readonly ways: readonly Way[];
}

interface Way {
  readonly stems: readonly string[];
  readonly weight: number;
  /** Of a synonym: rarity of what it stands for. */
  readonly standsFor?: number;
}

type Failure = FacetName | 'radius' | 'other';

/** What the index must answer, worked out the slow and obvious way over plain objects. `seen`: every word ever added. */
export function referenceSearch(ads: readonly ReferenceAd[], seen: ReadonlySet<string>, query: SearchQuery, now: number) {
  const clauses = clausesOf(ads, seen, query);
  const scored = ads.map((one) => ({ ...one, clauseScores: clauses.map((clause) => clauseScore(ads, one, clause)) }));
  const attempt = (required: number) => {
    const holders = scored.filter(({ clauseScores }) => clauseScores.filter((score) => score > 0).length >= required);
    const judged = holders.map((one) => ({ ...one, failed: failures(one.ad, query, now) }));
    return { judged, found: judged.filter(({ failed }) => failed.length === 0) };
  };
  const { after } = query;
  const held = ({ clauseScores }: (typeof scored)[number]) => clauseScores.filter((score) => score > 0).length;
  const open = scored.filter(({ ad }) => !failures(ad, query, now).includes('other'));
  const most = Math.max(0, ...open.map(held));
  const loosened = clauses.length >= 3 && most >= Math.ceil(clauses.length / 2) ? most : clauses.length;
  const used = after ? Math.min(after.required, clauses.length) : loosened;
  const answer = attempt(used);
  const hits = answer.found.map(({ ad, clauseScores }) => ({
    ad,
    id: ad.id,
    score: clauseScores.reduce((sum, score) => sum + score, 0),
    distanceKm: kmFrom(query, ad),
    matched: clauses.filter((_, i) => (clauseScores[i] as number) > 0).map(({ word }) => word),
  }));
  const scoreNow = (adId: number) =>
    scored.find(({ ad }) => ad.id === adId)?.clauseScores.reduce((sum, score) => sum + score, 0) || undefined;
  const following = behind(sorted(hits, query, clauses.length > 0), query, clauses.length > 0, scoreNow);
  const shown = following.slice(query.offset, query.offset + query.limit);
  const last = shown.at(-1);
  return {
    total: hits.length,
    hits: shown.map(({ ad: _, ...hit }) => hit),
    facets: facetsOf(answer.judged),
    widerRadius: wider(answer.judged, answer.found.length, query),
    relaxed: used < clauses.length,
    next: last && following.length > query.offset + query.limit ? placeOf(last, query, clauses.length > 0, used) : null,
  };
}

type Hit = { readonly ad: AdDocument; readonly id: number; readonly score: number; readonly distanceKm: number | null };

function placeOf(hit: Hit, query: SearchQuery, hasText: boolean, required: number): SearchAfter {
  const { applications, publishedAt, id } = hit.ad;
  const key = sortKey(hit, query, hasText);
  return { key: key === Number.NEGATIVE_INFINITY ? null : key, applications, publishedAt, id, required };
}

/** The hits that come after the place: those that a sort puts behind an ad that would stand there. */
function behind<T extends Hit>(
  hits: readonly T[],
  query: SearchQuery,
  hasText: boolean,
  scoreNow: (id: number) => number | undefined,
): readonly T[] {
  const { after } = query;
  if (!after) return hits;
  const now = query.sort === 'relevance' && hasText ? scoreNow(after.id) : undefined;
  const key = now ?? after.key ?? Number.NEGATIVE_INFINITY;
  return hits.filter((hit) => {
    const own = sortKey(hit, query, hasText);
    return own === key ? tieOrder(hit.ad, { ...hit.ad, ...after }) > 0 : own < key;
  });
}

function clausesOf(ads: readonly ReferenceAd[], seen: ReadonlySet<string>, query: SearchQuery): ReferenceClause[] {
  const typed = searchWords(query.text ?? '');
  const clauses = new Map<string, ReferenceClause>();
  for (let at = 0; at < typed.length; ) {
    const rest = ` ${typed.slice(at).join(' ')} `;
    const groups = (query.synonyms ?? []).map((group) => group.map((entry) => searchWords(entry).join(' ')));
    const standing = groups.filter(([phrase]) => phrase && rest.startsWith(` ${phrase} `));
    const size = Math.max(1, ...standing.map(([phrase]) => phrase?.split(' ').length ?? 0));
    const phrase = typed.slice(at, at + size).join(' ');
    at += size;
    const known = seen.has(phrase) && ads.some((one) => holds(one, stem(phrase)));
    const isBegun = at >= typed.length && size === 1 && phrase.length >= 3 && !known;
    const begun = isBegun ? [...seen].filter((word) => word.startsWith(phrase) && word !== phrase).map(stem) : [];
    const unfinished = begun.some((root) => ads.some((one) => holds(one, root)));
    const ways: Way[] = [{ stems: stemsOf(phrase), weight: unfinished ? PREFIX_WEIGHT : 1 }];
    const others = standing.filter(([first]) => first === phrase).flatMap((group) => group.slice(1).filter(Boolean));
    const standsFor = rarityOfPhrase(ads, phrase, others);
    for (const other of others) ways.push({ stems: stemsOf(other), weight: SYNONYM_WEIGHT, standsFor });
    for (const root of begun) ways.push({ stems: [root], weight: PREFIX_WEIGHT });
    const key = stemsInOrder(phrase).join(' ');
    if (!clauses.has(key)) clauses.set(key, { word: phrase, ways });
  }
  return [...clauses.values()];
}

function rarityOfPhrase(ads: readonly ReferenceAd[], phrase: string, others: readonly string[]): number {
  const holders = (root: string) => ads.filter((ad) => holds(ad, root)).length;
  const own = stemsOf(phrase).map(holders);
  if (own.every((count) => count > 0)) return own.reduce((sum, count) => sum + rarity(ads.length, count), 0);
  const commonest = Math.max(0, ...others.map((other) => Math.min(...stemsOf(other).map(holders))));
  return phrase.split(' ').length * rarity(ads.length, commonest);
}

function stemsInOrder(phrase: string): string[] {
  return phrase.split(' ').map(stem);
}

function stemsOf(phrase: string): string[] {
  return [...new Set(stemsInOrder(phrase))];
}

function holds({ stems }: ReferenceAd, root: string): boolean {
  return TEXT_FIELDS.some((field) => stems[field].includes(root));
}

function clauseScore(ads: readonly ReferenceAd[], one: ReferenceAd, { ways }: ReferenceClause): number {
  const scores = ways.map(({ stems, weight, standsFor }) => {
    if (!stems.every((root) => holds(one, root))) return 0;
    if (standsFor === undefined) return weight * stems.reduce((sum, root) => sum + rarityOf(ads, root) * saturated(ads, one, root), 0);
    const together = TEXT_FIELDS.some((field) => stems.every((root) => one.stems[field].includes(root)));
    const mean = stems.reduce((sum, root) => sum + saturated(ads, one, root), 0) / stems.length;
    return together ? weight * (standsFor * mean) : 0;
  });
  return Math.max(0, ...scores);
}

function rarityOf(ads: readonly ReferenceAd[], root: string): number {
  return rarity(ads.length, ads.filter((ad) => holds(ad, root)).length);
}

function saturated(ads: readonly ReferenceAd[], { stems }: ReferenceAd, root: string): number {
  let weighted = 0;
  for (const field of TEXT_FIELDS) {
    const count = Math.min(COUNT_LIMIT[field], stems[field].filter((other) => other === root).length);
    if (count === 0) continue;
    const average = ads.reduce((sum, ad) => sum + ad.stems[field].length, 0) / ads.length;
    weighted += (FIELD_WEIGHT[field] * count) / (1 - LENGTH_PENALTY[field] + (LENGTH_PENALTY[field] * stems[field].length) / average);
  }
  return weighted / (SATURATION + weighted);
}

function kmFrom({ near }: SearchQuery, { lat, lon }: AdDocument): number | null {
  return near && lat !== null && lon !== null ? distanceKm(near, { lat, lon }) : null;
}

function failures(ad: AdDocument, query: SearchQuery, now: number): Failure[] {
  const failed: Failure[] = [];
  const misses = <T>(wanted: readonly T[] | undefined, held: readonly (T | null | undefined)[]) =>
    wanted !== undefined && wanted.length > 0 && !wanted.some((one) => held.includes(one));
  if (misses(query.kinds, [ad.kind])) failed.push('kind');
  if (misses(query.contracts, [ad.contract])) failed.push('contract');
  if (misses(query.schedules, [ad.schedule])) failed.push('schedule');
  if (misses(query.sectors, ad.sectors)) failed.push('sector');
  if (misses(query.provinces, [ad.place?.province])) failed.push('province');
  if (query.near && query.radiusKm !== undefined && !((kmFrom(query, ad) ?? Number.POSITIVE_INFINITY) <= query.radiusKm))
    failed.push('radius');
  const expired = ad.expiresAt !== null && ad.expiresAt <= now;
  const poor = query.payYearMin !== undefined && (ad.payYear?.max ?? -1) < query.payYearMin;
  const old = query.publishedSince !== undefined && ad.publishedAt < query.publishedSince;
  if (expired || poor || old || misses(query.occupations, [ad.occupation])) failed.push('other');
  return failed;
}

function facetsOf(judged: readonly { readonly ad: AdDocument; readonly failed: readonly Failure[] }[]): Record<FacetName, FacetValue[]> {
  const count = (name: FacetName, valuesOf: (ad: AdDocument) => readonly (string | null | undefined)[]) => {
    const totals = new Map<string, number>();
    for (const { ad, failed } of judged) {
      if (failed.some((one) => one !== name)) continue;
      for (const value of new Set(valuesOf(ad))) if (value) totals.set(value, (totals.get(value) ?? 0) + 1);
    }
    return Array.from(totals, ([value, total]) => ({ value, count: total })).sort(
      (a, b) => b.count - a.count || (a.value < b.value ? -1 : 1),
    );
  };
  return {
    kind: count('kind', (ad) => [ad.kind]),
    contract: count('contract', (ad) => [ad.contract]),
    schedule: count('schedule', (ad) => [ad.schedule]),
    sector: count('sector', (ad) => ad.sectors),
    province: count('province', (ad) => [ad.place?.province]),
  };
}

function wider(judged: readonly { readonly ad: AdDocument; readonly failed: readonly Failure[] }[], total: number, query: SearchQuery) {
  const { near, radiusKm } = query;
  if (!near || radiusKm === undefined || total >= 10) return [];
  const totalWithin = (km: number) =>
    judged.filter(({ ad, failed }) => failed.every((one) => one === 'radius') && (kmFrom(query, ad) ?? Number.POSITIVE_INFINITY) <= km)
      .length;
  const steps = [5, 10, 15, 20, 30, 40, 50, 75, 100, 150, 200].filter((km) => km > radiusKm);
  const all = steps.map((km) => ({ radiusKm: km, total: totalWithin(km) }));
  return all.filter((step, i) => step.total > (all[i - 1]?.total ?? total)).slice(0, 3);
}

/** Order of equals: fewer applications, newer, smaller id. */
export function tieOrder(a: AdDocument, b: AdDocument): number {
  return a.applications - b.applications || b.publishedAt - a.publishedAt || a.id - b.id;
}

function sorted<T extends Hit>(hits: T[], query: SearchQuery, hasText: boolean): T[] {
  const key = (hit: T) => sortKey(hit, query, hasText);
  return hits.sort((a, b) => (key(a) === key(b) ? tieOrder(a.ad, b.ad) : key(b) - key(a)));
}

function sortKey(hit: Hit, query: SearchQuery, hasText: boolean): number {
  if (query.sort === 'relevance' && hasText) return hit.score;
  if (query.sort === 'distance' && query.near) return -(hit.distanceKm ?? Number.POSITIVE_INFINITY);
  return query.sort === 'pay' ? (hit.ad.payYear?.min ?? -1) : hit.ad.publishedAt;
}
