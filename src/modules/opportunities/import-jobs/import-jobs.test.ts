import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { testPlatform } from '../../../../test/support/app.ts';
import { asOwner, testDatabase } from '../../../../test/support/database.ts';
import { loadTaxonomy } from '../../taxonomy/testing/load-taxonomy.ts';
import { loadPlaces } from '../../territory/testing/load-places.ts';
import { importBench } from '../testing/import-bench.ts';
import { lines, offer, offers } from '../testing/offers.ts';

const database = await testDatabase();
const platform = testPlatform(database);
const bench = importBench(platform);

beforeAll(async () => {
  await loadPlaces(database);
  await loadTaxonomy(database);
});
afterAll(() => bench.remove());
beforeEach(async () => {
  await asOwner(
    database,
    'truncate opportunities_staged, opportunities_rejected, opportunities_import_run, opportunities_raw, opportunities_ad_skill, opportunities_report, opportunities_ad, opportunities_source restart identity cascade',
  );
});

const count = async (table: string, where = 'true') =>
  (await database.pool.query<{ n: number }>(`select count(*) as n from ${table} where ${where}`)).rows[0]?.n;

describe('importare annunci', () => {
  test('un’offerta diventa un annuncio: comune, professione, competenze, contratto e recapiti nascosti', async () => {
    const file = bench.file(
      'uno.jsonl',
      lines([offer('A1', { Mansioni: 'Servire ai tavoli. Chiamare il 347 1234567 o scrivere a tizio@esempio.it' })]),
    );
    expect(await bench.run(file, '--source', 'CPI')).toMatchObject({ code: 0, counts: { read: 1, new: 1, rejected: 0, reasons: {} } });
    const { rows } = await database.pool.query('select * from opportunities_ad');
    expect(rows[0]).toMatchObject({ place_istat: '058091', contract: 'fixed_term', isco: '5131', review: 'approved', external_key: 'A1' });
    expect(rows[0].description).not.toMatch(/347|esempio\.it/);
    expect(await count('opportunities_ad_skill')).toBeGreaterThan(0);
  });

  test('importato due volte, lo stesso file non cambia niente: tutto invariato e nessun nuovo numero di modifica', async () => {
    const file = bench.file('due.jsonl', lines(offers(1200)));
    expect((await bench.run(file)).counts).toMatchObject({ read: 1200, new: 1200, unchanged: 0 });
    const before = await database.pool.query('select id, change_seq, updated_at from opportunities_ad order by id');
    expect((await bench.run(file)).counts).toMatchObject({ read: 1200, new: 0, changed: 0, unchanged: 1200, duplicate: 0 });
    expect((await database.pool.query('select id, change_seq, updated_at from opportunities_ad order by id')).rows).toEqual(before.rows);
    expect(await count('opportunities_staged')).toBe(0);
  });

  test('cambia solo quello che è cambiato, e l’annuncio resta lo stesso', async () => {
    const all = offers(20);
    await bench.run(bench.file('tre.jsonl', lines(all)), '--source', 'X');
    const id = (await database.pool.query("select id from opportunities_ad where external_key = 'P7'")).rows[0].id;
    const changed = all.map((each) => (each.ID_Richiesta === 'P7' ? { ...each, NumeroLavoratoriRichiesti: 4 } : each));
    expect((await bench.run(bench.file('tre.jsonl', lines(changed)), '--source', 'X')).counts).toMatchObject({
      changed: 1,
      unchanged: 19,
      new: 0,
    });
    const { rows } = await database.pool.query('select id, openings from opportunities_ad where openings = 4');
    expect(rows).toEqual([{ id, openings: 4 }]);
  });

  test('la stessa offerta da due fonti è un doppione: resta la prima, e quando la prima chiude torna visibile la seconda', async () => {
    const all = offers(3);
    await bench.run(bench.file('prima.jsonl', lines(all)), '--source', 'prima');
    const again = [...all, offer('Z9')].map((each) => ({ ...each, ID_Richiesta: `altro-${each.ID_Richiesta}` }));
    const second = await bench.run(bench.file('seconda.jsonl', lines(again)), '--source', 'seconda');
    expect(second.counts).toMatchObject({ read: 4, new: 1, duplicate: 3 });
    expect(await count('opportunities_ad', 'duplicate_of is not null')).toBe(3);
    await bench.run(bench.file('prima.jsonl', lines(all.slice(0, 2))), '--source', 'prima', '--complete');
    expect(await count('opportunities_ad', "duplicate_of is not null and external_key like 'altro-%'")).toBe(2);
  });

  test('due chiavi della stessa fonte sono due posti; la stessa chiave due volte nello stesso file conta come doppione', async () => {
    const same = { Azienda: 'Bottega', Mansioni: 'Servizio di sala nel ristorante della piazza, la sera e nei giorni di festa.' };
    const file = bench.file('chiavi.jsonl', lines([offer('A', same), offer('B', same), offer('A', same)]));
    expect((await bench.run(file)).counts).toMatchObject({ read: 3, new: 2, duplicate: 1 });
    expect(await count('opportunities_ad', 'duplicate_of is null')).toBe(2);
  });

  test('le offerte scadute entrano come scadute, non come errori', async () => {
    const file = bench.file(
      'scadute.jsonl',
      lines([offer('A', { DataScadenzaISO: '2026-11-20' }), offer('B', { DataScadenzaISO: '2026-11-21' })]),
    );
    expect(await bench.run(file)).toMatchObject({ code: 0, counts: { new: 2, rejected: 0, reasons: { expired: 1 } } });
  });

  test('un annuncio che chiede soldi aspetta che una persona lo guardi', async () => {
    const file = bench.file(
      'truffa.jsonl',
      lines([offer('A', { Mansioni: 'Guadagno facile! Prima del colloquio versare una quota di 50 euro per il kit.' })]),
    );
    expect((await bench.run(file)).counts.reasons).toEqual({ 'review-asks-money': 1 });
    expect(await count('opportunities_ad', "review = 'pending'")).toBe(1);
  });

  test('la prova a secco dice gli stessi numeri e non scrive niente', async () => {
    const file = bench.file('secco.jsonl', lines([...offers(700), offer('P1'), { ID_Richiesta: 'senza-titolo' }]));
    const dry = await bench.run(file, '--dry-run');
    for (const table of ['source', 'import_run', 'raw', 'staged', 'rejected', 'ad'])
      expect(await count(`opportunities_${table}`), table).toBe(0);
    const real = await bench.run(file);
    expect(dry.counts).toEqual(real.counts);
    expect(real).toMatchObject({ code: 1, counts: { new: 700, duplicate: 1, rejected: 1, reasons: { 'missing-title': 1 } } });
  });

  test('ogni record rifiutato resta, con il motivo e un pezzo del testo', async () => {
    await bench.run(bench.file('rifiuti.jsonl', lines([offer('A'), { ID_Richiesta: 'B', Azienda: 'Senza titolo' }])));
    const { rows } = await database.pool.query('select position, external_key, reason, excerpt from opportunities_rejected');
    expect(rows).toEqual([{ position: 2, external_key: 'B', reason: 'missing-title', excerpt: expect.stringContaining('Senza titolo') }]);
  });
});

describe('quello che lascia la fonte', () => {
  test('senza --complete un file non chiude niente', async () => {
    await bench.run(bench.file('a.jsonl', lines(offers(10))), '--source', 'F');
    expect((await bench.run(bench.file('a.jsonl', lines(offers(9))), '--source', 'F')).counts).toMatchObject({ unchanged: 9, closed: 0 });
  });

  test('con --complete gli annunci mancanti sono ritirati; se tornano, tornano aperti con la stessa pagina', async () => {
    await bench.run(bench.file('a.jsonl', lines(offers(10))), '--source', 'F');
    const gone = await bench.run(bench.file('a.jsonl', lines(offers(8))), '--source', 'F', '--complete');
    expect(gone.counts).toMatchObject({ unchanged: 8, closed: 2 });
    expect(await count('opportunities_ad', "withdrawn_by = 'feed'")).toBe(2);
    const back = await bench.run(bench.file('a.jsonl', lines(offers(10))), '--source', 'F', '--complete');
    expect(back.counts).toMatchObject({ unchanged: 8, changed: 2, closed: 0 });
    expect(await count('opportunities_ad', 'withdrawn_at is null')).toBe(10);
  });

  test('se sparisce più di metà della fonte non si chiude niente, salvo --force', async () => {
    await bench.run(bench.file('a.jsonl', lines(offers(10))), '--source', 'F');
    const few = bench.file('a.jsonl', lines(offers(4)));
    const careful = await bench.run(few, '--source', 'F', '--complete');
    expect(careful.counts.closed).toBe(0);
    expect(careful.notes.join(' ')).toMatch(/6 of 10 open ads/);
    expect((await bench.run(few, '--source', 'F', '--complete', '--force')).counts.closed).toBe(6);
  });

  test('un file rotto non chiude niente', async () => {
    await bench.run(bench.file('a.json', JSON.stringify({ offerte: offers(10) })), '--source', 'F');
    const broken = JSON.stringify({ offerte: offers(10) }).slice(0, -900);
    expect(await bench.run(bench.file('a.json', broken), '--source', 'F', '--complete')).toMatchObject({ code: 2, counts: { closed: 0 } });
    expect(await count('opportunities_ad', 'withdrawn_at is null')).toBe(10);
  });
});

describe('file che non vanno bene', () => {
  const xml = (body: string) => `<?xml version="1.0"?>${body}`;
  const cases: readonly (readonly [string, string, string | Uint8Array])[] = [
    ['un JSON che finisce a metà', 'troncato.json', JSON.stringify({ offerte: offers(1500) }).slice(0, -700)],
    ['un gzip che finisce a metà', 'troncato.jsonl.gz', gzipSync(lines(offers(1500))).subarray(0, 3000)],
    [
      'un XML con entità esterne',
      'xxe.xml',
      xml('<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><source><job><title>&x;</title></job></source>'),
    ],
    [
      'un XML che esplode',
      'bomba.xml',
      xml('<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><source><job><title>&b;</title></job></source>'),
    ],
    ['un file che non è un elenco di annunci', 'LEGGIMI.md', '# Ciao\n\nQuesto è un testo.\n'],
    ['un file vuoto', 'vuoto.json', ''],
    ['una bomba compressa', 'bomba.jsonl.gz', gzipSync(Buffer.alloc(64_000_000, 'a'))],
  ];
  test.each(cases)('%s: errore chiaro, uscita 2, nessuna traccia di annunci', async (_what, name, content) => {
    const result = await bench.run(bench.file(name, content));
    expect(result.code).toBe(2);
    expect(result.notes.join(' ')).toMatch(new RegExp(`${name.split('.')[0]}.*: .{10}`));
    expect(result.notes.join(' ')).not.toMatch(/error\.|\{\w+\}/);
    expect(result.counts).toMatchObject({ new: 0, rejected: 1 });
    for (const table of ['ad', 'raw', 'staged']) expect(await count(`opportunities_${table}`), table).toBe(0);
    expect(await count('opportunities_import_run', "state = 'failed'")).toBe(1);
  });

  test('un titolo di dieci megabyte è un record rifiutato, gli altri entrano', async () => {
    const file = bench.file('titolone.jsonl', lines([offer('A'), offer('B', { Qualifica: 'x'.repeat(10_000_000) }), offer('C')]));
    expect(await bench.run(file)).toMatchObject({ code: 1, counts: { new: 2, rejected: 1 } });
  });

  test('in una cartella i file che non sono feed sono elencati, gli altri entrano', async () => {
    const folder = path.join(bench.folder, 'cartella');
    mkdirSync(folder, { recursive: true });
    bench.file('cartella/a.jsonl', lines(offers(3)));
    bench.file('cartella/LEGGIMI.md', '# Ciao\n\nNiente annunci qui.\n');
    expect(await bench.run(folder)).toMatchObject({ code: 1, counts: { new: 3, rejected: 1, reasons: { 'unknown-format': 1 } } });
    const { rows } = await database.pool.query('select input, position, reason from opportunities_rejected');
    expect(rows).toEqual([{ input: 'LEGGIMI.md', position: 0, reason: 'unknown-format' }]);
  });

  test.each([
    [['inesistente.json']],
    [[]],
    [['a.json', '--formato', 'x']],
    [['a.json', '--format', 'boh']],
    [['a.json', '--every', '60']],
    [['a.json', '--mapping', 'boh=x']],
  ])('argomenti sbagliati: %j → uscita 2', async (args) => {
    expect((await bench.run(...args)).code).toBe(2);
  });
});
