import type { Db } from '../../../../platform/db/database.ts';
import { stepOfCode } from '../../domain/one-time-code.ts';
import { seal, unseal } from '../seal.ts';

const USE = 'totp';

/** Keeps the secret of an app whose first code was right; that code's step counts as used. Replaces an app that was there before. */
export async function keepTotp(db: Db, key: string, person: number, app: { secret: string; step: number }, now: Date): Promise<void> {
  const values = { secret: seal(key, USE, app.secret), confirmed_at: now, last_step: app.step };
  await db
    .insertInto('accounts_totp')
    .values({ person_id: person, ...values })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet(values))
    .execute();
}

/** Checks a code and uses up its step: the same code, or an earlier one, is never right again (RFC 6238, 5.2). */
export async function spendTotp(db: Db, key: string, person: number, code: string, now: Date): Promise<boolean> {
  const row = await db
    .selectFrom('accounts_totp')
    .select('secret')
    .where('person_id', '=', person)
    .where('confirmed_at', 'is not', null)
    .executeTakeFirst();
  const secret = row ? unseal(key, USE, row.secret) : null;
  const step = secret === null ? null : stepOfCode(secret, code, now);
  if (step === null) return false;
  const spent = await db
    .updateTable('accounts_totp')
    .set({ last_step: step })
    .where('person_id', '=', person)
    .where('last_step', '<', step)
    .executeTakeFirst();
  return spent.numUpdatedRows === 1n;
}

export async function dropTotp(db: Db, person: number): Promise<boolean> {
  const gone = await db.deleteFrom('accounts_totp').where('person_id', '=', person).executeTakeFirst();
  return gone.numDeletedRows === 1n;
}
