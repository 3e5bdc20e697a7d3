import { setTimeout as pause } from 'node:timers/promises';
import { modules } from '../../src/app.ts';
import { distanceKm } from '../../src/kernel/geo.ts';
import { fold } from '../../src/kernel/text.ts';
import { EVERYTHING } from '../../src/modules/matching/domain/search-request.ts';
import { type FoundAds, findAds } from '../../src/modules/matching/store/find-ads.ts';
import { gazetteer } from '../../src/modules/territory/api.ts';
import type { Database } from '../../src/platform/db/database.ts';
import type { Terminal } from '../../src/platform/module/manifest.ts';
import type { Platform } from '../../src/platform/platform.ts';
import type { GoldenQuery, Right } from './search-golden.ts';

/** An open ad as the judge reads it: its own fields, folded. */
interface JudgedAd {
  readonly id: number;
  readonly title: string;
  readonly text: string;
  readonly organisation: string;
  readonly kind: string;
  readonly province: string | null;
  readonly lat: number | null;
  readonly lon: number | null;
}

export interface Verdict {
  readonly query: GoldenQuery;
  readonly total: number;
  /** null when the query has no ads to judge. */
  readonly first: boolean | null;
  readonly precision: number | null;
  readonly recall: number | null;
  /** Expectations that were not met, in words. */
  readonly broken: readonly string[];
}

export interface Judge {
  readonly ads: number;
  judge(query: GoldenQuery): Promise<Verdict>;
}

const PAGE = 10;
const EVERY = 5000;

/** Imports the feed as an operator would, and returns who judges searches among the ads that are open at the platform's clock. */
export async function judgeOf(platform: Platform, database: Database, feed: string): Promise<Judge> {
  const terminal: Terminal = { out: () => undefined, note: () => undefined, progress: () => undefined, json: true };
  const command = modules.flatMap((module) => module.commands ?? []).find(({ name }) => name === 'import jobs');
  await command?.run(platform, [feed], terminal);
  const ads = await openAds(database, platform.clock.now());
  const places = await gazetteer(platform);
  const near = (name: string) => {
    const place = places.resolve({ name });
    if (!place) throw new Error(`the golden queries name an unknown place: ${name}`);
    return place;
  };
  const fits = (ad: JudgedAd, right: Right) =>
    (right.title?.test(ad.title) ?? true) &&
    (right.text?.test(ad.text) ?? true) &&
    (right.organisation?.test(ad.organisation) ?? true) &&
    (right.kind === undefined || right.kind === ad.kind) &&
    (right.province === undefined || right.province === ad.province) &&
    (right.within === undefined ||
      (ad.lat !== null && ad.lon !== null && distanceKm(near(right.within.of), { lat: ad.lat, lon: ad.lon }) <= right.within.km));
  const byId = new Map(ads.map((ad) => [ad.id, ad]));
  const ask = (query: GoldenQuery, q = query.q) => foundBy(platform, { ...EVERYTHING, q, near: query.near ?? '' });
  return {
    ads: ads.length,
    judge: async (query) => {
      const found = await ask(query);
      const twin = query.sameAs === undefined ? null : await ask(query, query.sameAs);
      return verdictOf({ query, found, twin, ads, byId, fits });
    },
  };
}

interface Case {
  readonly query: GoldenQuery;
  readonly found: FoundAds;
  readonly twin: FoundAds | null;
  readonly ads: readonly JudgedAd[];
  readonly byId: ReadonlyMap<number, JudgedAd>;
  readonly fits: (ad: JudgedAd, right: Right) => boolean;
}

function verdictOf({ query, found, twin, ads, byId, fits }: Case): Verdict {
  const { right } = query;
  const hits = found.result.hits.map(({ id }) => byId.get(id)).filter((ad) => ad !== undefined);
  const top = hits.slice(0, PAGE);
  const rights = right ? top.filter((ad) => fits(ad, right)).length : 0;
  const wanted = right ? ads.filter((ad) => fits(ad, query.all ?? right)) : [];
  const foundIds = new Set(hits.map(({ id }) => id));
  const first = right ? top[0] !== undefined && fits(top[0], right) : null;
  const precision = right ? (top.length === 0 ? 0 : rights / top.length) : null;
  const recall = wanted.length === 0 ? null : wanted.filter(({ id }) => foundIds.has(id)).length / wanted.length;
  const broken = [...brokenFigures(query, first, precision, recall), ...brokenRest(query, found, twin, top, ads.length)];
  return { query, total: found.result.total, first, precision, recall, broken };
}

function brokenFigures(query: GoldenQuery, first: boolean | null, precision: number | null, recall: number | null): string[] {
  const broken: string[] = [];
  if (first === false) broken.push('il primo annuncio non è giusto');
  const least = { precision: query.precision ?? 0.8, recall: query.recall ?? 0.9 };
  if (precision !== null && precision < least.precision)
    broken.push(`giusti fra i primi dieci ${percent(precision)}, meno di ${percent(least.precision)}`);
  if (recall !== null && recall < least.recall)
    broken.push(`trovati ${percent(recall)} degli annunci giusti, meno di ${percent(least.recall)}`);
  if (query.right && recall === null) broken.push('nessun annuncio è giusto: la regola non prova nulla');
  return broken;
}

function brokenRest(query: GoldenQuery, found: FoundAds, twin: FoundAds | null, top: readonly JudgedAd[], open: number): string[] {
  const { result } = found;
  const broken: string[] = [];
  const differ = (what: string, is: unknown, expected: unknown) => {
    if (is !== expected) broken.push(`${what}: ${JSON.stringify(is)} invece di ${JSON.stringify(expected)}`);
  };
  if (query.total) differ('totale', result.total, query.total === 'nothing' ? 0 : open);
  if (twin) differ(`annunci come «${query.sameAs}»`, ids(found), ids(twin));
  differ('correzione', result.didYouMean, query.didYouMean ?? null);
  differ('luogo capito', found.placeRead?.place.name ?? null, query.place ?? null);
  differ('parole lasciate fuori', result.relaxed, query.relaxed ?? false);
  const wrong = query.never && top.find(({ title }) => query.never?.test(title));
  if (wrong) broken.push(`fra i primi dieci un annuncio che non c’entra (${wrong.id})`);
  return broken;
}

function ids(found: FoundAds): string {
  return found.result.hits
    .map(({ id }) => id)
    .sort((a, b) => a - b)
    .join(' ');
}

async function foundBy(platform: Platform, request: typeof EVERYTHING): Promise<FoundAds> {
  for (;;) {
    const answer = await findAds(platform, request, { offset: 0, limit: EVERY }, platform.clock.now());
    if (answer.ok && answer.value.index) return answer.value;
    await pause(100);
  }
}

async function openAds(database: Database, now: Date): Promise<JudgedAd[]> {
  const { rows } = await database.pool.query<Omit<JudgedAd, 'text'> & { description: string }>(
    `select id::integer, title, description, coalesce(organisation, '') as organisation, kind, place_province as province, lat, lon
     from opportunities_ad where duplicate_of is null and withdrawn_at is null and review = 'approved' and (expires_at is null or expires_at > $1)`,
    [now],
  );
  return rows.map(({ description, ...ad }) => ({
    ...ad,
    title: fold(ad.title),
    text: fold(`${ad.title} ${description} ${ad.organisation}`),
    organisation: fold(ad.organisation),
  }));
}

export function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
