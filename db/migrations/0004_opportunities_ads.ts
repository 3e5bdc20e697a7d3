import { type Kysely, sql } from 'kysely';

/** Sources of ads, their import runs, what was read, what was refused, the ads themselves and what people report about them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createSourceTables(db);
  await createRecordTables(db);
  await createAdTable(db);
  await createAdDetailTables(db);
}

async function createSourceTables(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('opportunities_source')
    .addColumn('id', 'integer', (column) => column.primaryKey().generatedAlwaysAsIdentity())
    .addColumn('name', 'text', (column) => column.notNull().unique())
    .addColumn('url', 'text')
    .addColumn('format', 'text', (column) => column.notNull().defaultTo('auto'))
    .addColumn('mapping', 'text')
    .addColumn('every_minutes', 'integer')
    .addColumn('etag', 'text')
    .addColumn('last_modified', 'text')
    .addColumn('next_run_at', 'timestamptz')
    .addColumn('created_at', 'timestamptz', (column) => column.notNull().defaultTo(sql`now()`))
    .execute();
  await sql`create index opportunities_source_due on opportunities_source (next_run_at) where every_minutes is not null`.execute(db);

  await db.schema
    .createTable('opportunities_import_run')
    .addColumn('id', 'integer', (column) => column.primaryKey().generatedAlwaysAsIdentity())
    .addColumn('source_id', 'integer', (column) => column.notNull().references('opportunities_source.id'))
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('owner', 'text', (column) => column.notNull())
    .addColumn('input', 'text', (column) => column.notNull())
    .addColumn('formats', 'text', (column) => column.notNull().defaultTo(''))
    .addColumn('complete', 'boolean', (column) => column.notNull())
    .addColumn('counts', 'jsonb', (column) => column.notNull().defaultTo(sql`'{}'::jsonb`))
    .addColumn('error', 'text')
    .addColumn('started_at', 'timestamptz', (column) => column.notNull())
    .addColumn('alive_at', 'timestamptz', (column) => column.notNull())
    .addColumn('finished_at', 'timestamptz')
    .execute();
  await db.schema.createIndex('opportunities_import_run_source').on('opportunities_import_run').columns(['source_id', 'id']).execute();
}

async function createRecordTables(db: Kysely<unknown>): Promise<void> {
  // The payload is text, not jsonb: a feed may hold \u0000 and lone surrogates, which jsonb refuses, and it must be kept as it came.
  await db.schema
    .createTable('opportunities_raw')
    .addColumn('id', 'bigint', (column) => column.primaryKey().generatedAlwaysAsIdentity())
    .addColumn('source_id', 'integer', (column) => column.notNull().references('opportunities_source.id'))
    .addColumn('external_key', 'text', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull())
    .addColumn('payload', 'text', (column) => column.notNull())
    .addColumn('first_seen_at', 'timestamptz', (column) => column.notNull())
    .addColumn('last_seen_at', 'timestamptz', (column) => column.notNull())
    .addColumn('last_run_id', 'integer', (column) => column.notNull())
    .addUniqueConstraint('opportunities_raw_key', ['source_id', 'external_key'])
    .execute();

  await db.schema
    .createTable('opportunities_staged')
    .addColumn('run_id', 'integer', (column) => column.notNull().references('opportunities_import_run.id').onDelete('cascade'))
    .addColumn('external_key', 'text', (column) => column.notNull())
    .addColumn('part', 'integer', (column) => column.notNull())
    .addColumn('position', 'integer', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull())
    .addColumn('outcome', 'text', (column) => column.notNull())
    .addColumn('payload', 'text', (column) => column.notNull())
    .addColumn('parsed', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('opportunities_staged_key', ['run_id', 'external_key'])
    .execute();
  await db.schema.createIndex('opportunities_staged_order').on('opportunities_staged').columns(['run_id', 'part', 'position']).execute();

  await db.schema
    .createTable('opportunities_rejected')
    .addColumn('id', 'bigint', (column) => column.primaryKey().generatedAlwaysAsIdentity())
    .addColumn('run_id', 'integer', (column) => column.notNull().references('opportunities_import_run.id').onDelete('cascade'))
    .addColumn('part', 'integer', (column) => column.notNull())
    .addColumn('input', 'text', (column) => column.notNull())
    .addColumn('position', 'integer', (column) => column.notNull())
    .addColumn('external_key', 'text')
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('detail', 'text', (column) => column.notNull())
    .addColumn('excerpt', 'text', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('opportunities_rejected_run').on('opportunities_rejected').columns(['run_id', 'id']).execute();
}

async function createAdTable(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('opportunities_ad')
    .addColumn('id', 'bigint', (column) => column.primaryKey().generatedAlwaysAsIdentity())
    .addColumn('source_id', 'integer', (column) => column.notNull().references('opportunities_source.id'))
    .addColumn('external_key', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('title', 'text', (column) => column.notNull())
    .addColumn('slug', 'text', (column) => column.notNull())
    .addColumn('description', 'text', (column) => column.notNull())
    .addColumn('organisation', 'text')
    .addColumn('place_istat', 'text')
    .addColumn('place_name', 'text')
    .addColumn('place_province', 'text')
    .addColumn('lat', 'double precision')
    .addColumn('lon', 'double precision')
    .addColumn('place_label', 'text')
    .addColumn('remote', 'boolean', (column) => column.notNull())
    .addColumn('contract', 'text')
    .addColumn('schedule', 'text')
    .addColumn('hours', 'double precision')
    .addColumn('pay_min', 'double precision')
    .addColumn('pay_max', 'double precision')
    .addColumn('pay_per', 'text')
    .addColumn('pay_currency', 'text')
    .addColumn('pay_net', 'boolean')
    .addColumn('agreement', 'text')
    .addColumn('openings', 'integer')
    .addColumn('sectors', sql`text[]`, (column) => column.notNull())
    .addColumn('occupation_id', 'integer')
    .addColumn('occupation_confidence', 'double precision')
    .addColumn('isco', 'text')
    .addColumn('language', 'text', (column) => column.notNull())
    .addColumn('apply_url', 'text')
    .addColumn('published_at', 'timestamptz', (column) => column.notNull())
    .addColumn('expires_at', 'timestamptz')
    .addColumn('filled_at', 'timestamptz')
    .addColumn('withdrawn_at', 'timestamptz')
    .addColumn('withdrawn_by', 'text')
    .addColumn('review', 'text', (column) => column.notNull())
    .addColumn('review_reason', 'text')
    .addColumn('fingerprint', 'text', (column) => column.notNull())
    .addColumn('likeness_key', 'text')
    .addColumn('simhash', 'text')
    .addColumn('duplicate_of', 'bigint')
    .addColumn('demo', 'boolean', (column) => column.notNull().defaultTo(false))
    .addColumn('applications', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('change_seq', 'bigint', (column) => column.notNull())
    .addColumn('created_at', 'timestamptz', (column) => column.notNull())
    .addColumn('updated_at', 'timestamptz', (column) => column.notNull())
    .addUniqueConstraint('opportunities_ad_key', ['source_id', 'external_key'])
    .execute();
  const index = (name: string, columns: string[]) =>
    db.schema.createIndex(`opportunities_ad_${name}`).on('opportunities_ad').columns(columns).execute();
  await index('change', ['change_seq']);
  await index('fingerprint', ['fingerprint']);
  await index('likeness', ['likeness_key']);
  await index('occupation', ['occupation_id', 'published_at']);
  await index('isco', ['isco', 'published_at']);
  await index('published', ['published_at', 'id']);
  await sql`create index opportunities_ad_duplicate on opportunities_ad (duplicate_of) where duplicate_of is not null`.execute(db);
}

async function createAdDetailTables(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('opportunities_ad_skill')
    .addColumn('ad_id', 'bigint', (column) => column.notNull().references('opportunities_ad.id').onDelete('cascade'))
    .addColumn('skill_id', 'integer', (column) => column.notNull())
    .addColumn('essential', 'boolean', (column) => column.notNull())
    .addColumn('licence', 'boolean', (column) => column.notNull())
    .addColumn('implied', 'boolean', (column) => column.notNull())
    .addPrimaryKeyConstraint('opportunities_ad_skill_key', ['ad_id', 'skill_id'])
    .execute();

  // One row. Its lock makes change numbers commit in their own order: see store/change-numbers.ts.
  await db.schema
    .createTable('opportunities_change')
    .addColumn('id', 'integer', (column) => column.primaryKey())
    .addColumn('last', 'bigint', (column) => column.notNull())
    .execute();

  await db.schema
    .createTable('opportunities_report')
    .addColumn('id', 'bigint', (column) => column.primaryKey().generatedAlwaysAsIdentity())
    .addColumn('ad_id', 'bigint', (column) => column.notNull().references('opportunities_ad.id').onDelete('cascade'))
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('text', 'text')
    .addColumn('created_at', 'timestamptz', (column) => column.notNull())
    .addColumn('handled_at', 'timestamptz')
    .execute();
  await db.schema.createIndex('opportunities_report_ad').on('opportunities_report').column('ad_id').execute();
}
