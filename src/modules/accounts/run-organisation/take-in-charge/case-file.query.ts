import type { Viewer } from '../../../../kernel/access/viewer.ts';
import type { Db } from '../../../../platform/db/database.ts';
import { rowsOf } from '../../../../platform/db/row-context.ts';
import type { Platform } from '../../../../platform/platform.ts';

export interface CaseLine {
  readonly publicId: string;
  readonly name: string;
  readonly since: Date;
  /** Protected and not yet released: no company sees it. */
  readonly hidden: boolean;
}

/** Everybody the operator is in charge of, by name. */
export async function caseloadOf(platform: Platform, viewer: Viewer): Promise<CaseLine[]> {
  const people = viewer.caseload;
  if (people.length === 0) return [];
  const rows = await platform.database.read(
    (db) =>
      db
        .selectFrom('accounts_case as c')
        .innerJoin('accounts_person as p', 'p.id', 'c.youth_id')
        .select(['p.public_id', 'p.given_name', 'p.family_name', 'p.protected', 'p.released_at', 'c.since'])
        .where('c.operator_id', '=', viewer.person)
        .where('c.ended_at', 'is', null)
        .where('p.id', 'in', people)
        .execute(),
    rowsOf(viewer, { files: people }),
  );
  const compare = new Intl.Collator('it').compare;
  return rows
    .map((row) => ({
      publicId: row.public_id,
      name: `${row.given_name} ${row.family_name}`.trim(),
      since: row.since,
      hidden: row.protected && row.released_at === null,
    }))
    .sort((a, b) => compare(a.name, b.name));
}

export interface CaseFile {
  readonly id: number;
  readonly publicId: string;
  readonly name: string;
  readonly birthDate: string | null;
  readonly comune: string | null;
  readonly protected: boolean;
  readonly releasedAt: Date | null;
  readonly since: Date;
}

/**
 * The basic data of a youth in the viewer's charge; null for everybody else. The reading is written into the youth's log of accesses first, in
 * the same transaction.
 */
export function openCaseFile(platform: Platform, viewer: Viewer, publicId: string): Promise<CaseFile | null> {
  const people = viewer.caseload;
  if (people.length === 0) return Promise.resolve(null);
  return platform.database.write(
    async (db) => {
      const row = await caseRow(db, viewer, publicId);
      if (!row || !people.includes(row.id)) return null;
      await db
        .insertInto('accounts_file_access')
        .values({
          person_id: row.id,
          viewer_id: viewer.person,
          viewer_name: viewer.name,
          viewer_organisation: viewer.hat.organisation?.name ?? null,
          action: 'accounts.see-case',
          reason: null,
          at: platform.clock.now(),
        })
        .execute();
      const { id, public_id, given_name, family_name, birth_date, comune, released_at, since } = row;
      const name = `${given_name} ${family_name}`.trim();
      return { id, publicId: public_id, name, birthDate: birth_date, comune, protected: row.protected, releasedAt: released_at, since };
    },
    rowsOf(viewer, { files: people }),
  );
}

function caseRow(db: Db, viewer: Viewer, publicId: string) {
  return db
    .selectFrom('accounts_person as p')
    .innerJoin('accounts_case as c', 'c.youth_id', 'p.id')
    .select(['p.id', 'p.public_id', 'p.given_name', 'p.family_name', 'p.birth_date', 'p.comune', 'p.protected', 'p.released_at', 'c.since'])
    .where('p.public_id', '=', publicId)
    .where('c.operator_id', '=', viewer.person)
    .where('c.ended_at', 'is', null)
    .executeTakeFirst();
}
