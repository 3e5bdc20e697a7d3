import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { contentStems } from '../../src/modules/taxonomy/domain/words.ts';
import { everydayFigures } from './everyday-titles.ts';
import { bm25 } from './lexical-rankers.ts';
import { ingredients, ours, together } from './linker-rankers.ts';
import { type Figures, figuresOf, isOwn, type Ranker } from './ranking-figures.ts';
import { type Miss, type Row, reportText } from './relevance-report.ts';
import { type Judgements, judgementsPresent, readJudgements } from './title-judgements.ts';
import { type BuiltLinker, cpuMs, escoLinker, escoPresent, starterLinker } from './title-linkers.ts';

const present = judgementsPresent && escoPresent;
if (!present) console.warn('../shared/data/titles and esco are not here: the relevance of title linking is not measured');

const REPORT = path.join(import.meta.dirname, 'report.md');
const RECORDED = path.join(import.meta.dirname, 'recorded-figures.json');
const OURS = 'ours';
const BASELINES = ['character groups, TF-IDF', 'stems, BM25'] as const;
/** How far ours must be ahead of the better baseline, over all queries. */
const MARGIN = { mrr: 0.02, success1: 0.02, success5: 0.01, map: 0.08 } as const;
/** Rounding and ties; anything more is a change for the worse. */
const TOLERANCE = 0.004;
const figureNames = ['mrr', 'success1', 'success5', 'map'] as const;

function methods(texts: readonly string[], esco: BuiltLinker, starter: BuiltLinker): [string, Ranker][] {
  const full = ingredients(texts, esco.link, esco.parts);
  const small = ingredients(texts, starter.link, starter.parts);
  const { candidates, meaning, words, characters } = full;
  return [
    [OURS, ours(full)],
    ['ours, starter occupations only', ours(small)],
    [BASELINES[0], characters],
    [BASELINES[1], bm25(texts, contentStems)],
    ['candidates alone', candidates],
    ['candidates alone, starter occupations only', small.candidates],
    ['meaning alone', meaning],
    [
      'ours without candidates',
      together([
        [meaning, 2],
        [words, 2],
        [characters, 1],
      ]),
    ],
    [
      'ours without meaning',
      together([
        [candidates, 2],
        [words, 2],
        [characters, 1],
      ]),
    ],
    [
      'ours without words and characters',
      together([
        [candidates, 1],
        [meaning, 1],
      ]),
    ],
    [
      'words and characters only',
      together([
        [words, 2],
        [characters, 1],
      ]),
    ],
  ];
}

function rowOf(judgements: Judgements, method: string, rank: Ranker): Row {
  const before = process.cpuUsage();
  for (const { text } of judgements.queries) rank(text);
  const queryMs = cpuMs(before) / judgements.queries.length;
  return {
    ...{ method, queryMs, held: figuresOf(judgements, rank, 'held'), heldWithoutOwn: figuresOf(judgements, rank, 'held', true) },
    ...{ dev: figuresOf(judgements, rank, 'dev'), all: figuresOf(judgements, rank, 'all') },
  };
}

function worstMisses(judgements: Judgements, rank: Ranker): Miss[] {
  const { corpus, queries } = judgements;
  return queries
    .filter((query) => query.half === 'dev')
    .map((query) => ({ query, map: figuresOf({ corpus, queries: [query] }, rank, 'all').map }))
    .sort((a, b) => a.map - b.map)
    .slice(0, 5)
    .map(({ query }) => {
      const scores = rank(query.text);
      const best = [...corpus.keys()]
        .filter((place) => !isOwn(corpus[place] as string, place, query))
        .sort((a, b) => (scores[b] as number) - (scores[a] as number))[0];
      const [wanted = 0] = query.relevant;
      return { query: query.text, first: corpus[best ?? 0] as string, wanted: corpus[wanted] as string };
    });
}

describe.skipIf(!present)(
  'il collegamento dei titoli, misurato',
  async () => {
    const judgements = present ? readJudgements() : { corpus: [], queries: [] };
    const esco = present ? await escoLinker() : null;
    const starter = present ? await starterLinker() : null;
    if (!esco || !starter) return;
    const ranked = methods(judgements.corpus, esco, starter);
    const rows = ranked.map(([method, rank]) => rowOf(judgements, method, rank));
    const figures = (method: string, pick: (row: Row) => Figures) => pick(rows.find((row) => row.method === method) as Row);
    const isAhead = (pick: (row: Row) => Figures, name: (typeof figureNames)[number], margin: number) =>
      BASELINES.every((baseline) => figures(OURS, pick)[name] >= figures(baseline, pick)[name] + margin);

    test.each(figureNames)('supera le due misure di confronto con un margine chiaro: %s', (name) => {
      expect(isAhead((row) => row.all, name, MARGIN[name])).toBe(true);
    });

    test('sulla metà mai usata per regolare non è mai indietro', () => {
      for (const name of figureNames)
        expect(
          isAhead((row) => row.held, name, 0),
          name,
        ).toBe(true);
    });

    test('anche solo il coseno dei candidati dell’API trova più titoli giusti dei confronti', () => {
      const map = (method: string) => figures(method, (row) => row.all).map;
      for (const baseline of BASELINES) {
        expect(map('candidates alone')).toBeGreaterThan(map(baseline) + 0.05);
        expect(map('candidates alone, starter occupations only')).toBeGreaterThan(map(baseline));
      }
    });

    test('non è peggiore di quanto registrato', () => {
      if (process.env.UPDATE_RELEVANCE === '1') {
        record(
          judgements,
          ranked,
          rows,
          esco,
          starter,
          figureNames.every((name) => isAhead((row) => row.held, name, 0.001) && isAhead((row) => row.dev, name, 0.001)),
        );
      }
      const recorded = existsSync(RECORDED) ? (JSON.parse(readFileSync(RECORDED, 'utf8')) as Record<string, Figures>) : {};
      expect(Object.keys(recorded)).toContain(OURS);
      for (const [method, before] of Object.entries(recorded)) {
        for (const name of figureNames)
          expect(figures(method, (row) => row.all)[name], `${method} ${name}`).toBeGreaterThanOrEqual(before[name] - TOLERANCE);
      }
    });
  },
  240_000,
);

function record(
  judgements: Judgements,
  ranked: [string, Ranker][],
  rows: Row[],
  esco: BuiltLinker,
  starter: BuiltLinker,
  ahead: boolean,
): void {
  const before = process.cpuUsage();
  for (const text of judgements.corpus) esco.link(text, { limit: 100 });
  const linkMs = cpuMs(before) / judgements.corpus.length;
  const held = judgements.queries.filter((query) => query.half === 'held');
  const blocked = held.filter((query) => judgements.corpus.some((text, place) => isOwn(text, place, query))).length;
  const everyday = [
    { name: 'starter and ESCO', linker: esco },
    { name: 'starter only', linker: starter },
  ].map(({ name, linker }) => ({ name, dev: everydayFigures(linker.link, 'dev'), held: everydayFigures(linker.link, 'held') }));
  const first = ranked[0]?.[1] as Ranker;
  const report = {
    ...{ date: new Date().toISOString().slice(0, 10), rows, everyday, linkMs, buildMs: esco.buildMs, ahead },
    ...{ misses: worstMisses(judgements, first), ceiling: Math.round(1000 * (1 - blocked / held.length)) / 1000 },
  };
  writeFileSync(REPORT, reportText(report));
  writeFileSync(RECORDED, `${JSON.stringify(Object.fromEntries(rows.map((row) => [row.method, row.all])), null, 2)}\n`);
}
