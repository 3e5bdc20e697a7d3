import type { Db } from '../../../platform/db/database.ts';
import type { Terminal } from '../../../platform/module/manifest.ts';
import type { Platform } from '../../../platform/platform.ts';
import { occupationWords, taxonomyOf } from '../../taxonomy/api.ts';
import { gazetteer } from '../../territory/api.ts';
import { openSource } from '../store/sources.ts';
import { writeAds } from '../store/write-ads.ts';
import { texts } from '../texts.ts';
import { demoAd } from './demo-ad.ts';
import { type DemoWorld, makeWorld } from './demo-world.ts';

const DEFAULT_ADS = 3200;
const BATCH = 500;
const SETTING = 'opportunities.demo';

interface DemoState {
  /** How many ads there are to be, the moment they are dated from, how many are written. */
  readonly ads: number;
  readonly at: string;
  readonly written: number;
}

/**
 * Fills a database without ads with invented ones, batch by batch; what is written is noted in each batch's transaction, so that a
 * seeding that was killed goes on where it stopped. A larger number asked for later adds to the ads there are.
 */
export async function seedDemo(platform: Platform, terminal: Terminal, options: { readonly ads?: number | undefined }): Promise<void> {
  const { database, clock, config } = platform;
  let state = await database.read((db) => readState(db));
  if (state === null) {
    if (await database.read(hasAds)) return;
    state = { ads: options.ads ?? DEFAULT_ADS, at: clock.now().toISOString(), written: 0 };
  }
  const target = Math.max(state.ads, options.ads ?? 0);
  if (state.written >= target) return;
  const taxonomy = await taxonomyOf(platform);
  const words = await database.read((db) => occupationWords(db));
  const world = makeWorld(taxonomy, words, await gazetteer(platform), config.TALENTHUB_REGION);
  if (world.bySector.size === 0) return;
  const label = texts('it')('demo.progress');
  for (let written = state.written; written < target; ) {
    const next = { ads: target, at: state.at, written: Math.min(target, written + BATCH) };
    await database.write((db) => writeBatch(db, world, written, next, clock.now()));
    written = next.written;
    terminal.progress(label, written, target);
  }
}

async function writeBatch(db: Db, world: DemoWorld, from: number, state: DemoState, now: Date): Promise<void> {
  const source = await openSource(db, texts('it')('demo.source'));
  await writeState(db, state);
  const ads = Array.from({ length: state.written - from }, (_, index) => demoAd(world, from + index + 1, source.id, new Date(state.at)));
  await writeAds(db, ads, now);
}

async function hasAds(db: Db): Promise<boolean> {
  return (await db.selectFrom('opportunities_ad').select('id').limit(1).executeTakeFirst()) !== undefined;
}

async function readState(db: Db): Promise<DemoState | null> {
  const row = await db.selectFrom('platform_setting').select('value').where('key', '=', SETTING).executeTakeFirst();
  return (row?.value as DemoState | undefined) ?? null;
}

async function writeState(db: Db, state: DemoState): Promise<void> {
  const value = JSON.stringify(state);
  await db
    .insertInto('platform_setting')
    .values({ key: SETTING, value, source: 'demo' })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute();
}
