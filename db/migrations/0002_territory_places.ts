import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** Regions, provinces and comuni. Small and read whole into memory, so no index but the keys. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('territory_region')
    .addColumn('code', 'text', (column) => column.primaryKey())
    .addColumn('name', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('territory_province')
    .addColumn('sigla', 'text', (column) => column.primaryKey())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('region', 'text', (column) => column.notNull().references('territory_region.code'))
    .execute();
  await db.schema
    .createTable('territory_place')
    .addColumn('istat', 'text', (column) => column.primaryKey())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('province', 'text', (column) => column.notNull().references('territory_province.sigla'))
    .addColumn('region', 'text', (column) => column.notNull().references('territory_region.code'))
    .addColumn('caps', sql`text[]`, (column) => column.notNull())
    .addColumn('lat', 'double precision', (column) => column.notNull())
    .addColumn('lon', 'double precision', (column) => column.notNull())
    .addColumn('capital', 'boolean', (column) => column.notNull())
    .addColumn('population', 'integer', (column) => column.notNull())
    .addColumn('approximate', 'boolean', (column) => column.notNull())
    .addColumn('other_names', sql`text[]`, (column) => column.notNull())
    .execute();
}
