import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asOwner, testDatabase } from '../../../test/support/database.ts';
import { fileKeyOf, memoryFiles } from '../files/files.ts';
import { backup, restore } from './copy-backup.ts';
import type { Database } from './database.ts';
import { latestMigration } from './migrate.ts';

const source = await testDatabase();
const target = await testDatabase();
const folder = mkdtempSync(join(tmpdir(), 'talenthub-backup-'));
const file = join(folder, 'talenthub.backup.gz');
const own = { files: memoryFiles(), secret: 'un segreto' };
const there = { files: memoryFiles(), secret: 'un altro segreto' };
/** An empty one, one below a piece, one of three pieces. */
const KEPT = [new Uint8Array(), Buffer.from('visura camerale'), Buffer.alloc(2_000_000, 'pagina ')];

/** Shapes that a careless copy loses: JSON null beside SQL NULL, arrays, bytes, huge numbers, cycles of foreign keys, generated columns. */
const AWKWARD = `
  create table prova_a (
    id bigint generated always as identity primary key, b_id bigint, note jsonb, words text[], bytes bytea, big numeric, real8 float8,
    day date, span interval, small varchar(5), upper_small text generated always as (upper(small)) stored);
  create table prova_b (id bigint primary key, a_id bigint not null references prova_a (id));
  alter table prova_a add constraint prova_a_b foreign key (b_id) references prova_b (id)`;

const ROWS = `
  insert into prova_a (note, words, bytes, big, real8, day, span, small) values
    ('null', '{"a,b","c\\"d",NULL}', '\\x00ff0a', 123456789012345678901234567890.123456789, 'NaN', '2026-03-29', '1 mon 2 days', 'però'),
    (null, null, null, null, 0.1::float8 + 0.2::float8, 'infinity', null, E'\\n\\t#x');
  insert into prova_b values (10, 2);
  update prova_a set b_id = 10 where id = 1;
  insert into prova_a (small) select 'r' || n % 100 from generate_series(1, 2500) n`;

async function dump(database: Database): Promise<unknown> {
  const { rows } = await database.pool.query('select a::text from prova_a a union all select b::text from prova_b b order by 1');
  return rows;
}

beforeAll(async () => {
  await asOwner(source, `${AWKWARD}; grant all on prova_a, prova_b to public`);
  await asOwner(target, `${AWKWARD}; grant all on prova_a, prova_b to public`);
  await source.pool.query(ROWS);
  await source.write((db) => db.insertInto('platform_event').values({ type: 'prova', payload: '{"è": [1]}' }).execute());
  for (const bytes of KEPT) await own.files.put(bytes);
  await backup(source, own, file);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function expectRefusal(name: string, content: Buffer | string, code: string): Promise<void> {
  const path = join(folder, name);
  writeFileSync(path, content);
  await expect(restore(target, there, path)).rejects.toMatchObject({ name: 'BackupError', code });
  const { rows } = await target.pool.query('select count(*) as n from prova_a');
  expect(rows).toEqual([{ n: 0 }]);
  for await (const key of there.files.keys()) expect.fail(`${key} stayed behind`);
}

describe('la copia di sicurezza', () => {
  test('il file dice versione, tabelle e righe, lo legge solo chi l’ha fatto, e non restano pezzi accanto', () => {
    const header = JSON.parse(gunzipSync(readFileSync(file)).toString('utf8').split('\n')[0] ?? '');
    expect(header.schema).toBe(latestMigration());
    expect(header.tables.find((table: { name: string }) => table.name === 'prova_a').rows).toBe(2502);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(['talenthub.backup.gz']);
  });

  test('un file troncato, alterato o estraneo è rifiutato e la base resta vuota', async () => {
    const whole = readFileSync(file);
    await expectRefusal('corto.gz', whole.subarray(0, whole.length - 200), 'damaged');
    await expectRefusal('altro.txt', 'una lettera', 'damaged');
    await expectRefusal('altro.gz', gzipSync('{"format":"altro"}\n'), 'not_a_backup');
    const text = gunzipSync(whole).toString('utf8');
    await expectRefusal('cambiato.gz', gzipSync(text.replace('"r42"', '"r43"')), 'damaged');
    const page = Buffer.from('visura').toString('base64');
    await expectRefusal('documento.gz', gzipSync(text.replace(page, Buffer.from('vinura').toString('base64'))), 'damaged');
    await expectRefusal('riga.gz', gzipSync(text.replace('@files\n', '@files\nniente\n')), 'damaged');
    await expectRefusal('documenti.gz', gzipSync(text.replace('"files":{"count":3', '"files":{"count":4')), 'count_mismatch');
    await expectRefusal('schema.gz', gzipSync(text.replace(latestMigration(), '0000_niente')), 'other_schema');
    await expectRefusal('conti.gz', gzipSync(text.replace('"rows":2502', '"rows":2503')), 'count_mismatch');
  });

  test('rimessa in una base vuota dà gli stessi dati, riga per riga, e il numero seguente non è già usato', async () => {
    const summary = await restore(target, there, file);
    expect(summary).toMatchObject({ schema: latestMigration(), files: 3 });
    expect(await dump(target)).toEqual(await dump(source));
    const { rows } = await target.pool.query<{ id: number; note: null }>("insert into prova_a (note) values ('null') returning id");
    expect(rows[0]?.id).toBe(2503);
    const nulls = await target.pool.query("select id from prova_a where note = 'null'::jsonb and id < 3");
    expect(nulls.rows).toEqual([{ id: 1 }]);
  });

  test('i documenti privati tornano con i dati, e chi usa un altro segreto lo sa', async () => {
    for (const bytes of KEPT) expect(Buffer.from((await there.files.get(fileKeyOf(bytes))) ?? 'manca')).toEqual(Buffer.from(bytes));
    const text = gunzipSync(readFileSync(file)).toString('utf8');
    expect(text).not.toContain(own.secret);
    const again = await testDatabase();
    await asOwner(again, `${AWKWARD}; grant all on prova_a, prova_b to public`);
    expect(await restore(again, there, file)).toMatchObject({ sameSecret: false });
    const third = await testDatabase();
    await asOwner(third, `${AWKWARD}; grant all on prova_a, prova_b to public`);
    expect(await restore(third, { ...own, files: memoryFiles() }, file)).toMatchObject({ sameSecret: true });
  });

  test('i vincoli fra tabelle sono di nuovo al loro posto', async () => {
    await expect(target.pool.query('insert into prova_b values (11, 999999)')).rejects.toMatchObject({ code: '23503' });
    await expect(target.pool.query('delete from prova_b where id = 10')).rejects.toMatchObject({ code: '23503' });
  });

  test('in una base che ha già dati non tocca niente', async () => {
    await expect(restore(target, there, file)).rejects.toMatchObject({ code: 'not_empty' });
  });

  test('quel che si scrive mentre la copia è in corso non la rende incoerente', async () => {
    const busy = join(folder, 'occupata.gz');
    let writing = true;
    const writer = (async () => {
      while (writing)
        await source.pool.query(
          "with a as (insert into prova_a (small) values ('w') returning id) insert into platform_mail (to_address, subject, text) select 'a@example.org', id::text, '' from a",
        );
    })();
    await backup(source, own, busy);
    writing = false;
    await writer;
    const lines = gunzipSync(readFileSync(busy)).toString('utf8').split('\n');
    expect(lines.filter((line) => line.includes('"w"')).length).toBe(lines.filter((line) => line.includes('a@example.org')).length);
  });
});
