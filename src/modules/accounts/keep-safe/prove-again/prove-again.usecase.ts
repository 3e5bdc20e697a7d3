import type { Session } from '../../../../kernel/access/viewer.ts';
import { recordAudit } from '../../../../platform/audit/audit.ts';
import type { Db } from '../../../../platform/db/database.ts';
import { rowsOf } from '../../../../platform/db/row-context.ts';
import type { Platform } from '../../../../platform/platform.ts';
import { rotateSession } from '../../store/factors/rotate-session.ts';
import { spendTotp } from '../../store/factors/totp-store.ts';
import { verifyPassword } from '../../store/passwords/passwords.ts';
import { countTry, forgetTries } from '../limit-tries.ts';

export type Proof =
  | { readonly by: 'password'; readonly password: string }
  | { readonly by: 'code'; readonly code: string }
  | { readonly by: 'passkey'; check(db: Db): Promise<boolean> };

export type ProvedAgain =
  | { readonly outcome: 'in'; readonly cookie: string }
  | { readonly outcome: 'wrong' | 'over' }
  | { readonly outcome: 'wait'; readonly minutes: number };

/** A fresh proof makes a new cookie, whose session counts as just verified. Recovery codes are for coming in, not for this. */
export async function proveAgain(platform: Platform, session: Session, now: Date, proof: Proof): Promise<ProvedAgain> {
  const { viewer } = session;
  const { person, publicId } = viewer;
  const { waitMs } = await countTry(platform, person);
  if (waitMs > 0) return { outcome: 'wait', minutes: Math.ceil(waitMs / 60_000) };
  // Outside the transaction: hashing takes long.
  const known = proof.by === 'password' && (await passwordIsRight(platform, person, proof.password));
  const done = await platform.database.write(async (db): Promise<ProvedAgain> => {
    const right =
      proof.by === 'password'
        ? known
        : proof.by === 'code'
          ? await spendTotp(db, platform.secret, person, proof.code, now)
          : await proof.check(db);
    if (!right) return { outcome: 'wrong' };
    const factors = session.factors === 2 || proof.by !== 'password' ? 2 : 1;
    const cookie = await rotateSession(db, now, session, { factors });
    if (cookie === null) return { outcome: 'over' };
    await recordAudit(db, {
      actor: publicId,
      action: 'accounts.prove-again',
      object: `accounts_person:${publicId}`,
      details: { by: proof.by },
    });
    return { outcome: 'in', cookie };
  }, rowsOf(viewer));
  if (done.outcome === 'in') await forgetTries(platform, person);
  return done;
}

async function passwordIsRight({ database }: Platform, person: number, plain: string): Promise<boolean> {
  const row = await database.read(
    (db) => db.selectFrom('accounts_password').select('hash').where('person_id', '=', person).executeTakeFirst(),
    { kind: 'person', person },
  );
  return (await verifyPassword(row?.hash ?? null, plain)).ok;
}
