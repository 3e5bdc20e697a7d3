import { sql } from 'kysely';
import type { Db } from '../../../platform/db/database.ts';
import { type NamedConcept, sameConcepts } from '../domain/same-concept.ts';
import type { ConceptSource, LabelRole } from './tables.ts';

/** Points every ESCO concept that equals a starter concept to it, and frees those that no longer do. Returns how many pointers moved. */
export async function mergeConcepts(db: Db): Promise<number> {
  const esco = await db.selectFrom('taxonomy_occupation').select('id').where('source', '=', 'esco').limit(1).executeTakeFirst();
  const escoSkill = await db.selectFrom('taxonomy_skill').select('id').where('source', '=', 'esco').limit(1).executeTakeFirst();
  return (esco ? await mergeKind(db, 'occupation') : 0) + (escoSkill ? await mergeKind(db, 'skill') : 0);
}

async function mergeKind(db: Db, kind: 'occupation' | 'skill'): Promise<number> {
  const concepts = await namedConcepts(db, kind);
  const same = sameConcepts(concepts.starter, concepts.esco);
  const rows = concepts.esco.map(({ id }) => ({ id, same: same.get(id) ?? null }));
  const { numAffectedRows } = await sql`
    update ${sql.table(`taxonomy_${kind}`)} c set same_as = x.same
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x(id bigint, same bigint)
    where c.id = x.id and c.same_as is distinct from x.same`.execute(db);
  return Number(numAffectedRows ?? 0);
}

interface Row {
  readonly id: number;
  readonly source: ConceptSource;
  readonly isco: string;
  readonly lang: string;
  readonly role: LabelRole;
  readonly label: string;
}

async function namedConcepts(db: Db, kind: 'occupation' | 'skill'): Promise<Record<ConceptSource, NamedConcept[]>> {
  const isco = kind === 'occupation' ? sql`c.isco` : sql`''`;
  // Of thousands of imported skills only the main label counts: their synonyms are looser than ours.
  const wanted = kind === 'occupation' ? sql`true` : sql`(c.source = 'starter' or l.role = 'preferred')`;
  const { rows } = await sql<Row>`
    select c.id, c.source, ${isco} as isco, l.lang, l.role, l.label
    from ${sql.table(`taxonomy_${kind}`)} c join ${sql.table(`taxonomy_${kind}_label`)} l on l.${sql.ref(`${kind}_id`)} = c.id
    where l.lang in ('it', 'en') and l.role <> 'hidden' and ${wanted} order by c.id`.execute(db);
  const concepts: Record<ConceptSource, Map<number, NamedConcept & { titles: object[]; others: object[] }>> = {
    starter: new Map(),
    esco: new Map(),
  };
  for (const { id, source, isco: group, lang, role, label } of rows) {
    const known = concepts[source].get(id) ?? { id, isco: group, titles: [], others: [] };
    concepts[source].set(id, known);
    (role === 'alternative' ? known.others : known.titles).push({ lang, text: label });
  }
  return { starter: [...concepts.starter.values()], esco: [...concepts.esco.values()] };
}
