import { sql } from 'kysely';
import type { Db } from '../../../../platform/db/database.ts';
import type { Platform } from '../../../../platform/platform.ts';
import { changesSince } from '../../../opportunities/api.ts';
import { taxonomyOf } from '../../../taxonomy/api.ts';
import type { AdDocument } from '../../engine/types.ts';
import { toDocument } from '../ad-document.ts';
import { adLexemes } from './ad-words.ts';
import '../tables.ts';

const CURSOR = 'matching.ad-text';
const CHUNK = 500;
const MS = 1000;

/** Writes or replaces the rows of these ads. */
export async function writeAdTexts(db: Db, ads: readonly AdDocument[]): Promise<void> {
  if (ads.length === 0) return;
  await removeAdTexts(
    db,
    ads.map((ad) => ad.id),
  );
  const rows = JSON.stringify(ads.map(rowOf));
  await sql`
    insert into matching_ad_text
      (ad_id, kind, contract, schedule, province, sectors, occupation_id, lat, lon, pay_min, pay_max, published_at, expires_at, applications, lexemes)
    select ad_id, kind, contract, schedule, province, sectors, occupation_id, lat, lon, pay_min, pay_max,
      to_timestamp(published_at / ${MS}::double precision), to_timestamp(expires_at / ${MS}::double precision), applications,
      array_to_tsvector(words)
    from json_to_recordset(${rows}::json) as row (
      ad_id bigint, kind text, contract text, schedule text, province text, sectors text[], occupation_id bigint,
      lat double precision, lon double precision, pay_min integer, pay_max integer,
      published_at double precision, expires_at double precision, applications integer, words text[])`.execute(db);
}

function rowOf(ad: AdDocument) {
  const placed = ad.lat !== null && ad.lon !== null;
  return {
    ad_id: ad.id,
    kind: ad.kind,
    contract: ad.contract,
    schedule: ad.schedule,
    province: ad.place?.province ?? null,
    sectors: [...new Set(ad.sectors)],
    occupation_id: ad.occupation,
    lat: placed ? ad.lat : null,
    lon: placed ? ad.lon : null,
    pay_min: ad.payYear && Math.round(ad.payYear.min),
    pay_max: ad.payYear && Math.round(ad.payYear.max),
    published_at: ad.publishedAt,
    expires_at: ad.expiresAt,
    applications: ad.applications,
    words: adLexemes(ad),
  };
}

export async function removeAdTexts(db: Db, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  await db.deleteFrom('matching_ad_text').where('ad_id', '=', sql<number>`any(${ids}::bigint[])`).execute();
}

/** Forgets every row; the next follow-up writes them anew. */
export async function clearAdTexts(db: Db, now: Date): Promise<void> {
  await db.deleteFrom('matching_ad_text').execute();
  await moveCursor(db, 0, now);
}

/** Brings the rows up to the change feed, a chunk per transaction; stopped anywhere, it goes on from there. */
export async function followAdTexts(platform: Platform, progress: (done: number) => void = () => undefined): Promise<void> {
  const taxonomy = await taxonomyOf(platform);
  for (let done = 0; ; ) {
    const now = platform.clock.now();
    const changes = await platform.database.read(async (db) => changesSince(db, await cursor(db), CHUNK, now));
    const last = changes.at(-1);
    if (last) {
      const documents = changes.flatMap(({ ad }) => (ad ? [toDocument(ad, taxonomy)] : []));
      const gone = changes.filter(({ ad }) => ad === null).map(({ id }) => id);
      await platform.database.write(async (db) => {
        await removeAdTexts(db, gone);
        await writeAdTexts(db, documents);
        await moveCursor(db, last.changeSeq, now);
      });
    }
    done += changes.length;
    progress(done);
    if (changes.length < CHUNK) return;
  }
}

async function cursor(db: Db): Promise<number> {
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
