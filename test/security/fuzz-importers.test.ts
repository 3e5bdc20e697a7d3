import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { modules } from '../../src/app.ts';
import { readAll } from '../../src/modules/opportunities/testing/read-all.ts';
import { FULL } from '../matrix/sample.ts';
import { testPlatform } from '../support/app.ts';
import { jobPosting, jobPostingFeed } from '../support/feed.ts';
import { furnishedDatabase } from '../support/furnished.ts';
import { countAllRows } from '../support/site.ts';

const FEEDS = FULL ? 100_000 : 2500;
const FILES = FULL ? 600 : 24;
const SEED = Number(process.env.FUZZ_SEED ?? 20261121);
const database = await furnishedDatabase();
const folder = mkdtempSync(join(tmpdir(), 'talenthub-fuzz-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const POSTINGS = [0, 1, 2].map((n) => jobPosting(n));
/** A good feed of every shape, to be damaged. */
const GOOD: readonly string[] = [
  jobPostingFeed(POSTINGS),
  POSTINGS.map((posting) => JSON.stringify(posting)).join('\n'),
  `<html><script type="application/ld+json">${JSON.stringify(POSTINGS)}</script></html>`,
  `<?xml version="1.0"?><source><job><title><![CDATA[Cuoco]]></title><city>Lodi</city><description>Cucina &amp; sala</description><url>https://a.example/1</url></job></source>`,
  'titolo;comune;descrizione\nCuoco;Lodi;"In cucina; e in sala"\nBarista;Crema;Al banco\n',
  'name,province,istat,region,caps,lat,lon\nCremona,CR,019036,03,26100,45.13,10.02\n',
  'conceptType,conceptUri,preferredLabel,altLabels\nOccupation,http://data.europa.eu/esco/occupation/1,cuoco,cuoca\n',
];

/** Which of them a command reads; damaged beyond its header, so that it gets further than the first line. */
const MEANT_FOR: Readonly<Record<string, number>> = { 'import places': 5, 'import esco': 6 };

interface Damage {
  readonly base: number;
  readonly cuts: readonly (readonly [at: number, length: number, put: string])[];
  readonly wrap: number;
  readonly chunk: number;
}

const PUT = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.constantFrom(
    ...[
      '',
      '\u0000',
      '\ufeff',
      '\ud800',
      '"',
      "'",
      '<',
      '>',
      '&',
      ']]>',
      '<![CDATA[',
      '<!DOCTYPE a [<!ENTITY b "c">]>',
      '&b;',
      '\\u',
      '\\',
    ],
    ...['{', '}', '['.repeat(300), '<a>'.repeat(300), '-', '1e999', 'NaN', ';'.repeat(50), '\r', '\r\n', '\n'.repeat(40), '__proto__'],
    ...['"title":{"a":[]}', '"datePosted":"0000-00-00"', '"baseSalary":[[[[]]]]', 'a'.repeat(5000)],
  ),
);
const DAMAGE: fc.Arbitrary<Damage> = fc.record({
  base: fc.nat(GOOD.length - 1),
  cuts: fc.array(fc.tuple(fc.nat(2000), fc.nat(60), PUT), { minLength: 1, maxLength: 5 }),
  wrap: fc.nat(19),
  chunk: fc.integer({ min: 1, max: 4000 }),
});

function damaged({ base, cuts, wrap }: Damage): Buffer {
  let text = GOOD[base] ?? '';
  for (const [at, length, put] of cuts) {
    const from = text.length === 0 ? 0 : at % text.length;
    text = text.slice(0, from) + put + text.slice(from + length);
  }
  const bytes = Buffer.from(text, wrap === 0 ? 'utf16le' : wrap === 1 ? 'latin1' : 'utf8');
  if (wrap === 2) return gzipSync(bytes);
  if (wrap === 3) return gzipSync(bytes).subarray(0, -5);
  if (wrap === 4) return gzipSync(gzipSync(bytes));
  return bytes;
}

function meantFor(command: string, damage: Damage): Damage {
  const base = MEANT_FOR[command] ?? damage.base;
  const header = (GOOD[base] ?? '').indexOf('\n') + 1;
  const length = (GOOD[base] ?? '').length - header;
  return { ...damage, base, wrap: 9, cuts: damage.cuts.map(([at, cut, put]) => [header + (at % length), cut % 8, put]) };
}

describe('file malformati', () => {
  test(`${FEEDS} annunci da lettori diversi: si leggono o si rifiutano con un motivo, mai un errore`, { timeout: 3_600_000 }, async () => {
    let [read, refused, broken, slowest] = [0, 0, 0, 0];
    for (let done = 0; done < FEEDS; done += 500) {
      for (const damage of fc.sample(DAMAGE, { numRuns: 500, seed: SEED + done })) {
        const began = performance.now();
        // Throws for anything but a refusal with a reason.
        const { error, failure, ads, rejected } = await readAll(damaged(damage), {}, damage.chunk).catch((thrown) => {
          throw new Error(`${JSON.stringify(damage)}\n${thrown}`);
        });
        slowest = Math.max(slowest, performance.now() - began);
        if (error) refused += 1;
        else if (failure) broken += 1;
        read += ads.length;
        for (const ad of ads) expect(ad.title.trim()).not.toBe('');
        for (const { reason } of rejected) expect(reason).toMatch(/^[a-z-]+$/);
      }
    }
    console.info(`feeds: ${FEEDS} read, ${refused} refused, ${broken} broken half-way, ${read} ads; slowest ${slowest.toFixed(0)} ms`);
    expect([read, refused, broken].every((count) => count > FEEDS / 200)).toBe(true);
  });

  test(`${FILES} per ogni comando di importazione: uscita 0, 1 o 2, mai un errore; ciò che si rifiuta intero non scrive nulla`, {
    timeout: 3_600_000,
  }, async () => {
    const platform = testPlatform(database);
    const importers = modules.flatMap((module) => module.commands ?? []).filter((command) => command.name.startsWith('import '));
    expect(importers.length).toBeGreaterThanOrEqual(3);
    const silent = { json: true, out: () => undefined, note: () => undefined, progress: () => undefined };
    for (const command of importers) {
      const codes = new Map<number, number>();
      for (const [n, any] of fc.sample(DAMAGE, { numRuns: FILES, seed: SEED }).entries()) {
        const damage = n % 2 === 0 ? any : meantFor(command.name, any);
        const file = join(folder, `feed-${n}${['.csv', '.json', '.xml', '', '.zip'][n % 5]}`);
        writeFileSync(file, damaged(damage));
        const before = await countAllRows(database);
        const code = await command.run(platform, [file], silent as never).catch((thrown) => {
          throw new Error(`${command.name} ${JSON.stringify(damage)}\n${thrown instanceof Error ? thrown.stack : thrown}`);
        });
        codes.set(code, (codes.get(code) ?? 0) + 1);
        expect([0, 1, 2], `${command.name} ${JSON.stringify(damage)}`).toContain(code);
        if (code === 2 && command.name !== 'import jobs') expect(await countAllRows(database)).toEqual(before);
        rmSync(file);
      }
      console.info(`${command.name}: exit codes ${JSON.stringify([...codes])}`);
    }
  });
});
