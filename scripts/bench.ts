/** `npm run bench`: the whole suite, writes bench/report.md. `-- --short`: small sizes, checks the counts, writes nothing (CI). */
import { writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { benchEngine, type EngineRow } from '../bench/engine.ts';
import { benchPages, type PageRow } from '../bench/pages.ts';

const short = process.argv.includes('--short');
const sizes = short ? [2_000] : [2_000, 10_000, 100_000];
const root = path.resolve(import.meta.dirname, '..');

/** The naive twin needs minutes above this. */
const NAIVE_LIMIT = 2_000;
/** QUALITY.md; looked at where the vocabulary no longer grows. */
const MOST_BYTES_PER_AD = 700;

const engine: EngineRow[] = [];
for (const size of sizes) {
  console.error(`engine, ${size} ads…`);
  engine.push(benchEngine(size, size <= NAIVE_LIMIT));
}
console.error('pages over HTTP…');
const pages = await benchPages(short ? 2 : 8);
const report = `${engineTable(engine)}\n\n${pageTable(pages)}`;
console.log(report);
const wrong = [...engine.flatMap(wrongCounts), ...pages.flatMap(wrongPage)];
for (const line of wrong) console.error(`WRONG ${line}`);
if (!short) writeFileSync(path.join(root, 'bench/report.md'), `${preamble()}\n${report}\n`);
process.exit(wrong.length > 0 ? 1 : 0);

/** Counts, not times: they are the same on every machine, or something is broken. */
function wrongCounts(row: EngineRow): string[] {
  return [
    row.agreed === row.compared ? '' : `engine and naive reference agree on ${row.agreed} of ${row.compared} questions at ${row.ads} ads`,
    row.explained > 1000 && row.sums === row.explained ? '' : `parts add up in ${row.sums} of ${row.explained} matches at ${row.ads} ads`,
    row.ads < 100_000 || row.bytesPerAd <= MOST_BYTES_PER_AD ? '' : `${row.bytesPerAd} bytes for one more ad at ${row.ads} ads`,
  ].filter(Boolean);
}

function wrongPage(row: PageRow): string[] {
  return [
    row.failures === 0 && row.answers > 0 ? '' : `${row.page}: ${row.failures} failures, ${row.answers} answers`,
    row.bytes <= 60 * 1024 ? '' : `${row.page}: ${row.bytes} bytes of HTML`,
  ].filter(Boolean);
}

function engineTable(rows: readonly EngineRow[]): string {
  const lines = rows.map(
    (row) =>
      `| ${row.ads} | ${row.buildMicrosPerAd} | ${row.bytesPerAd} | ${ms(row.searchP50)} / ${ms(row.searchP95)} | ${ms(row.matchP50)} / ${ms(row.matchP95)} | ${times(row.naiveSearchRatio)} | ${times(row.naiveMatchRatio)} | ${row.agreed}/${row.compared} | ${row.sums}/${row.explained} |`,
  );
  return [
    '## Engine',
    'Search: one to three words, half of them near a place; 20 results, facets and count. Match: about 12 skills, an occupation, interests, a radius; 20 results with reasons.',
    '"naive" is the plain implementation that the tests compare with, same ads and questions, same run.',
    '',
    '| ads | build µs/ad | bytes for one more ad | search p50 / p95 ms | match p50 / p95 ms | naive search | naive match | same answers | parts add up |',
    '|---|---|---|---|---|---|---|---|---|',
    ...lines,
  ].join('\n');
}

function pageTable(rows: readonly PageRow[]): string {
  const lines = rows.map(
    (row) => `| \`${row.page}\` | ${row.requestsPerSecond} | ${row.p50} / ${row.p99} | ${row.bytes} | ${row.failures} |`,
  );
  return [
    '## Pages over HTTP',
    'The demo, one process, eight connections; the load comes from the same two cores.',
    '',
    '| page | requests/s | p50 / p99 ms | bytes | failures |',
    '|---|---|---|---|---|',
    ...lines,
  ].join('\n');
}

function preamble(): string {
  return `# Benchmark report\nMade by \`npm run bench\` on ${new Date().toISOString().slice(0, 10)}, ${os.cpus().length} × ${os.cpus()[0]?.model ?? 'unknown CPU'}, ${Math.round(os.totalmem() / 2 ** 30)} GiB, Node ${process.version}. Shared machine: trust the ratios.\n`;
}

function ms(value: number): string {
  return value.toFixed(2);
}

function times(value: number | null): string {
  return value === null ? '–' : `${value.toFixed(0)} × longer`;
}
