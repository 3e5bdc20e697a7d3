import { createHash } from 'node:crypto';
import type { Db } from '../../db/database.ts';
import type { FormBody } from '../route.ts';
import { CSRF_FIELD } from './csrf.ts';

const KIND = 'sent-form';
const KEPT_MS = 24 * 3_600_000;

/** The same form was written already. Thrown inside the transaction, which so writes nothing. */
export class SentBefore extends Error {
  override readonly name = 'SentBefore';
}

/**
 * Notes, in the transaction that does what a form asks for, that it was done: whoever sends the very same form again, because the answer got
 * lost on the way, does it once. Another page, or another word in a field, is another wish. Throws `SentBefore`.
 */
export async function noteSentForm(db: Db, now: Date, audit: string, form: FormBody): Promise<void> {
  const fields = Object.entries(form).sort(([a], [b]) => (a < b ? -1 : 1));
  // The token is of one page as it was loaded once; only the hash is kept, so that it tells nothing of what was sent.
  const wish = createHash('sha256')
    .update(JSON.stringify([audit, form[CSRF_FIELD], fields]))
    .digest('base64url');
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('platform_journey')
    .values({ id: wish, kind: KIND, data: '{}', expires_at: new Date(now.getTime() + KEPT_MS) })
    .onConflict((it) => it.column('id').doNothing())
    .executeTakeFirstOrThrow();
  if (Number(numInsertedOrUpdatedRows) === 0) throw new SentBefore('this form was sent before');
}
