import { recordAudit } from '../../../platform/audit/audit.ts';
import type { Db } from '../../../platform/db/database.ts';
import type { Platform } from '../../../platform/platform.ts';
import { type Entered, enter, type Proof } from './enter.ts';
import { queueNotice } from './notices.ts';
import type { KnownPerson } from './person-by-email.ts';
import { keyedHash } from './seal.ts';
import { endSession } from './sessions.ts';

/**
 * `enter` with what belongs to every first proof: the session the browser came with ends, the sign-in is noted, and a device that was never seen is told
 * to the person by mail. Null when the person has no role left.
 */
export async function comeIn(
  platform: Platform,
  db: Db,
  person: KnownPerson,
  proof: Omit<Proof, 'person'>,
  before: { readonly id: number } | null,
): Promise<Entered | null> {
  const entered = await enter(db, platform.clock.now(), { ...proof, person: person.id });
  if (!entered) return null;
  if (before) await endSession(db, before.id);
  await noteDevice(platform, db, person, proof.device);
  await recordAudit(db, {
    actor: person.publicId,
    action: 'accounts.sign-in',
    object: `accounts_person:${person.publicId}`,
    details: { method: proof.method, level: entered.level },
  });
  return entered;
}

/** The first device is the one the account was made on: no news to anybody. */
async function noteDevice(platform: Platform, db: Db, person: KnownPerson, device: string): Promise<void> {
  const now = platform.clock.now();
  const hash = keyedHash(platform.secret, 'known device', `${person.id} ${device}`);
  const known = await db.selectFrom('accounts_known_device').select('device_hash').where('person_id', '=', person.id).execute();
  await db
    .insertInto('accounts_known_device')
    .values({ person_id: person.id, device_hash: hash, last_at: now })
    .onConflict((it) => it.columns(['person_id', 'device_hash']).doUpdateSet({ last_at: now }))
    .execute();
  if (known.length === 0 || known.some((each) => each.device_hash === hash)) return;
  await queueNotice(platform, db, person, { name: 'new-device', path: '/password-dimenticata', params: { name: person.given, device } });
}
