import { sql } from 'kysely';
import type { Db } from '../../../platform/db/database.ts';
import type { Province } from '../domain/place.ts';
import type { PlaceRow } from '../domain/places-file.ts';
import './tables.ts';

export async function allPlaces(db: Db): Promise<PlaceRow[]> {
  const rows = await db.selectFrom('territory_place').selectAll().orderBy('istat').execute();
  return rows.map(({ other_names: otherNames, ...row }) => ({ ...row, otherNames }));
}

export async function allProvinces(db: Db): Promise<Province[]> {
  return db
    .selectFrom('territory_province')
    .innerJoin('territory_region', 'territory_region.code', 'territory_province.region')
    .select(['sigla', 'territory_province.name', 'region', 'territory_region.name as regionName'])
    .orderBy('sigla')
    .execute();
}

/** Adds and updates provinces and their regions. */
export async function saveProvinces(db: Db, provinces: readonly Province[]): Promise<void> {
  const regions = new Map(provinces.map((province) => [province.region, province.regionName]));
  await db
    .insertInto('territory_region')
    .values([...regions].map(([code, name]) => ({ code, name })))
    .onConflict((conflict) => conflict.column('code').doUpdateSet((row) => ({ name: row.ref('excluded.name') })))
    .execute();
  await db
    .insertInto('territory_province')
    .values(provinces.map(({ sigla, name, region }) => ({ sigla, name, region })))
    .onConflict((conflict) =>
      conflict.column('sigla').doUpdateSet((row) => ({ name: row.ref('excluded.name'), region: row.ref('excluded.region') })),
    )
    .execute();
}

/** Adds and updates comuni, all in one statement with one parameter: 7,900 take about 0.2 s. */
export async function savePlaces(db: Db, rows: readonly PlaceRow[]): Promise<void> {
  const json = JSON.stringify(rows.map(({ otherNames, ...row }) => ({ ...row, other_names: otherNames })));
  await sql`
    insert into territory_place (istat, name, province, region, caps, lat, lon, capital, population, approximate, other_names)
    select istat, name, province, region, caps, lat, lon, capital, population, approximate, other_names
    from jsonb_to_recordset(${json}::jsonb) as row(
      istat text, name text, province text, region text, caps text[], lat double precision, lon double precision,
      capital boolean, population integer, approximate boolean, other_names text[])
    on conflict (istat) do update set
      name = excluded.name, province = excluded.province, region = excluded.region, caps = excluded.caps, lat = excluded.lat,
      lon = excluded.lon, capital = excluded.capital, population = excluded.population, approximate = excluded.approximate,
      other_names = excluded.other_names`.execute(db);
}

/** Removes the comuni with these codes. */
export async function removePlaces(db: Db, codes: readonly string[]): Promise<void> {
  if (codes.length > 0) await db.deleteFrom('territory_place').where('istat', 'in', codes).execute();
}
