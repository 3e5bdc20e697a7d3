import { type Kysely, sql } from 'kysely';

/**
 * Occupations and skills with their words in each language. A concept of ESCO that equals one of ours keeps its own row and points to
 * ours with `same_as`, so that each source can be imported again without undoing the other.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createConcepts(db);
  await createWords(db);
  await createRelations(db);
}

async function createConcepts(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('taxonomy_occupation')
    .addColumn('id', 'bigint', (column) => column.primaryKey().generatedAlwaysAsIdentity())
    .addColumn('uri', 'text', (column) => column.notNull().unique())
    .addColumn('slug', 'text', (column) => column.notNull().unique())
    .addColumn('isco', 'text', (column) => column.notNull())
    .addColumn('code', 'text')
    .addColumn('source', 'text', (column) => column.notNull())
    .addColumn('authority', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('riasec', 'text')
    .addColumn('sectors', sql`text[]`, (column) => column.notNull().defaultTo(sql`'{}'::text[]`))
    .addColumn('studies', sql`text[]`, (column) => column.notNull().defaultTo(sql`'{}'::text[]`))
    .addColumn('same_as', 'bigint')
    .execute();
  await db.schema
    .createTable('taxonomy_skill')
    .addColumn('id', 'bigint', (column) => column.primaryKey().generatedAlwaysAsIdentity())
    .addColumn('uri', 'text', (column) => column.notNull().unique())
    .addColumn('type', 'text', (column) => column.notNull())
    .addColumn('reuse', 'text', (column) => column.notNull())
    .addColumn('licence', 'boolean', (column) => column.notNull().defaultTo(false))
    .addColumn('source', 'text', (column) => column.notNull())
    .addColumn('authority', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('same_as', 'bigint')
    .execute();
}

async function createWords(db: Kysely<unknown>): Promise<void> {
  for (const kind of ['occupation', 'skill'] as const) {
    const concept = `${kind}_id`;
    const text = db.schema
      .createTable(`taxonomy_${kind}_text`)
      .addColumn(concept, 'bigint', (column) => column.notNull())
      .addColumn('lang', 'text', (column) => column.notNull())
      .addColumn('description', 'text')
      .addColumn('version', 'integer', (column) => column.notNull().defaultTo(0))
      .addColumn('hash', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint(`taxonomy_${kind}_text_pkey`, [concept, 'lang'] as never);
    await (kind === 'occupation'
      ? text.addColumn('tasks', sql`text[]`, (column) => column.notNull().defaultTo(sql`'{}'::text[]`))
      : text
    ).execute();
    await db.schema
      .createTable(`taxonomy_${kind}_label`)
      .addColumn(concept, 'bigint', (column) => column.notNull())
      .addColumn('lang', 'text', (column) => column.notNull())
      .addColumn('role', 'text', (column) => column.notNull())
      .addColumn('label', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint(`taxonomy_${kind}_label_pkey`, [concept, 'lang', 'role', 'label'] as never)
      .execute();
  }
}

async function createRelations(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('taxonomy_occupation_skill')
    .addColumn('occupation_id', 'bigint', (column) => column.notNull())
    .addColumn('skill_id', 'bigint', (column) => column.notNull())
    .addColumn('essential', 'boolean', (column) => column.notNull())
    .addColumn('position', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('version', 'integer', (column) => column.notNull().defaultTo(0))
    .addPrimaryKeyConstraint('taxonomy_occupation_skill_pkey', ['occupation_id', 'skill_id'])
    .execute();
  await db.schema
    .createTable('taxonomy_skill_skill')
    .addColumn('skill_id', 'bigint', (column) => column.notNull())
    .addColumn('related_id', 'bigint', (column) => column.notNull())
    .addColumn('essential', 'boolean', (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull().defaultTo(0))
    .addPrimaryKeyConstraint('taxonomy_skill_skill_pkey', ['skill_id', 'related_id'])
    .execute();
  await db.schema
    .createTable('taxonomy_group')
    .addColumn('uri', 'text', (column) => column.notNull())
    .addColumn('lang', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('code', 'text', (column) => column.notNull())
    .addColumn('label', 'text', (column) => column.notNull())
    .addColumn('description', 'text')
    .addColumn('version', 'integer', (column) => column.notNull().defaultTo(0))
    .addPrimaryKeyConstraint('taxonomy_group_pkey', ['uri', 'lang'])
    .execute();
  await db.schema
    .createTable('taxonomy_broader')
    .addColumn('narrower_uri', 'text', (column) => column.notNull())
    .addColumn('broader_uri', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('taxonomy_broader_pkey', ['narrower_uri', 'broader_uri'])
    .execute();
  await db.schema
    .createTable('taxonomy_list')
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('label_it', 'text', (column) => column.notNull())
    .addColumn('label_en', 'text', (column) => column.notNull())
    .addColumn('weight', 'integer', (column) => column.notNull())
    .addColumn('position', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('taxonomy_list_pkey', ['kind', 'id'])
    .execute();
}
