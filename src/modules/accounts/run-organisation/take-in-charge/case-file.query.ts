import type { Viewer } from '../../../../kernel/access/viewer.ts';
import type { Db } from '../../../../platform/db/database.ts';
import { rowsOf } from '../../../../platform/db/row-context.ts';
import type { Platform } from '../../../../platform/platform.ts';
import { openFile } from '../../store/files/open-file.ts';

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

type Asking = Parameters<typeof openFile>[0];

/** The basic data of a youth in the viewer's charge, opened as every file is; null for everybody else. */
export async function openCaseFile(context: Asking, publicId: string): Promise<CaseFile | null> {
  const { viewer } = context;
  const opened = await openFile(context, publicId, { action: 'accounts.see-case', inCharge: true });
  if (!opened.ok || !viewer) return null;
  const { person, name, read } = opened.value;
  const row = await read((db) => caseRow(db, viewer, person));
  if (!row) return null;
  const { birth_date, comune, released_at, since } = row;
  return { id: person, publicId, name, birthDate: birth_date, comune, protected: row.protected, releasedAt: released_at, since };
}

function caseRow(db: Db, viewer: Viewer, person: number) {
  return db
    .selectFrom('accounts_person as p')
    .innerJoin('accounts_case as c', 'c.youth_id', 'p.id')
    .select(['p.birth_date', 'p.comune', 'p.protected', 'p.released_at', 'c.since'])
    .where('p.id', '=', person)
    .where('c.operator_id', '=', viewer.person)
    .where('c.ended_at', 'is', null)
    .executeTakeFirst();
}
