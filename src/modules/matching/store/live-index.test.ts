import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testDatabase } from '../../../../test/support/database.ts';
import type { Terminal } from '../../../platform/module/manifest.ts';
import { changeAd } from '../../opportunities/testing/change-ad.ts';
import { matching } from '../module.ts';
import { seededApp } from '../testing/seeded-app.ts';
import { startIndex } from './live/follow-database.ts';
import { indexReadiness, liveIndex } from './live-index.ts';
import { sqlSearch } from './sql/sql-search.ts';
import { followAdTexts } from './sql/write-ad-texts.ts';

const database = await testDatabase();
const { app, platform, publish } = await seededApp(database);
const quiet: Terminal = { out: () => undefined, note: () => undefined, progress: () => undefined, json: true };
const total = async (q: string) => JSON.parse((await app.inject(`/api/v1/opportunities?exact=1&q=${q}`)).body).total as number;

/** Milliseconds until the search finds `expected` ads. */
async function until(q: string, expected: number): Promise<number> {
  const started = performance.now();
  while ((await total(q)) !== expected) {
    if (performance.now() - started > 5000) throw new Error(`${q}: ${await total(q)} instead of ${expected}`);
    await pause(20);
  }
  return performance.now() - started;
}

describe('mentre il servizio gira', () => {
  let stop: () => Promise<void>;
  beforeAll(() => {
    stop = startIndex(platform);
  });
  afterAll(() => stop());

  test('l’indice si dichiara pronto dopo il primo caricamento', async () => {
    await liveIndex(platform);
    const [part] = await indexReadiness(platform);
    expect(part).toMatchObject({ part: 'index', ready: true });
    expect(part?.detail).toMatch(/^\d+ ads, \d+\.\d s behind$/);
  });

  test('un annuncio pubblicato si trova entro due secondi; ritirato, entro due secondi non si trova più', async () => {
    const [id] = await publish([{ title: 'Liutaio restauratore' }]);
    expect(await until('liutaio', 1)).toBeLessThan(2000);
    // Shown once, so that the list would come from memory if nobody told it.
    expect((await app.inject('/opportunita?q=liutaio&esatto=1')).body).toContain('Liutaio restauratore');
    await changeAd(database, id as number, { withdrawn_at: new Date(platform.clock.now().getTime() - 1) });
    expect(await until('liutaio', 0)).toBeLessThan(2000);
    expect((await app.inject('/opportunita?q=liutaio&esatto=1')).body).not.toContain('Liutaio restauratore');
  });

  test('un annuncio corretto si vede corretto, anche se la lista lo aveva già mostrato', async () => {
    const [id] = await publish([{ title: 'Apicoltore', organisation: 'Miele Vecchio' }]);
    await until('apicoltore', 1);
    expect((await app.inject('/opportunita?q=apicoltore')).body).toContain('Miele Vecchio');
    await changeAd(database, id as number, { organisation: 'Miele Nuovo' });
    await until('miele+nuovo', 1);
    expect((await app.inject('/opportunita?q=apicoltore')).body).toContain('Miele Nuovo');
  });

  test('reindex: l’indice viene rifatto e dice le stesse cose; anche la ricerca in SQL', async () => {
    await publish([{ title: 'Vetraio soffiatore' }]);
    const command = matching.commands?.find(({ name }) => name === 'reindex');
    expect(await command?.run(platform, [], quiet)).toBe(0);
    await until('vetraio', 1);
    const query = { text: 'vetraio', sort: 'date', offset: 0, limit: 5 } as const;
    const now = platform.clock.now().getTime();
    expect((await database.read((db) => sqlSearch(db, query, now))).total).toBe(1);
    expect((await database.read((db) => sqlSearch(db, { ...query, text: '' }, now))).total).toBe(
      (await liveIndex(platform)).search({ ...query, text: '' }, now).total,
    );
  });
});

test('le righe per la ricerca in SQL seguono gli annunci, anche quelli spariti', async () => {
  const [id] = await publish([{ title: 'Arrotino ambulante' }]);
  await followAdTexts(platform);
  const found = () =>
    database.read((db) => sqlSearch(db, { text: 'arrotino', sort: 'date', offset: 0, limit: 5 }, platform.clock.now().getTime()));
  expect((await found()).hits.map((hit) => hit.id)).toEqual([id]);
  await changeAd(database, id as number, { withdrawn_at: new Date(0) });
  await followAdTexts(platform);
  expect((await found()).total).toBe(0);
});
