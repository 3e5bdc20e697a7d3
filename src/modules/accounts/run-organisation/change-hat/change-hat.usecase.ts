import type { Hat, Session, SessionLevel } from '../../../../kernel/access/viewer.ts';
import { WITHOUT_SECOND_FACTOR } from '../../../../kernel/access/viewer.ts';
import { recordAudit } from '../../../../platform/audit/audit.ts';
import type { Db } from '../../../../platform/db/database.ts';
import { limitsFor, UNFINISHED_MS } from '../../domain/session-limits.ts';
import { levelAfterOneProof, nextStep } from '../../store/enter.ts';
import { startSession, tokenHash } from '../../store/sessions.ts';

export interface Changed {
  readonly token: string;
  readonly stays: boolean;
  readonly next: string;
}

/**
 * Puts on another hat: a new session in the place of the old one, with a new cookie. It proves no more than the old one did: a hat that asks for two
 * proofs is not worn with one, nor with proofs older than that hat's sessions may be. Null when the old session is over already.
 */
export async function changeHat(db: Db, now: Date, session: Session, hat: Hat): Promise<Changed | null> {
  const old = await db
    .deleteFrom('accounts_session')
    .where('id', '=', session.id)
    .returning(['method', 'device', 'stays', 'created_at', 'verified_at'])
    .executeTakeFirst();
  if (!old) return null;
  const { person, publicId } = session.viewer;
  const level = await levelFor(db, now, session, hat);
  const { method, device, stays } = old;
  const factors = level === 'full' && session.factors === 2 ? 2 : 1;
  const token = await startSession(db, now, { person, hat, level, method, device, stays, factors });
  // As old as the sign-in, for the limit of its age and for what asks for a fresh proof.
  const born = Math.min(old.created_at.getTime(), now.getTime());
  const end = level === 'full' ? born + limitsFor(hat.role).absolute : now.getTime() + UNFINISHED_MS;
  await db
    .updateTable('accounts_session')
    .set({ created_at: old.created_at, verified_at: old.verified_at, expires_at: new Date(end) })
    .where('token_hash', '=', tokenHash(token))
    .execute();
  await recordAudit(db, {
    actor: publicId,
    action: 'accounts.change-hat',
    object: `accounts_person:${publicId}`,
    details: { role: hat.role },
  });
  return { token, stays, next: nextStep(level, hat) };
}

async function levelFor(db: Db, now: Date, session: Session, hat: Hat): Promise<SessionLevel> {
  const stale = now.getTime() - session.createdAt.getTime() >= limitsFor(hat.role).absolute;
  if (WITHOUT_SECOND_FACTOR.includes(hat.role)) return 'full';
  if (session.factors === 2 && !stale) return 'full';
  return levelAfterOneProof(db, session.viewer.person, hat);
}
