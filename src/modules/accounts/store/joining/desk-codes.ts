import type { Db } from '../../../../platform/db/database.ts';
import type { Platform } from '../../../../platform/platform.ts';
import { keyedHash } from '../seal.ts';
import '../tables.ts';

/** How a code lies in the table: short as it is, a plain hash could be guessed by who reads it. `code` as `newDeskCode` makes it. */
export function deskCodeHash({ secret }: Pick<Platform, 'secret'>, code: string): string {
  return keyedHash(secret, 'desk code', code);
}

/** Where a code that still works was handed out. */
export interface DeskOrigin {
  readonly organisation: number;
  readonly name: string;
}

/** Needs the rows of the system. Null when it is unknown, used, too old, or its organisation is no longer open. */
export async function findDeskCode(platform: Platform, db: Db, code: string): Promise<DeskOrigin | null> {
  const row = await db
    .selectFrom('accounts_desk_code as c')
    .innerJoin('accounts_desk_batch as b', 'b.id', 'c.batch_id')
    .innerJoin('accounts_organisation as o', 'o.id', 'b.organisation_id')
    .select(['o.id', 'o.name'])
    .where('c.code_hash', '=', deskCodeHash(platform, code))
    .where('c.used_at', 'is', null)
    .where('b.expires_at', '>', platform.clock.now())
    .where('o.status', '=', 'active')
    .executeTakeFirst();
  return row ? { organisation: row.id, name: row.name } : null;
}

/** Uses the code up for this person: of two who come at once, one gets it. */
export async function spendDeskCode(platform: Platform, db: Db, code: string, person: number): Promise<boolean> {
  const spent = await db
    .updateTable('accounts_desk_code')
    .set({ used_at: platform.clock.now(), used_by: person })
    .where('code_hash', '=', deskCodeHash(platform, code))
    .where('used_at', 'is', null)
    .returning('batch_id')
    .executeTakeFirst();
  return spent !== undefined;
}
