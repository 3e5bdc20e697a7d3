import { mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Writable } from 'node:stream';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApp, modules } from '../../src/app.ts';
import {
  addMembership,
  addOrganisation,
  addPerson,
  cookieOf,
  send,
  type TestPerson,
  visit,
} from '../../src/modules/accounts/testing/sign-in.ts';
import { fixedClock } from '../../src/platform/clock/clock.ts';
import { connectOwner, seeEveryRow } from '../../src/platform/db/owner-connection.ts';
import { diskFiles } from '../../src/platform/files/files.ts';
import { openJobs } from '../../src/platform/jobs/jobs.ts';
import { openLog } from '../../src/platform/log/log.ts';
import { allTables } from '../../src/platform/own-data/platform-tables.ts';
import type { Platform } from '../../src/platform/platform.ts';
import { platformJobs } from '../../src/platform/platform-jobs.ts';
import { TEST_NOW, testPlatform } from '../support/app.ts';
import { testDatabase } from '../support/database.ts';
import { type Canary, plantCanaries } from '../support/plant-rows.ts';

const database = await testDatabase();
const folder = mkdtempSync(path.join(tmpdir(), 'erasure-'));
const clock = fixedClock(TEST_NOW);
const DAY = 86_400_000;
const ADDRESS = 'canarino_indirizzo@posta.example';
let logged = '';
const logStream = new Writable({
  write(chunk, _encoding, done) {
    logged += String(chunk);
    done();
  },
});
const log = openLog({ LOG_LEVEL: 'debug' }, logStream);
const jobs = openJobs(database.url, log);
const platform: Platform = { ...testPlatform(database, { clock }), files: diskFiles(folder), jobs, log };
const app = await createApp(platform);
const tables = allTables(modules);
const hiddenTables = tables.filter((table) => table.personal && !table.ofVisitors);
const canaries = new Map<string, Canary>();
let youth: TestPerson;
let client: pg.Client;

const runJob = (name: string) => {
  const job = [...platformJobs(modules), ...modules.flatMap((module) => module.jobs ?? [])].find((each) => each.name === name);
  if (!job) throw new Error(`no job ${name}`);
  return job.run(platform, {});
};
const later = (days: number) => clock.set(new Date(clock.now().getTime() + days * DAY));

/** Every row of every table of every schema, and every file, in lower case, by where it lies. */
async function everything(): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  const { rows } = await client.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`,
  );
  for (const { name } of rows) {
    const { rows: lines } = await client.query<{ line: string }>(`select to_jsonb(t)::text as line from ${name} t`);
    found.set(
      name,
      lines
        .map(({ line }) => line)
        .join('\n')
        .toLowerCase(),
    );
  }
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const full = path.join(folder, file);
    if (statSync(full).isFile()) found.set(full, readFileSync(full, 'latin1').toLowerCase());
  }
  return found;
}

async function traces(): Promise<string[]> {
  const places = await everything();
  const needles = [
    ...[...canaries].map(([place, { needle }]) => [place, needle] as const),
    ['indirizzo', ADDRESS] as const,
    ['parola', 'canarino'] as const,
  ];
  return [...places].flatMap(([place, text]) =>
    needles.filter(([, needle]) => text.includes(needle)).map(([column]) => `${column} in ${place}`),
  );
}

beforeAll(async () => {
  client = await connectOwner(database.url);
  youth = await addPerson(database, { role: 'youth', given: 'canarino-nome', family: 'canarino-cognome' });
  const other = await addPerson(database, { role: 'youth' });
  const centre = await addOrganisation(database, { kind: 'youth_centre', provinces: ['CR'] });
  const operator = await addPerson(database, { given: 'Olga' });
  await addMembership(database, operator.id, centre.id, 'operator', true);
  await client.query('begin');
  await seeEveryRow(client);
  const planting = { person: youth.id, otherPerson: other.id, organisation: centre.id, address: ADDRESS };
  for (const table of tables.filter((each) => each.personal || each.addresses || each.personColumn)) {
    for (const [column, canary] of await plantCanaries(client, table, planting)) {
      if (!table.ofVisitors || table.addresses?.includes(column)) canaries.set(`${table.name}.${column}`, canary);
    }
  }
  await client.query('commit');
  await jobs.enqueue('prova-erasure', { person: youth.publicId, note: 'canarino-coda' });
  await jobs.enqueue('prova-erasure', { to: ADDRESS, note: 'canarino-coda' });
}, 60_000);

afterAll(async () => {
  await jobs.stop();
  await client.end();
  await app.close();
});

describe('cancellare una persona non lascia tracce', () => {
  test('ogni colonna personale dichiarata ha il suo canarino: una tabella nuova senza non passa', () => {
    const declared = hiddenTables.flatMap((table) => (table.personal ?? []).map(({ column }) => `${table.name}.${column}`));
    expect([...canaries.keys()]).toEqual(expect.arrayContaining(declared));
    expect(declared.length).toBeGreaterThan(20);
  });

  test('prima i canarini ci sono tutti, e il controllo li vede', async () => {
    const seen = await traces();
    for (const place of canaries.keys())
      expect(
        seen.filter((trace) => trace.startsWith(`${place} in`)),
        place,
      ).not.toEqual([]);
    expect(seen.some((trace) => trace.includes('pgboss.'))).toBe(true);
  });

  test('la persona fa tutto quello che può fare, chiede la cancellazione, ci sono i promemoria, poi più niente', async () => {
    const cookie = await cookieOf(database, clock.now(), { person: youth.id, role: 'youth' });
    for (const page of ['/area/dati', '/area/dati/consensi', '/area/dati/copia', '/area/dati/accessi'])
      expect((await visit(app, page, cookie)).statusCode).toBe(200);
    await send(app, '/area/dati/consensi', { purpose: 'news', answer: 'give' }, { cookie });
    await client.query('begin');
    await seeEveryRow(client);
    await client.query('delete from accounts_export');
    await client.query('commit');
    expect((await send(app, '/area/dati/copia', {}, { cookie })).statusCode).toBe(303);
    await runJob('accounts-make-exports');
    expect(readdirSync(folder, { recursive: true }).length).toBeGreaterThan(0);
    expect((await send(app, '/area/dati/cancella', {}, { cookie })).statusCode).toBe(303);
    later(12);
    await runJob('accounts-erase-people');
    expect((await visit(app, '/area/dati', cookie)).statusCode).toBe(200);
    later(2.1);
    await runJob('accounts-erase-people');
    expect((await visit(app, '/area/dati', cookie)).headers.location).toContain('/accedi');
    const { rows } = await client.query<{ to: string; forget: boolean }>(
      'select to_address as to, forget from platform_mail where to_address = $1',
      [ADDRESS],
    );
    expect(rows).toEqual([{ to: ADDRESS, forget: true }]);
    // The last mail is the only trace, and goes too when nobody tries to send it any more.
    later(4);
    await runJob('platform-clear-old-data');
    expect(await traces()).toEqual([]);
    expect(readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => statSync(path.join(folder, name)).isFile())).toEqual(
      [],
    );
  });

  test('nemmeno nelle pagine, nella ricerca, nelle misure e nel registro tecnico', async () => {
    for (const url of ['/', '/opportunita?q=canarino', '/api/v1/opportunities?q=canarino', '/sitemap.xml', '/metrics']) {
      const { body } = await app.inject({ url });
      expect(body.replaceAll(/q=canarino|value="canarino"|«canarino»/g, '').toLowerCase(), url).not.toContain('canarino-');
      expect(body.toLowerCase(), url).not.toContain(ADDRESS);
    }
    expect(logged.toLowerCase()).not.toContain('canarino');
  });

  test('restano un guscio vuoto, la prova che è successo e un numero senza nome', async () => {
    const shell = await client.query('select status, email, given_name, family_name, birth_date from accounts_person where id = $1', [
      youth.id,
    ]);
    expect(shell.rows).toEqual([{ status: 'erased', email: null, given_name: '', family_name: '', birth_date: null }]);
    for (const { name, personColumn, onErasure = 'delete' } of tables) {
      if (!personColumn || onErasure === 'blank') continue;
      expect((await client.query(`select from ${name} where ${personColumn} = $1`, [youth.id])).rowCount, name).toBe(0);
    }
    const audit = await client.query('select action from platform_audit where object = $1 order by id desc limit 1', [
      `accounts_person:${youth.publicId}`,
    ]);
    expect(audit.rows).toEqual([{ action: 'accounts.erase' }]);
    const counts = await client.query('select birth_band, role, n from accounts_departed_count');
    expect(counts.rows).toEqual([{ birth_band: '1930-1934', role: 'youth', n: 1 }]);
  });

  test('chi resta tiene i suoi dati', async () => {
    const others = await client.query("select count(*) as n from accounts_person where status = 'active' and given_name <> ''");
    expect(others.rows[0]?.n).toBe(2);
    const opened = await client.query('select viewer_name, action from accounts_file_access where viewer_id = $1', [youth.id]);
    expect(opened.rows).toEqual([expect.objectContaining({ viewer_name: '' })]);
  });
});
