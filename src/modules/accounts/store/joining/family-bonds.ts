import type { Db } from '../../../../platform/db/database.ts';
import type { Platform } from '../../../../platform/platform.ts';
import '../tables.ts';

const SYSTEM = { kind: 'system', why: 'names of the two sides of a family bond, each of whom knows the other' } as const;

export async function startBond(
  db: Db,
  now: Date,
  bond: { readonly youth: number; readonly family: number; readonly shares: readonly string[] },
): Promise<void> {
  const shares = [...bond.shares];
  await db
    .insertInto('accounts_family_bond')
    .values({ youth_id: bond.youth, family_id: bond.family, shares, since: now, ended_at: null })
    .onConflict((it) => it.columns(['youth_id', 'family_id']).doUpdateSet({ shares, since: now, ended_at: null }))
    .execute();
}

/** Somebody on the other side of a bond. */
export interface BondedPerson {
  readonly id: number;
  readonly publicId: string;
  readonly name: string;
  readonly shares: readonly string[];
  readonly since: Date;
}

type Reading = Pick<Platform, 'database'>;

/** The relatives a youth has let in. `db` sees the youth's own rows. */
export async function familyOf(platform: Reading, db: Db, youth: number): Promise<readonly BondedPerson[]> {
  const rows = await db
    .selectFrom('accounts_family_bond')
    .selectAll()
    .where('youth_id', '=', youth)
    .where('ended_at', 'is', null)
    .execute();
  return named(
    platform,
    rows.map(({ family_id: id, shares, since }) => ({ id, shares, since })),
  );
}

/** The young people who let this relative in. `db` sees the relative's own rows. */
export async function youthsOf(platform: Reading, db: Db, family: number): Promise<readonly BondedPerson[]> {
  const rows = await db
    .selectFrom('accounts_family_bond')
    .selectAll()
    .where('family_id', '=', family)
    .where('ended_at', 'is', null)
    .execute();
  return named(
    platform,
    rows.map(({ youth_id: id, shares, since }) => ({ id, shares, since })),
  );
}

/** Neither side sees the other's row: the name is all they get of it. */
async function named({ database }: Reading, bonds: readonly Omit<BondedPerson, 'name' | 'publicId'>[]): Promise<readonly BondedPerson[]> {
  if (bonds.length === 0) return [];
  const ids = bonds.map(({ id }) => id);
  const people = await database.read(
    (db) =>
      db
        .selectFrom('accounts_person')
        .select(['id', 'public_id', 'given_name'])
        .where('id', 'in', ids)
        .where('status', 'in', ['active', 'leaving'])
        .execute(),
    SYSTEM,
  );
  return bonds.flatMap((bond) => {
    const person = people.find(({ id }) => id === bond.id);
    return person ? [{ ...bond, publicId: person.public_id, name: person.given_name }] : [];
  });
}

/** The youth changes what a relative sees. False when there is no such bond. */
export async function changeShares(db: Db, youth: number, family: number, shares: readonly string[]): Promise<boolean> {
  const done = await db
    .updateTable('accounts_family_bond')
    .set({ shares: [...shares] })
    .where('youth_id', '=', youth)
    .where('family_id', '=', family)
    .where('ended_at', 'is', null)
    .returning('family_id')
    .executeTakeFirst();
  return done !== undefined;
}

/** The youth ends it: from this moment the relative sees nothing. False when there is no such bond. */
export async function endBond(db: Db, now: Date, youth: number, family: number): Promise<boolean> {
  const done = await db
    .updateTable('accounts_family_bond')
    .set({ ended_at: now })
    .where('youth_id', '=', youth)
    .where('family_id', '=', family)
    .where('ended_at', 'is', null)
    .returning('family_id')
    .executeTakeFirst();
  return done !== undefined;
}
