import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { testPlatform } from '../../../../test/support/app.ts';
import { testDatabase } from '../../../../test/support/database.ts';
import { silentTerminal } from '../../../platform/cli/terminal.ts';
import { referenceFolder } from '../../../platform/files/reference-folder.ts';
import { territory } from '../module.ts';
import { currentEdition } from '../store/edition.store.ts';
import { gazetteer, openLiveGazetteer } from '../store/live-gazetteer.ts';
import { loadPlaces } from '../testing/load-places.ts';
import { importPlacesCommand } from './import-places.command.ts';

const database = await testDatabase();
const platform = testPlatform(database);
const folder = mkdtempSync(path.join(tmpdir(), 'places-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const HEADER = 'istat,name,province,region,caps,lat,lon,capital,population,approximate,other_names';
const NEW_TOWN = '019999,Città Nuova,CR,03,26199,45.2000,10.1000,,100,,';

async function run(...args: string[]) {
  const terminal = { ...silentTerminal(), json: true };
  const code = await importPlacesCommand.run(platform, args, terminal);
  const last = terminal.lines.at(-1) ?? '';
  return { code, lines: terminal.lines, summary: last.startsWith('{') ? JSON.parse(last) : null };
}

function file(...lines: string[]): string {
  const name = path.join(folder, `${lines.length}-${Math.random()}.csv`);
  writeFileSync(name, [HEADER, ...lines].join('\n'));
  return name;
}

beforeEach(async () => {
  await database.write(async (db) => {
    await db.deleteFrom('territory_place').execute();
    await db.deleteFrom('platform_setting').where('key', '=', 'territory.places').execute();
  });
  await loadPlaces(database);
});

describe('i comuni che il prodotto porta con sé', () => {
  test('al primo avvio si caricano, al secondo non c’è niente da fare', async () => {
    const first = await database.read(currentEdition);
    await territory.reference?.(platform, silentTerminal());
    expect(first).toMatchObject({ version: 1, origin: 'shipped' });
    expect(await database.read(currentEdition)).toEqual(first);
    expect((await gazetteer(platform)).size).toBe(7896);
  });

  test('due avvii insieme su una base vuota caricano una volta sola', async () => {
    await database.write((db) => db.deleteFrom('platform_setting').where('key', '=', 'territory.places').execute());
    await Promise.all([loadPlaces(database), loadPlaces(database)]);
    expect(await database.read(currentEdition)).toMatchObject({ version: 1 });
  });

  test('una versione nuova del file sostituisce la vecchia, ma non un elenco importato da chi gestisce il sito', async () => {
    const edit = (changes: string) =>
      database.write((db) => db.updateTable('platform_setting').set({ value: changes }).where('key', '=', 'territory.places').execute());
    await edit(JSON.stringify({ version: 1, origin: 'shipped', hash: 'old' }));
    await loadPlaces(database);
    expect(await database.read(currentEdition)).toMatchObject({ version: 2 });
    await edit(JSON.stringify({ version: 5, origin: 'import', hash: 'old' }));
    await loadPlaces(database);
    expect(await database.read(currentEdition)).toMatchObject({ version: 5, origin: 'import' });
  });
});

describe('import places', () => {
  test('lo stesso file non cambia niente', async () => {
    const { code, summary } = await run(referenceFolder('places'));
    expect(code).toBe(0);
    expect(summary).toEqual({ read: 7896, new: 0, changed: 0, unchanged: 7896, duplicate: 0, rejected: 0, removed: 0, reasons: {} });
    expect(await database.read(currentEdition)).toMatchObject({ version: 1, origin: 'shipped' });
  });

  test('aggiunge, cambia, lascia stare gli altri, e il sito lo vede', async () => {
    const renamed = '019036,Cremona Nuova,CR,03,26100,45.1331,10.0243,1,70000,,Cremona';
    const { code, summary } = await run(file(NEW_TOWN, renamed, NEW_TOWN));
    expect(code).toBe(0);
    expect(summary).toMatchObject({ read: 3, new: 1, changed: 1, unchanged: 0, duplicate: 1, rejected: 0, removed: 0 });
    const places = await gazetteer(platform);
    expect(places.size).toBe(7897);
    expect(places.byIstat('019036')?.name).toBe('Cremona Nuova');
    expect(places.search('citta nuova', 1)[0]?.istat).toBe('019999');
  });

  test('con --mode replace toglie quello che il file non nomina, se il file è senza errori', async () => {
    const broken = await run(file(NEW_TOWN, '1,Rotto,CR,03,,45,10'), '--mode', 'replace');
    expect(broken).toMatchObject({ code: 1, summary: { new: 1, rejected: 1, removed: 0, reasons: { istat: 1 } } });
    expect(broken.lines[0]).toContain('line 3');
    const clean = await run(file(NEW_TOWN), '--mode=replace');
    expect(clean).toMatchObject({ code: 0, summary: { unchanged: 1, removed: 7896 } });
    expect((await gazetteer(platform)).size).toBe(1);
  });

  test('--dry-run conta e non cambia niente', async () => {
    expect(await run(file(NEW_TOWN), '--dry-run')).toMatchObject({ code: 0, summary: { new: 1 } });
    expect((await gazetteer(platform)).byIstat('019999')).toBeUndefined();
  });

  test('quello che non si può usare dà il codice 2 e non cambia niente', async () => {
    const wrong = path.join(folder, 'foto.csv');
    writeFileSync(wrong, Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0x00]));
    const other = path.join(folder, 'altro.csv');
    writeFileSync(other, 'a,b\n1,2\n');
    for (const args of [
      [],
      ['manca.csv'],
      [wrong],
      [other],
      [file(NEW_TOWN), other],
      [file(NEW_TOWN), '--mode', 'forse'],
      [file(NEW_TOWN), '--dryrun=1'],
    ]) {
      expect((await run(...args)).code, args.join(' ')).toBe(2);
    }
    expect(await database.read(currentEdition)).toMatchObject({ version: 1 });
  });

  test('un server già acceso vede i comuni nuovi da solo, e non va mai due volte a vedere se non è ora', async () => {
    const live = openLiveGazetteer(database, '03', { pollMs: 20, warn: () => undefined });
    const slow = openLiveGazetteer(database, '03', { pollMs: 60_000, warn: () => undefined });
    expect((await live.get()).byIstat('019999')).toBeUndefined();
    await slow.get();
    await run(file(NEW_TOWN));
    await expect.poll(async () => (await live.get()).byIstat('019999')?.name).toBe('Città Nuova');
    expect((await slow.get()).byIstat('019999')).toBeUndefined();
  });
});
