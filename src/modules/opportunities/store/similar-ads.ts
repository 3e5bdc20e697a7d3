import { type SqlBool, sql } from 'kysely';
import { distanceKm, type LatLon } from '../../../kernel/geo.ts';
import type { Db } from '../../../platform/db/database.ts';
import type { AdRecord } from './ad-record.ts';
import { adsByIds } from './read-ads.ts';

const LOOKED_AT = 40;

/**
 * At most `limit` open ads like this one: same occupation, then same ISCO minor group, then same sector; nearer ones first within
 * each. Also for ads that are closed: that is when they are needed most.
 */
export async function similarAds(db: Db, ad: AdRecord, from: LatLon | null, now: Date, limit = 4): Promise<AdRecord[]> {
  const found = new Map<number, number>();
  const centre = from ?? ad.place;
  for (const condition of conditionsFor(ad)) {
    if (found.size >= limit) break;
    const rows = await db
      .selectFrom('opportunities_ad')
      .select(['id', 'lat', 'lon'])
      .where(condition)
      .where('id', '<>', ad.id)
      .where('review', '=', 'approved')
      .where('duplicate_of', 'is', null)
      .where('withdrawn_at', 'is', null)
      .where('filled_at', 'is', null)
      .where((where) => where.or([where('expires_at', 'is', null), where('expires_at', '>', now)]))
      .orderBy('published_at', 'desc')
      .limit(LOOKED_AT)
      .execute();
    const near = rows
      .map(({ id, lat, lon }) => ({
        id,
        km: centre && lat !== null && lon !== null ? distanceKm(centre, { lat, lon }) : Number.POSITIVE_INFINITY,
      }))
      .sort((a, b) => a.km - b.km || b.id - a.id);
    for (const { id, km } of near) if (found.size < limit && !found.has(id)) found.set(id, km);
  }
  return adsByIds(db, [...found.keys()], now);
}

/** Narrow first; the province keeps an occupation with thousands of ads near home. */
function conditionsFor(ad: AdRecord) {
  const here = ad.place ? sql<SqlBool>`place_province = ${ad.place.province}` : sql<SqlBool>`true`;
  const occupation = sql<SqlBool>`occupation_id = ${ad.occupationId}`;
  const minor = ad.isco?.slice(0, 3) ?? '';
  const group = sql<SqlBool>`isco between ${`${minor}0`} and ${`${minor}9`}`;
  const sector = sql<SqlBool>`sectors && ${[...ad.sectors]}::text[]`;
  return [
    ...(ad.occupationId === null ? [] : [sql<SqlBool>`${occupation} and ${here}`, occupation]),
    ...(minor === '' ? [] : [sql<SqlBool>`${group} and ${here}`]),
    ...(ad.sectors.length === 0 ? [] : [sql<SqlBool>`${sector} and ${here}`, sector]),
  ];
}
