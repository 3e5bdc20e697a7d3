import type { Viewer } from '../../../../kernel/access/viewer.ts';
import { recordAudit } from '../../../../platform/audit/audit.ts';
import type { Db } from '../../../../platform/db/database.ts';
import type { Platform } from '../../../../platform/platform.ts';
import { newDeskCode } from '../../domain/desk-code.ts';
import { deskCodeHash } from '../../store/desk-codes.ts';

export const MOST_CODES = 200;

export interface NewBatch {
  readonly viewer: Viewer;
  readonly organisation: number;
  readonly label: string;
  readonly count: number;
  readonly expiresAt: Date;
}

/** Makes a batch and returns its codes, which are kept nowhere: only their hashes are. Needs the rows of the organisation. */
export async function makeBatch(platform: Platform, db: Db, wish: NewBatch): Promise<string[]> {
  const { viewer, organisation, label, count, expiresAt } = wish;
  const now = platform.clock.now();
  const { id } = await db
    .insertInto('accounts_desk_batch')
    .values({ organisation_id: organisation, label, made_by: viewer.person, created_at: now, expires_at: expiresAt })
    .returning('id')
    .executeTakeFirstOrThrow();
  const made: string[] = [];
  // A code that exists already (2 in 34 thousand million) is simply made again.
  while (made.length < count) {
    const codes = [...new Set(Array.from({ length: count - made.length }, newDeskCode))];
    const byHash = new Map(codes.map((code) => [deskCodeHash(platform, code), code]));
    const kept = await db
      .insertInto('accounts_desk_code')
      .values([...byHash.keys()].map((code_hash) => ({ code_hash, batch_id: id, used_at: null, used_by: null })))
      .onConflict((it) => it.column('code_hash').doNothing())
      .returning('code_hash')
      .execute();
    for (const { code_hash } of kept) made.push(byHash.get(code_hash) ?? '');
  }
  const details = { count };
  await recordAudit(db, { actor: viewer.publicId, action: 'accounts.make-desk-codes', object: `accounts_desk_batch:${id}`, details });
  return made;
}

/** Makes what is left of a batch worth nothing: it was lost, or the day is over. False when it is not this organisation's, or over. */
export async function endBatch(
  platform: Platform,
  db: Db,
  wish: { viewer: Viewer; organisation: number; batch: number },
): Promise<boolean> {
  const { viewer, organisation, batch } = wish;
  const now = platform.clock.now();
  const ended = await db
    .updateTable('accounts_desk_batch')
    .set({ expires_at: now })
    .where('id', '=', batch)
    .where('organisation_id', '=', organisation)
    .where('expires_at', '>', now)
    .returning('id')
    .executeTakeFirst();
  if (!ended) return false;
  await recordAudit(db, { actor: viewer.publicId, action: 'accounts.end-desk-codes', object: `accounts_desk_batch:${batch}` });
  return true;
}
