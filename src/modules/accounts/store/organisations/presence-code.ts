import type { Db } from '../../../../platform/db/database.ts';
import type { Platform } from '../../../../platform/platform.ts';
import { newDeskCode } from '../../domain/desk-code.ts';
import { keyedHash } from '../seal.ts';
import { cancelTickets } from '../tickets.ts';

/** What a young person agrees to by telling the operator beside them a code of their page. */
export const PRESENCE_PURPOSES = ['follow-me', 'show-me'] as const;
export type PresencePurpose = (typeof PRESENCE_PURPOSES)[number];

export const PRESENCE_MS = 10 * 60_000;

/** A new code for one purpose, good for ten minutes and once; one made before is worth nothing from now on. Needs the youth's own rows. */
export async function makePresenceCode(
  { secret, clock }: Pick<Platform, 'secret' | 'clock'>,
  db: Db,
  person: number,
  purpose: PresencePurpose,
): Promise<string> {
  const now = clock.now();
  const code = newDeskCode();
  await cancelTickets(db, person, PRESENCE_PURPOSES);
  await db
    .insertInto('accounts_ticket')
    .values({
      token_hash: hashOf(secret, purpose, code),
      purpose,
      person_id: person,
      data: '{}',
      created_at: now,
      expires_at: new Date(now.getTime() + PRESENCE_MS),
      used_at: null,
    })
    .execute();
  return code;
}

/** Uses the code up and says whose it was; null when it is wrong, old, used, or was made for something else. Of two at once, one gets it. */
export async function spendPresenceCode(
  { secret, clock }: Pick<Platform, 'secret' | 'clock'>,
  db: Db,
  purpose: PresencePurpose,
  code: string,
): Promise<number | null> {
  const now = clock.now();
  const row = await db
    .updateTable('accounts_ticket')
    .set({ used_at: now })
    .where('token_hash', '=', hashOf(secret, purpose, code))
    .where('purpose', '=', purpose)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .returning('person_id')
    .executeTakeFirst();
  return row?.person_id ?? null;
}

function hashOf(secret: string, purpose: PresencePurpose, code: string): string {
  return keyedHash(secret, `presence ${purpose}`, code);
}
