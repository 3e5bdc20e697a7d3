import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { TEST_NOW } from '../../../../test/support/app.ts';
import { testDatabase } from '../../../../test/support/database.ts';
import { addAds } from '../testing/add-ads.ts';
import { nextChangeNumbers } from './change-numbers.ts';
import { adsByIds, changesSince } from './read-ads.ts';

const database = await testDatabase();
const now = new Date(TEST_NOW);
const changes = (seq: number, limit = 100) => database.read((db) => changesSince(db, seq, limit, now));

describe('il registro delle modifiche', () => {
  test('due scritture intrecciate: chi legge nel mezzo non perde quella che finisce dopo', async () => {
    const [a = 0, b = 0] = await addAds(database, [{ title: 'Primo' }, { title: 'Secondo' }], now);
    const start = (await changes(0)).at(-1)?.changeSeq ?? 0;
    const order: string[] = [];
    const held = Promise.withResolvers<void>();
    const numbered = Promise.withResolvers<void>();
    const rename = (id: number, title: string, whenNumbered: () => void, wait: Promise<void>) =>
      database.write(async (db) => {
        const seq = await nextChangeNumbers(db, 1);
        order.push(title);
        await db.updateTable('opportunities_ad').set({ title, change_seq: seq }).where('id', '=', id).execute();
        whenNumbered();
        await wait;
      });
    const first = rename(a, 'Primo corretto', numbered.resolve, held.promise);
    await numbered.promise;
    const second = rename(b, 'Secondo corretto', () => undefined, Promise.resolve());
    await pause(150);
    // The second waits for the first to commit: nothing is visible that would hide what comes before it.
    expect(order).toEqual(['Primo corretto']);
    expect(await changes(start)).toEqual([]);
    held.resolve();
    await Promise.all([first, second]);
    expect((await changes(start)).map((change) => change.ad?.title)).toEqual(['Primo corretto', 'Secondo corretto']);
  });

  test('cento scritture insieme: ogni lettore che riprende da dove era vede tutto, una volta, in ordine', async () => {
    const start = (await changes(0)).at(-1)?.changeSeq ?? 0;
    const seen: number[] = [];
    let writing = true;
    const reader = (async () => {
      let seq = start;
      for (let last = false; ; ) {
        const batch = await changes(seq, 7);
        for (const change of batch) seen.push(change.id);
        seq = batch.at(-1)?.changeSeq ?? seq;
        if (batch.length === 0 && last) return;
        if (batch.length === 0) last = !writing;
      }
    })();
    const ids = await Promise.all(Array.from({ length: 100 }, (_, index) => addAds(database, [{ title: `Annuncio ${index}` }], now)));
    writing = false;
    await reader;
    expect(seen.toSorted((x, y) => x - y)).toEqual(ids.flat().toSorted((x, y) => x - y));
  });

  test('un annuncio che non si deve più vedere arriva come «niente»', async () => {
    const start = (await changes(0, 1000)).at(-1)?.changeSeq ?? 0;
    await addAds(
      database,
      [
        { title: 'Aperto' },
        { title: 'Ritirato', withdrawn_at: now, withdrawn_by: 'feed' },
        { title: 'Preso', filled_at: now },
        { title: 'Scaduto', expires_at: now },
        { title: 'Da guardare', review: 'pending' },
        { title: 'Doppione', duplicate_of: 1 },
      ],
      now,
    );
    expect((await changes(start)).map((change) => change.ad?.title ?? null)).toEqual(['Aperto', null, null, null, null, null]);
  });

  test('gli annunci chiesti per numero arrivano nell’ordine chiesto, con le loro competenze', async () => {
    const skill = (skill_id: number, licence = false) => ({ skill_id, licence, essential: true, implied: false });
    const [a = 0, b = 0] = await addAds(database, [{ title: 'A', skills: [skill(5), skill(9, true)] }, { title: 'B' }], now);
    const ads = await database.read((db) => adsByIds(db, [b, 999_999, a], now));
    expect(ads.map((ad) => ad.id)).toEqual([b, a]);
    expect(ads[1]).toMatchObject({ skills: [{ id: 5, essential: true, implied: false }], licences: [9] });
  });
});
