import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { afterAll, describe, expect, test } from 'vitest';
import { testApp, testPlatform } from '../../../../test/support/app.ts';
import { testDatabase } from '../../../../test/support/database.ts';
import { silentTerminal } from '../../../platform/cli/terminal.ts';
import type { Database } from '../../../platform/db/database.ts';
import { taxonomyOf } from '../api.ts';
import { csv, occupationUri, skillUri, smallDownload, writeFiles } from '../testing/esco-download.ts';
import { loadTaxonomy } from '../testing/load-taxonomy.ts';
import { importEscoCommand } from './import-esco.command.ts';

const temp = mkdtempSync(path.join(tmpdir(), 'esco-test-'));
afterAll(() => rmSync(temp, { recursive: true, force: true }));
const folder = (name: string, files: Record<string, string | Uint8Array>) => writeFiles(path.join(temp, name), files);

const database = await testDatabase();
const second = await testDatabase();
const third = await testDatabase();
const fourth = await testDatabase();

/** Runs the command as the terminal does; the answer is the last line of `--json`. */
async function run(into: Database, ...args: string[]) {
  const platform = testPlatform(into, { environment: { TALENTHUB_DATA_DIR: path.join(temp, 'data') } });
  const terminal = silentTerminal();
  const code = await importEscoCommand.run(platform, [...args, '--json'], { ...terminal, json: true });
  const last = terminal.lines.at(-1) ?? '';
  return { code, tally: last.startsWith('{') ? JSON.parse(last) : null, lines: terminal.lines.join('\n') };
}
const fresh = (into: Database) => taxonomyOf(testPlatform(into));
const all = folder('v1.1.1', smallDownload());

describe('import esco', () => {
  test('legge una cartella e conta ogni riga; la seconda volta è tutto invariato', async () => {
    await loadTaxonomy(database);
    const first = await run(database, all);
    expect(first).toMatchObject({
      code: 0,
      tally: { read: 12, new: 10, changed: 2, unchanged: 0, duplicate: 0, rejected: 0, reasons: {} },
    });
    expect((await run(database, all)).tally).toMatchObject({ read: 12, new: 0, changed: 0, unchanged: 12 });
  });

  test('una professione che abbiamo già arricchisce la nostra scheda e non ne fa una seconda', async () => {
    const taxonomy = await fresh(database);
    const waiter = taxonomy.occupationBySlug('cameriere-di-sala');
    expect(taxonomy.occupationByUri(occupationUri(1))).toBe(waiter);
    expect(taxonomy.linkTitle('cameriera di trattoria')[0]?.occupation).toBe(waiter);
    expect(taxonomy.linkTitle('dining room waiter')[0]?.occupation).toBe(waiter);
  });

  test('una professione nuova ha le sue parole, le sue competenze e un indirizzo leggibile', async () => {
    const taxonomy = await fresh(database);
    const designer = taxonomy.occupationByUri(occupationUri(2));
    expect(designer).toMatchObject({ slug: 'disegnatore-di-aquiloni', isco: '2166', riasec: null });
    expect(designer?.essential.map((id) => taxonomy.skill(id)?.uri)).toEqual([skillUri(1)]);
    expect(designer?.optional.map((id) => taxonomy.skill(id)?.label('it'))).toEqual(['wind theory']);
    expect(taxonomy.occupationByUri(occupationUri(3))?.isco).toBe('0110');
    const hinted = taxonomy.linkTitle('figura varia', { hint: 'Disegnatori di cose che volano', limit: 100 });
    expect(hinted.map((each) => each.occupation)).toContain(designer);
  });

  test('la sua scheda si apre, con un avviso per quello che è solo in inglese', async () => {
    const { app } = await testApp(database);
    const { body, statusCode } = await app.inject('/professioni/disegnatore-di-aquiloni');
    expect(statusCode).toBe(200);
    expect(body).toContain('La descrizione esiste solo in inglese');
    expect(body).toContain('Draws');
    expect(body).toMatch(/<li class="chip chip-simple" lang="en">/);
  });

  test('l’indirizzo di una scheda unita porta alla nostra', async () => {
    const { app } = await testApp(database);
    const { rows } = await database.pool.query('select slug from taxonomy_occupation where uri = $1', [occupationUri(1)]);
    const answer = await app.inject(`/professioni/${rows[0].slug}`);
    expect([answer.statusCode, answer.headers.location]).toEqual([301, '/professioni/cameriere-di-sala']);
  });

  test('una parola corretta nel file si corregge, i numeri restano', async () => {
    const before = (await fresh(database)).occupationByUri(occupationUri(2))?.id;
    const files = smallDownload();
    const changed = folder('v1.1.1-bis', {
      'occupations_en.csv': (files['occupations_en.csv'] ?? '').replace('kite designer', 'kite architect'),
    });
    expect((await run(database, changed)).tally).toMatchObject({ read: 3, changed: 1, unchanged: 2 });
    const designer = (await fresh(database)).occupationByUri(occupationUri(2));
    expect([designer?.id, designer?.label('en')]).toEqual([before, 'kite architect']);
  });

  test('una versione più vecchia non cancella quella più nuova', async () => {
    const old = folder('v1.0.8', { 'occupations_en.csv': smallDownload()['occupations_en.csv'] ?? '' });
    expect((await run(database, old)).tally).toMatchObject({ changed: 0, unchanged: 3 });
  });

  test('un server già acceso vede la versione nuova senza ripartire', async () => {
    const platform = testPlatform(database);
    const before = await taxonomyOf(platform);
    await run(
      database,
      folder('v1.2.0', {
        'occupations_it.csv': csv('conceptUri,preferredLabel,code', [[occupationUri(4), 'domatore di draghi', '5164.1']]),
      }),
    );
    await expect.poll(async () => (await taxonomyOf(platform)).version, { timeout: 10_000, interval: 300 }).toBe(before.version + 1);
    expect((await taxonomyOf(platform)).linkTitle('domatrice di draghi')[0]?.score).toBeGreaterThan(0.9);
  });
});

describe('se si ferma a metà', () => {
  test('restano i file interi già letti, e la volta dopo completa il resto e lo pubblica', async () => {
    const files = smallDownload();
    const relations = files['occupationSkillRelations.csv'] ?? '';
    const stopped = folder('fermo', { ...files, 'occupationSkillRelations.csv': `${relations}\n"mezza` });
    expect((await run(fourth, stopped)).code).toBe(2);
    const half = await fresh(fourth);
    expect(half.occupationByUri(occupationUri(2))?.essential).toEqual([]);
    expect((await run(fourth, folder('fermo', files))).tally).toMatchObject({ read: 12, rejected: 0, unchanged: 8 });
    const whole = await fresh(fourth);
    expect(whole.occupationByUri(occupationUri(2))?.essential).toHaveLength(1);
    expect(whole.version).toBe(half.version + 1);
  });
});

describe('che cosa accetta', () => {
  test('uno zip come quello ufficiale, anche con cartelle dentro, insieme a un file singolo', async () => {
    const { 'occupations_it.csv': italian = '', ...rest } = smallDownload();
    const entries = Object.fromEntries(Object.entries(rest).map(([name, text]) => [`classification/en/${name}`, strToU8(text)]));
    const zip = path.join(
      folder('zip', { 'ESCO dataset - v1.1.1.zip': zipSync(entries), 'occupations_it.csv': `\uFEFF${italian}` }),
      'ESCO dataset - v1.1.1.zip',
    );
    const result = await run(second, zip, path.join(temp, 'zip', 'occupations_it.csv'));
    expect(result).toMatchObject({ code: 0, tally: { read: 12, rejected: 0 } });
    expect((await fresh(second)).occupationByUri(occupationUri(2))?.label('it')).toContain('aquiloni');
    expect(readdirSync(path.join(temp, 'data', 'tmp'))).toEqual([]);
  });

  test('quello che manca è detto e non ferma', async () => {
    const result = await run(second, folder('solo', { 'skills_en.csv': smallDownload()['skills_en.csv'] ?? '' }));
    expect(result.code).toBe(0);
    expect(result.lines).toContain('occupations_en.csv is not among the files');
  });

  test('righe sbagliate o doppie si contano con il motivo, le altre entrano', async () => {
    const rows = [
      ['', '5131', 'senza indirizzo'],
      [occupationUri(7), '5131', ''],
      [occupationUri(7), 'x', 'senza gruppo'],
      [occupationUri(8), '5131', 'giusta'],
      [occupationUri(8), '5131', 'di nuovo lei'],
    ];
    const result = await run(
      third,
      folder('sbagli', {
        'occupations_it.csv': csv('conceptUri,iscoGroup,preferredLabel', rows),
        'occupationSkillRelations.csv': csv('occupationUri,relationType,skillUri', [[occupationUri(8), 'essential', skillUri(9)]]),
      }),
    );
    expect(result).toMatchObject({
      code: 1,
      tally: {
        read: 6,
        new: 1,
        duplicate: 1,
        rejected: 4,
        reasons: { 'no URI': 1, 'no preferred label': 1, 'no ISCO group': 1, 'relation with an unknown concept': 1 },
      },
    });
    expect((await fresh(third)).linkTitle('giusta')[0]?.score).toBe(1);
  });
});

describe('che cosa rifiuta, con un messaggio e senza lasciare niente a metà', () => {
  const good = csv(
    'conceptUri,iscoGroup,preferredLabel',
    Array.from({ length: 2500 }, (_, n) => [`http://x.example/o/${n}${'0'.repeat(5)}`, '5131', `mestiere ${n}`]),
  );
  const cases: [string, () => string, RegExp][] = [
    ['un file che non c’è', () => path.join(temp, 'niente'), /no such file/],
    ['una cartella senza file di ESCO', () => folder('vuota', { 'altro.txt': 'x' }), /no file of an ESCO download/],
    ['un file con un altro nome', () => path.join(folder('nome', { 'elenco.csv': 'a,b' }), 'elenco.csv'), /the name must be/],
    ['un indirizzo web', () => 'https://example.org/esco.zip', /download the file first/],
    ['uno zip che non è uno zip', () => path.join(folder('falso', { 'a.zip': 'ciao' }), 'a.zip'), /zip/],
    ['colonne che mancano', () => folder('colonne', { 'skills_en.csv': 'a,b\n1,2' }), /columns concepturi, preferredlabel are missing/],
    [
      'un file troncato',
      () => folder('tronco', { 'occupations_it.csv': `${good}\nhttp://x.example/zzzzz,5131,"mezza` }),
      /not a complete CSV/,
    ],
    [
      'un file che non è UTF-8',
      () =>
        folder('latin', {
          'occupations_it.csv': Buffer.concat([Buffer.from(`${good}\n`), Buffer.from('http://x.example/zz,5131,citt\xe0', 'latin1')]),
        }),
      /UTF-8/,
    ],
  ];
  test.each(cases)('%s', async (_what, make, message) => {
    const count = async () => (await third.pool.query('select count(*)::int as n from taxonomy_occupation')).rows[0].n;
    const before = await count();
    const result = await run(third, make());
    expect(result.lines).toMatch(message);
    expect(result.code).toBe(2);
    expect(await count()).toBe(before);
  });

  test('nessun argomento, o un’opzione sconosciuta', async () => {
    expect((await run(third)).code).toBe(2);
    expect((await run(third, all, '--forza=si')).code).toBe(2);
  });
});
