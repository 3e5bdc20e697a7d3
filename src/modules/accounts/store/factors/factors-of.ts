import { sql } from 'kysely';
import { type Viewer, WITHOUT_SECOND_FACTOR } from '../../../../kernel/access/viewer.ts';
import type { Db } from '../../../../platform/db/database.ts';

/** What a person can prove who they are with. */
export interface Factors {
  readonly password: boolean;
  /** An app that makes codes. */
  readonly app: boolean;
  readonly passkeys: number;
  readonly codesLeft: number;
}

export async function factorsOf(db: Db, person: number): Promise<Factors> {
  const { rows } = await sql<Factors>`
    select exists (select from accounts_password where person_id = ${person}) as password,
      exists (select from accounts_totp where person_id = ${person} and confirmed_at is not null) as app,
      (select count(*)::int from accounts_passkey where person_id = ${person}) as passkeys,
      (select count(*)::int from accounts_recovery_code where person_id = ${person} and used_at is null) as "codesLeft"`.execute(db);
  return rows[0] ?? { password: false, app: false, passkeys: 0, codesLeft: 0 };
}

/** Holds a person's factors still until the transaction ends: two removals at once must not leave none. */
export async function lockPerson(db: Db, person: number): Promise<void> {
  await db.selectFrom('accounts_person').select('id').where('id', '=', person).forUpdate().execute();
}

/** Whether one of the things this person may act as asks for a second factor. */
export function mustHaveSecondFactor({ hats }: Viewer): boolean {
  return hats.some((hat) => !WITHOUT_SECOND_FACTOR.includes(hat.role));
}

/** Whether every one of them does: then no password ever opens anything by itself. */
export function neverEntersAlone({ hats }: Viewer): boolean {
  return hats.every((hat) => !WITHOUT_SECOND_FACTOR.includes(hat.role));
}

/** After the last factor went, its recovery codes open nothing any more. */
export async function dropCodesWithoutFactor(db: Db, person: number): Promise<void> {
  const { app, passkeys } = await factorsOf(db, person);
  if (!app && passkeys === 0) await db.deleteFrom('accounts_recovery_code').where('person_id', '=', person).execute();
}
