import type { Db } from '../../../platform/db/database.ts';
import type { Terminal } from '../../../platform/module/manifest.ts';
import type { Platform } from '../../../platform/platform.ts';
import { type InventedYouth, inventedYouthAfter } from '../../accounts/api.ts';
import { saveProfile } from '../../profiles/api.ts';
import { taxonomyOf } from '../../taxonomy/api.ts';
import { gazetteer, placeLabel } from '../../territory/api.ts';
import type { JourneyAnswers } from '../domain/draft.ts';
import { texts } from '../texts.ts';
import { demoAnswers, demoTrades } from './demo-answers.ts';

const SETTING = 'matching.demo';
const BATCH = 500;
const SYSTEM = { kind: 'system', why: 'invented people tell of themselves' } as const;

/**
 * Gives the invented young people a profile each, batch by batch; the last one who has theirs is noted in the batch's transaction, so that a
 * seeding that was killed goes on there, and a profile that somebody takes away in a demonstration stays away.
 */
export async function seedProfiles(platform: Platform, terminal: Terminal): Promise<void> {
  if (!platform.config.TALENTHUB_DEMO) return;
  const trades = demoTrades(await taxonomyOf(platform));
  if (trades.bySector.size === 0) return;
  const places = await gazetteer(platform);
  const placeOf = ({ comune }: InventedYouth): JourneyAnswers['place'] => {
    const place = comune === null ? undefined : places.byIstat(comune);
    return place ? { label: placeLabel(place), lat: place.lat, lon: place.lon } : null;
  };
  const label = texts('it')('demo.progress');
  for (let done = 0; ; ) {
    const told = await platform.database.write(async (db) => {
      const people = await inventedYouthAfter(db, await lastOne(db), BATCH);
      for (const one of people) {
        const teller = { number: one.number, age: one.age, place: placeOf(one), at: one.createdAt };
        await saveProfile(db, one.createdAt, one.person, demoAnswers(trades, teller), { onlyNew: true });
      }
      const last = people.at(-1);
      if (last) await noteLast(db, last.person);
      return people.length;
    }, SYSTEM);
    if (told === 0) return;
    done += told;
    terminal.progress(label, done);
  }
}

async function lastOne(db: Db): Promise<number> {
  const row = await db.selectFrom('platform_setting').select('value').where('key', '=', SETTING).executeTakeFirst();
  return (row?.value as { readonly last: number } | undefined)?.last ?? 0;
}

async function noteLast(db: Db, last: number): Promise<void> {
  const value = JSON.stringify({ last });
  await db
    .insertInto('platform_setting')
    .values({ key: SETTING, value, source: 'demo' })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute();
}
