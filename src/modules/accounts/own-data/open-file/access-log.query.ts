import type { Db } from '../../../../platform/db/database.ts';

export interface AccessEntry {
  readonly at: Date;
  readonly who: string;
  readonly organisation: string | null;
  readonly action: string;
  readonly reason: string | null;
}

/** Who opened a person's file, newest first. Needs the person's own rows. */
export async function accessesTo(
  db: Db,
  person: number,
  page?: { readonly offset: number; readonly limit: number },
): Promise<AccessEntry[]> {
  let query = db
    .selectFrom('accounts_file_access')
    .select(['at', 'viewer_name as who', 'viewer_organisation as organisation', 'action', 'reason'])
    .where('person_id', '=', person)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc');
  if (page) query = query.offset(page.offset).limit(page.limit);
  return query.execute();
}

export async function countAccesses(db: Db, person: number): Promise<number> {
  const { n } = await db
    .selectFrom('accounts_file_access')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('person_id', '=', person)
    .executeTakeFirstOrThrow();
  return Number(n);
}
