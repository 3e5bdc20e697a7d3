import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { BASELINES, compareMethods, OURS } from './compared-methods.ts';
import { everydayFigures } from './everyday-titles.ts';
import { differences } from './how-sure.ts';
import { type Figures, figureNames, figuresOf, isOwn, type Ranker } from './ranking-figures.ts';
import { type Miss, type Row, reportText } from './relevance-report.ts';
import { type Judgements, judgementsPresent, readJudgements } from './title-judgements.ts';
import { type BuiltLinker, cpuMs, escoLinker, escoPresent, starterLinker } from './title-linkers.ts';
import { UNSEEN_OURS, type UnseenRow, unseenOurs, unseenRows, unseenSet } from './unseen-figures.ts';

const present = judgementsPresent && escoPresent;
if (!present) console.warn('../shared/data/titles and esco are not here: the relevance of title linking is not measured');

const REPORT = path.join(import.meta.dirname, 'report.md');
const UNSEEN = path.join(import.meta.dirname, 'recorded-unseen.json');
const RECORDED = path.join(import.meta.dirname, 'recorded-figures.json');
/** How far ours must be ahead of the better baseline, over all queries. The first place is a tie: see the report. */
const MARGIN = { mrr: 0.01, success1: 0, success5: 0.02, map: 0.12 } as const;
/** The same for names it has not seen, on each half alone. */
const UNSEEN_MARGIN = 0.05;
/** Rounding and ties; anything more is a change for the worse. */
const TOLERANCE = 0.004;

describe.skipIf(!present)('il collegamento dei titoli, misurato', async () => {
  if (!present) return;
  const judgements = readJudgements();
  const esco = await escoLinker();
  const starter = await starterLinker();
  const { rows, rankers } = compareMethods(judgements, esco, starter);
  const update = process.env.UPDATE_RELEVANCE === '1';
  if (update) record(judgements, rankers, rows, esco, starter);
  const figures = (method: string, half: 'dev' | 'held' | 'all'): Figures => (rows.find((row) => row.method === method) as Row)[half];
  const lead = (half: 'dev' | 'held' | 'all', name: keyof typeof MARGIN) =>
    figures(OURS, half)[name] - Math.max(...BASELINES.map((baseline) => figures(baseline, half)[name]));

  test.each(figureNames)('su tutte le domande il margine sulle due misure di confronto resta: %s', (name) => {
    expect(lead('all', name)).toBeGreaterThanOrEqual(MARGIN[name]);
  });

  test('sulla metà mai usata per regolare trova molti più titoli giusti, e nei primi cinque non è indietro', () => {
    expect(lead('held', 'map')).toBeGreaterThanOrEqual(0.1);
    expect(lead('held', 'success5')).toBeGreaterThanOrEqual(0);
  });

  test('sulla stessa metà il primo posto non si allontana dal confronto migliore, che lì è un poco avanti', () => {
    expect(lead('held', 'mrr')).toBeGreaterThanOrEqual(-0.035);
    expect(lead('held', 'success1')).toBeGreaterThanOrEqual(-0.06);
  });

  test('anche solo il coseno dei candidati dell’API trova più titoli giusti dei confronti', () => {
    for (const baseline of BASELINES) {
      expect(figures('candidates alone', 'all').map).toBeGreaterThan(figures(baseline, 'all').map + 0.1);
      expect(figures('candidates alone, starter occupations only', 'all').map).toBeGreaterThan(figures(baseline, 'all').map);
    }
  });

  test('i nomi di professioni mai visti: al primo posto quello giusto molto più spesso che con i confronti, e non meno di quanto registrato', () => {
    const recorded = JSON.parse(existsSync(UNSEEN) ? readFileSync(UNSEEN, 'utf8') : '[]') as UnseenRow[];
    const own = unseenOurs(unseenSet(esco.data));
    for (const half of ['dev', 'held'] as const) {
      const others = recorded.filter(({ method }) => method !== UNSEEN_OURS).map((row) => row[half]);
      expect(others).toHaveLength(4);
      for (const name of ['mrr', 'success1', 'success5', 'group1'] as const) {
        expect(own[half][name], `${half} ${name}`).toBeGreaterThanOrEqual(Math.max(...others.map((each) => each[name])) + UNSEEN_MARGIN);
        const before = recorded.find(({ method }) => method === UNSEEN_OURS)?.[half][name] ?? 1;
        expect(own[half][name], `${half} ${name}`).toBeGreaterThanOrEqual(before - TOLERANCE);
      }
    }
  });

  test('non è peggiore di quanto registrato', () => {
    const recorded = JSON.parse(existsSync(RECORDED) ? readFileSync(RECORDED, 'utf8') : '{}') as Record<string, Figures>;
    expect(Object.keys(recorded)).toContain(OURS);
    for (const [method, before] of Object.entries(recorded)) {
      for (const name of figureNames) {
        expect(figures(method, 'all')[name], `${method} ${name}`).toBeGreaterThanOrEqual(before[name] - TOLERANCE);
      }
    }
  });
});

function record(judgements: Judgements, rankers: ReadonlyMap<string, Ranker>, rows: Row[], esco: BuiltLinker, starter: BuiltLinker): void {
  const rank = rankers.get(OURS) as Ranker;
  const before = process.cpuUsage();
  for (const text of judgements.corpus) esco.link(text, { limit: 100 });
  const linkMs = cpuMs(before) / judgements.corpus.length;
  const held = judgements.queries.filter((query) => query.half === 'held');
  const blocked = held.filter((query) => judgements.corpus.some((text, place) => isOwn(text, place, query))).length;
  const everyday = [
    { name: 'starter and ESCO', linker: esco },
    { name: 'starter only', linker: starter },
  ].map(({ name, linker }) => ({ name, dev: everydayFigures(linker.link, 'dev'), held: everydayFigures(linker.link, 'held') }));
  const unseen = unseenRows(unseenSet(esco.data));
  const report = {
    unseen,
    ...{ date: new Date().toISOString().slice(0, 10), rows, everyday, linkMs, buildMs: esco.buildMs },
    sure: differences(
      judgements,
      rank,
      BASELINES.map((name) => [name, rankers.get(name) as Ranker] as const),
    ),
    ...{ misses: worstMisses(judgements, rank), ceiling: Math.round(1000 * (1 - blocked / held.length)) / 1000 },
  };
  writeFileSync(UNSEEN, `${JSON.stringify(unseen, null, 2)}\n`);
  writeFileSync(REPORT, reportText(report, BASELINES));
  writeFileSync(RECORDED, `${JSON.stringify(Object.fromEntries(rows.map((row) => [row.method, row.all])), null, 2)}\n`);
}

function worstMisses(judgements: Judgements, rank: Ranker): Miss[] {
  const { corpus, queries } = judgements;
  const dev = queries.filter((query) => query.half === 'dev');
  const scored = dev.map((query) => ({ query, map: figuresOf({ corpus, queries: [query] }, rank, 'all').map }));
  const worst = scored.sort((a, b) => a.map - b.map).slice(0, 5);
  return worst.map(({ query }) => {
    const scores = rank(query.text);
    const others = [...corpus.keys()].filter((place) => !isOwn(corpus[place] as string, place, query));
    const [best = 0] = others.sort((a, b) => (scores[b] as number) - (scores[a] as number));
    const [wanted = 0] = query.relevant;
    return { query: query.text, first: corpus[best] as string, wanted: corpus[wanted] as string };
  });
}
