import { sql } from 'kysely';
import { contentHash } from '../../../kernel/ids.ts';
import type { Db } from '../../../platform/db/database.ts';
import type { LabelRole } from './tables.ts';

/** All the words of one concept in one language. */
export interface ConceptText {
  readonly conceptId: number;
  readonly lang: string;
  readonly description: string | null;
  /** Occupations only. */
  readonly tasks?: readonly string[];
  readonly labels: readonly (readonly [role: LabelRole, label: string])[];
  readonly version: number;
}

/** Replaces the words of concepts whose words differ, unless what is there comes from a newer version. Returns `id/lang` of those it replaced. */
export async function writeTexts(db: Db, kind: 'occupation' | 'skill', texts: readonly ConceptText[]): Promise<ReadonlySet<string>> {
  const rows = texts.map(({ conceptId, lang, description, tasks = [], labels, version }) => ({
    id: conceptId,
    lang,
    description,
    tasks,
    version,
    hash: contentHash(JSON.stringify([description, tasks, labels])),
  }));
  const replaced = await upsertTexts(db, kind, JSON.stringify(rows));
  const changed = texts.filter((text) => replaced.has(textKey(text)));
  if (changed.length > 0) await replaceLabels(db, kind, changed);
  return replaced;
}

/** How `writeTexts` names a text. */
export function textKey(text: { readonly conceptId: number; readonly lang: string }): string {
  return `${text.conceptId}/${text.lang}`;
}

async function upsertTexts(db: Db, kind: 'occupation' | 'skill', json: string): Promise<ReadonlySet<string>> {
  const table = sql.table(`taxonomy_${kind}_text`);
  const concept = sql.ref(`${kind}_id`);
  const tasks = kind === 'occupation' ? sql`, tasks` : sql``;
  const setTasks = kind === 'occupation' ? sql`, tasks = excluded.tasks` : sql``;
  const { rows } = await sql<{ key: string }>`
    insert into ${table} as t (${concept}, lang, description, version, hash${tasks})
    select id, lang, description, version, hash${tasks}
    from jsonb_to_recordset(${json}::jsonb) as x(id bigint, lang text, description text, tasks text[], version int, hash text)
    on conflict (${concept}, lang) do update
      set description = excluded.description, version = excluded.version, hash = excluded.hash${setTasks}
      where t.hash <> excluded.hash and t.version <= excluded.version
    returning ${concept}::text || '/' || lang as key`.execute(db);
  return new Set(rows.map((row) => row.key));
}

async function replaceLabels(db: Db, kind: 'occupation' | 'skill', texts: readonly ConceptText[]): Promise<void> {
  const table = sql.table(`taxonomy_${kind}_label`);
  const concept = sql.ref(`${kind}_id`);
  const keys = JSON.stringify(texts.map(({ conceptId, lang }) => ({ id: conceptId, lang })));
  await sql`delete from ${table} l using jsonb_to_recordset(${keys}::jsonb) as x(id bigint, lang text)
    where l.${concept} = x.id and l.lang = x.lang`.execute(db);
  const labels = texts.flatMap(({ conceptId, lang, labels }) => labels.map(([role, label]) => ({ id: conceptId, lang, role, label })));
  await sql`insert into ${table} (${concept}, lang, role, label)
    select id, lang, role, label from jsonb_to_recordset(${JSON.stringify(labels)}::jsonb) as x(id bigint, lang text, role text, label text)
    on conflict do nothing`.execute(db);
}
