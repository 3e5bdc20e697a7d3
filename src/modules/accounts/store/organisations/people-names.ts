import type { Viewer } from '../../../../kernel/access/viewer.ts';
import { rowsOf } from '../../../../platform/db/row-context.ts';
import type { Platform } from '../../../../platform/platform.ts';

export interface PersonName {
  readonly publicId: string;
  readonly name: string;
  readonly email: string | null;
}

/** Names and addresses of exactly these people, whom the viewer was found to have a right to see (colleagues, the people they follow). */
export async function namesOf(
  { database }: Pick<Platform, 'database'>,
  viewer: Viewer,
  people: readonly number[],
): Promise<Map<number, PersonName>> {
  if (people.length === 0) return new Map();
  const rows = await database.read(
    (db) =>
      db
        .selectFrom('accounts_person')
        .select(['id', 'public_id', 'given_name', 'family_name', 'email'])
        .where('id', 'in', people)
        .execute(),
    rowsOf(viewer, { files: people }),
  );
  return new Map(
    rows.map((row) => [row.id, { publicId: row.public_id, name: `${row.given_name} ${row.family_name}`.trim(), email: row.email }]),
  );
}
