import type { Db } from '../../../../platform/db/database.ts';
import { CODES_MADE, newRecoveryCodes, plainRecoveryCode } from '../../domain/recovery-codes.ts';
import { keyedHash } from '../seal.ts';

/** New codes in place of all old ones. They are returned once and kept as hashes that only this installation can make. */
export async function makeRecoveryCodes(db: Db, secret: string, person: number): Promise<readonly string[]> {
  const codes = newRecoveryCodes();
  await db.deleteFrom('accounts_recovery_code').where('person_id', '=', person).execute();
  const rows = codes.map((code) => ({ person_id: person, hash: hashOf(secret, person, code) ?? '', used_at: null }));
  await db.insertInto('accounts_recovery_code').values(rows).execute();
  return codes;
}

/** Uses up a code: true once, false ever after, however many ask at the same time. */
export async function spendRecoveryCode(db: Db, secret: string, person: number, typed: string, now: Date): Promise<boolean> {
  const hash = hashOf(secret, person, typed);
  if (hash === null) return false;
  const spent = await db
    .updateTable('accounts_recovery_code')
    .set({ used_at: now })
    .where('person_id', '=', person)
    .where('hash', '=', hash)
    .where('used_at', 'is', null)
    .executeTakeFirst();
  return spent.numUpdatedRows === 1n;
}

/** Whether these are exactly the person's unused codes: what may be handed out as a file. */
export async function areCodesOf(db: Db, secret: string, person: number, codes: readonly string[]): Promise<boolean> {
  const kept = await db
    .selectFrom('accounts_recovery_code')
    .select('hash')
    .where('person_id', '=', person)
    .where('used_at', 'is', null)
    .execute();
  const hashes = new Set(codes.map((code) => hashOf(secret, person, code)));
  return hashes.size === CODES_MADE && kept.length === CODES_MADE && kept.every(({ hash }) => hashes.has(hash));
}

/** A code is bound to its person: the same one of somebody else has another hash. */
function hashOf(secret: string, person: number, code: string): string | null {
  const plain = plainRecoveryCode(code);
  return plain === null ? null : keyedHash(secret, 'recovery code', `${person} ${plain}`);
}
