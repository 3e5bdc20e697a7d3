import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { testPlatform } from '../../../../../test/support/app.ts';
import { testDatabase } from '../../../../../test/support/database.ts';
import type { Database } from '../../../../platform/db/database.ts';
import { changeAd } from '../../../opportunities/testing/change-ad.ts';
import { taxonomyOf } from '../../../taxonomy/api.ts';
import { EVERYTHING } from '../../domain/search-request.ts';
import { CREMONA, seededApp } from '../../testing/seeded-app.ts';
import { findAds } from '../find-ads.ts';
import { indexOf, LiveIndex } from '../live-index.ts';
import { clearAdTexts, followAdTexts } from '../sql/write-ad-texts.ts';
import { startIndex } from './follow-database.ts';
import { loadContent } from './index-content.ts';
import { keptIndex } from './kept-index.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'talenthub-kept-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = path.join(folder, 'search-index.snapshot');
const database = await testDatabase();
const { publish } = await seededApp(database);

/** A process over the database, with its data in our folder. */
const aProcess = (over: Database = database) => testPlatform(over, { environment: { TALENTHUB_DATA_DIR: folder } });

/** Starts a process, waits until it is ready, asks, stops it. */
async function whileRunning<T>(ask: (index: LiveIndex) => T | Promise<T>): Promise<T> {
  const platform = aProcess();
  const stop = startIndex(platform);
  const index = indexOf(platform);
  while (!index.ready) await pause(5);
  await index.refresh();
  const answer = await ask(index);
  await stop();
  return answer;
}

const totalOf = (index: LiveIndex, text: string) =>
  index.search({ text, sort: 'relevance', offset: 0, limit: 10 }, Date.parse('2026-11-21T09:00:00Z')).total;
const takenFromDisk = async () => keptIndex(aProcess(), await taxonomyOf(aProcess()), '');

test('chi si ferma tiene l’indice su disco; chi riparte lo riprende e recupera pubblicati, corretti e ritirati nel frattempo', async () => {
  const [kept, changed, gone] = await publish([
    { title: 'Liutaio', ...CREMONA },
    { title: 'Arrotino', ...CREMONA },
    { title: 'Spazzacamino', ...CREMONA },
  ]);
  expect(await whileRunning((index) => ['liutaio', 'arrotino', 'spazzacamino'].map((word) => totalOf(index, word)))).toEqual([1, 1, 1]);
  expect(existsSync(file)).toBe(true);
  await publish([{ title: 'Maniscalco' }]);
  await changeAd(database, changed as number, { organisation: 'Forbici e lame' });
  await changeAd(database, gone as number, { withdrawn_at: new Date(0) });
  expect((await takenFromDisk())?.index.size).toBe(3);
  await whileRunning((index) => {
    expect(totalOf(index, 'liutaio')).toBe(1);
    expect(totalOf(index, 'maniscalco')).toBe(1);
    expect(totalOf(index, 'forbici')).toBe(1);
    expect(totalOf(index, 'spazzacamino')).toBe(0);
    expect(index.placeOf(kept as number)).toBe('019036');
    expect(index.size).toBe(3);
  });
});

test('un annuncio cancellato dalla base dati a processo fermo, senza traccia, viene scoperto e tolto', async () => {
  const [id] = await publish([{ title: 'Ombrellaio' }]);
  await whileRunning((index) => expect(totalOf(index, 'ombrellaio')).toBe(1));
  // A change after it, so that its number is not the last one.
  await publish([{ title: 'Seggiolaio' }]);
  await database.pool.query('delete from opportunities_ad where id = $1', [id]);
  const platform = aProcess();
  const index = new LiveIndex(platform);
  index.polled = true;
  await index.refresh();
  expect(totalOf(index, 'ombrellaio')).toBe(1);
  await index.tidy();
  expect(totalOf(index, 'ombrellaio')).toBe(0);
  expect(totalOf(index, 'seggiolaio')).toBe(1);
  expect(await platform.metrics.registry.metrics()).toMatch(/talenthub_index_drift 1|talenthub_index_drift\{\} 1/);
  await index.keep();
});

test('un file danneggiato, di un’altra base dati o scritto dopo l’ultima modifica nota non viene usato', async () => {
  expect(await takenFromDisk()).not.toBeNull();
  const good = readFileSync(file);
  const bad = Uint8Array.from(good);
  bad[good.length >> 1] = (bad[good.length >> 1] as number) ^ 1;
  writeFileSync(file, bad);
  expect(await takenFromDisk()).toBeNull();
  await whileRunning((index) => expect(totalOf(index, 'liutaio')).toBe(1));
  // It was made from the database, and kept again.
  expect(await takenFromDisk()).not.toBeNull();
  writeFileSync(file, good);
  expect(await takenFromDisk()).not.toBeNull();
  expect(await keptIndex(aProcess(), await taxonomyOf(aProcess()), 'altro')).toBeNull();
  const other = await testDatabase();
  await seededApp(other);
  expect(await keptIndex(aProcess(other), await taxonomyOf(aProcess(other)), '')).toBeNull();
  await database.pool.query('update opportunities_ad set change_seq = 1');
  expect(await takenFromDisk()).toBeNull();
});

test('dalla base dati: gli annunci già preparati e quelli cambiati dopo danno lo stesso indice che rileggere tutto', async () => {
  const fresh = await testDatabase();
  const seeded = await seededApp(fresh);
  const ids = await seeded.publish([{ title: 'Bottaio' }, { title: 'Cestaio', ...CREMONA }, { title: 'Ramaio' }]);
  await followAdTexts(seeded.platform);
  await changeAd(fresh, ids[0] as number, { organisation: 'Botti nuove' });
  await changeAd(fresh, ids[2] as number, { withdrawn_at: new Date(0) });
  await seeded.publish([{ title: 'Stagnino' }]);
  const taxonomy = await taxonomyOf(seeded.platform);
  const now = seeded.platform.clock.now().getTime();
  const quick = await loadContent(seeded.platform, taxonomy);
  const slow = await loadContent(seeded.platform, taxonomy, { anew: true });
  expect(quick.index.fingerprint(now)).toEqual(slow.index.fingerprint(now));
  expect(quick.seq).toBe(slow.seq);
  for (const text of ['bottaio', 'cestaio', 'ramaio', 'stagnino', '']) {
    const query = { text, sort: 'relevance', offset: 0, limit: 10 } as const;
    expect(quick.index.search(query, now)).toEqual(slow.index.search(query, now));
  }
  // It was really made from the prepared ads: without one of them it lacks that one.
  await fresh.pool.query('delete from matching_prepared_ad where ad_id = $1', [ids[1]]);
  expect((await loadContent(seeded.platform, taxonomy)).index.size).toBe(slow.index.size - 1);
  await fresh.write((db) => clearAdTexts(db, new Date(now)));
  expect((await loadContent(seeded.platform, taxonomy)).index.fingerprint(now)).toEqual(slow.index.fingerprint(now));
  const answer = await findAds(seeded.platform, { ...EVERYTHING, q: 'botti nuove' }, { offset: 0, limit: 5 }, new Date(now));
  expect(answer.ok && answer.value.result.total).toBe(1);
});
