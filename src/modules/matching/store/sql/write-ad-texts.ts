import { sql } from 'kysely';
import type { Db } from '../../../../platform/db/database.ts';
import type { Platform } from '../../../../platform/platform.ts';
import { changesSince } from '../../../opportunities/api.ts';
import { type Taxonomy, taxonomyOf } from '../../../taxonomy/api.ts';
import { prepareAd } from '../../engine/prepared-ad.ts';
import type { AdDocument } from '../../engine/types.ts';
import { toDocument } from '../ad-document.ts';
import { forgetWords } from '../live/numbered-words.ts';
import { clearPreparedAds, preparedStamp, removePreparedAds, storedStamp, writePreparedAds } from '../live/prepared-ads.ts';
import { AD_COLUMNS, adRow, skillRows } from './ad-rows.ts';
import '../tables.ts';

/** Changes its name when the rows hold something new, so that all are written again. */
const CURSOR = 'matching.ad-text.2';
const CHUNK = 500;

/** Writes or replaces the rows of these ads. */
export async function writeAdTexts(db: Db, ads: readonly AdDocument[]): Promise<void> {
  if (ads.length === 0) return;
  await removeAdTexts(
    db,
    ads.map((ad) => ad.id),
  );
  const columns = sql.join(AD_COLUMNS.map((column) => sql.ref(column)));
  await sql`
    insert into matching_ad_text (${columns})
    select ${columns} from json_to_recordset(${JSON.stringify(ads.map(adRow))}::json) as row (
      ad_id bigint, kind text, contract text, schedule text, province text, sectors text[], occupation_id bigint, isco text, riasec smallint[],
      lat double precision, lon double precision, pay_min integer, pay_max integer, published_at timestamptz, expires_at timestamptz,
      applications integer, licences bigint[], languages text[], hours_min double precision, hours_max double precision,
      starts_on timestamptz, asked_weight integer, title_length integer, about_length integer, body_length integer, lexemes tsvector)`.execute(
    db,
  );
  await sql`
    insert into matching_ad_skill (skill_id, ad_id, weight)
    select skill_id, ad_id, weight
    from json_to_recordset(${JSON.stringify(ads.flatMap(skillRows))}::json) as row (skill_id bigint, ad_id bigint, weight smallint)`.execute(
    db,
  );
}

export async function removeAdTexts(db: Db, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  const those = sql<number>`any(${ids}::bigint[])`;
  await db.deleteFrom('matching_ad_skill').where('ad_id', '=', those).execute();
  await db.deleteFrom('matching_ad_text').where('ad_id', '=', those).execute();
}

/** Forgets every row; the next follow-up writes them anew. */
export async function clearAdTexts(db: Db, now: Date): Promise<void> {
  await db.deleteFrom('matching_ad_skill').execute();
  await db.deleteFrom('matching_ad_text').execute();
  await db.deleteFrom('matching_prepared_ad').execute();
  await forgetWords(db);
  await moveCursor(db, 0, now);
}

/** Brings the rows up to the change feed, a chunk per transaction; stopped anywhere, it goes on from there. */
export async function followAdTexts(platform: Platform, progress: (done: number) => void = () => undefined): Promise<void> {
  const taxonomy = await taxonomyOf(platform);
  await startOverWhenOutdated(platform, taxonomy);
  for (let done = 0; ; ) {
    const now = platform.clock.now();
    const changes = await platform.database.read(async (db) => changesSince(db, await textsCursor(db), CHUNK, now));
    const last = changes.at(-1);
    if (last) {
      const documents = changes.flatMap(({ ad }) => (ad ? [toDocument(ad, taxonomy)] : []));
      const gone = changes.filter(({ ad }) => ad === null).map(({ id }) => id);
      await platform.database.write(async (db) => {
        await removeAdTexts(db, gone);
        await removePreparedAds(db, gone);
        await writeAdTexts(db, documents);
        await writePreparedAds(db, documents.map(prepareAd));
        await moveCursor(db, last.changeSeq, now);
      });
    }
    done += changes.length;
    progress(done);
    if (changes.length < CHUNK) return;
  }
}

/** What was prepared by another engine, or with other occupations, is forgotten; the rows of the search in SQL are written over. */
async function startOverWhenOutdated(platform: Platform, taxonomy: Taxonomy): Promise<void> {
  const stamp = preparedStamp(taxonomy);
  if ((await platform.database.read(storedStamp)) === stamp) return;
  const now = platform.clock.now();
  await platform.database.write(async (db) => {
    await clearPreparedAds(db, stamp, now);
    await moveCursor(db, 0, now);
  });
}

/** Up to which change number the rows were written. */
export async function textsCursor(db: Db): Promise<number> {
  const row = await db.selectFrom('platform_setting').select('value').where('key', '=', CURSOR).executeTakeFirst();
  return Number(row?.value ?? 0);
}

async function moveCursor(db: Db, seq: number, now: Date): Promise<void> {
  const value = JSON.stringify(seq);
  await db
    .insertInto('platform_setting')
    .values({ key: CURSOR, value, source: 'job', updated_at: now })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value, updated_at: now }))
    .execute();
}
