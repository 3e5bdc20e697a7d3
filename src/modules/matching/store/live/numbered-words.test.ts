import { expect, test } from 'vitest';
import { testDatabase } from '../../../../../test/support/database.ts';
import { changeAd } from '../../../opportunities/testing/change-ad.ts';
import { taxonomyOf } from '../../../taxonomy/api.ts';
import { forgetWordsJob } from '../../reindex/forget-words.job.ts';
import { seededApp } from '../../testing/seeded-app.ts';
import { followAdTexts } from '../sql/write-ad-texts.ts';
import { loadContent } from './index-content.ts';
import { forgetWords, numbersOf } from './numbered-words.ts';

const database = await testDatabase();
const { platform, publish } = await seededApp(database);

async function wordsKept(): Promise<string[]> {
  const { rows } = await database.pool.query<{ word: string }>('select word from matching_word order by number');
  return rows.map(({ word }) => word);
}

const totalOf = async (text: string) => {
  const { index } = await loadContent(platform, await taxonomyOf(platform));
  return index.search({ text, sort: 'relevance', offset: 0, limit: 1 }, platform.clock.now().getTime()).total;
};

test('le parole di un annuncio ritirato vanno via la notte dopo; quelle che altri usano restano, con il loro numero', async () => {
  const [gone] = await publish([{ title: 'Impagliatore xilofago' }, { title: 'Impagliatore' }]);
  await followAdTexts(platform);
  const before = await database.read((db) => numbersOf(db, ['impagliatore', 'xilofago']));
  await changeAd(database, gone as number, { withdrawn_at: new Date(0) });
  await followAdTexts(platform);
  expect(await wordsKept()).toContain('xilofago');
  await forgetWordsJob.run(platform, () => undefined);
  expect(await wordsKept()).toContain('impagliatore');
  expect(await wordsKept()).not.toContain('xilofago');
  expect(await totalOf('impagliatore')).toBe(1);
  expect(await totalOf('xilofago')).toBe(0);
  await publish([{ title: 'Xilofago' }]);
  await followAdTexts(platform);
  const after = await database.read((db) => numbersOf(db, ['impagliatore', 'xilofago']));
  expect(after.get('impagliatore')).toBe(before.get('impagliatore'));
  expect(after.get('xilofago')).not.toBe(before.get('xilofago'));
  expect(await totalOf('xilofago')).toBe(1);
});

test('chi toglie parole aspetta chi sta scrivendo annunci: a nessun annuncio ne manca una', async () => {
  await database.write((db) => numbersOf(db, ['contesa']));
  let forgetting = Promise.resolve();
  await database.write(async (db) => {
    const number = (await numbersOf(db, ['contesa'])).get('contesa');
    forgetting = database.write(forgetWords);
    // The other transaction has had time to come as far as it can.
    await new Promise((resolve) => setTimeout(resolve, 200));
    await db
      .insertInto('matching_prepared_ad')
      .values({ ad_id: 999_999, document: '', words: [number as number] })
      .execute();
  });
  await forgetting;
  expect(await wordsKept()).toContain('contesa');
  await database.pool.query('delete from matching_prepared_ad where ad_id = 999999');
});

test('due che scrivono insieme le stesse parole nuove danno gli stessi numeri', async () => {
  const words = Array.from({ length: 300 }, (_, at) => `nuova${at}`);
  const given = await Promise.all([words, words.toReversed()].map((some) => database.write((db) => numbersOf(db, some))));
  expect([...(given[0] ?? [])].sort()).toEqual([...(given[1] ?? [])].sort());
  expect(given[0]?.size).toBe(300);
});
