import type { Session } from '../../../../kernel/access/viewer.ts';
import type { Platform } from '../../../../platform/platform.ts';
import { newTotpSecret, stepOfCode, totpAddress } from '../../domain/one-time-code.ts';
import { dropCodesWithoutFactor, factorsOf, lockPerson, mustHaveSecondFactor } from '../../store/factors/factors-of.ts';
import { rotateSession } from '../../store/factors/rotate-session.ts';
import { noteSecurity } from '../../store/factors/security-notice.ts';
import { dropTotp, keepTotp } from '../../store/factors/totp-store.ts';
import { seal, unseal } from '../../store/seal.ts';
import { rowsFor } from '../half-session.ts';

const ISSUER = 'Talent Hub';
const OFFER_MS = 30 * 60_000;

export interface Offer {
  readonly secret: string;
  readonly address: string;
  readonly sealed: string;
}

/** A secret for a new app. Nothing is kept until its first code was right: the form carries it, closed, and only for this session. */
export function offerApp(key: string, session: Session, now: Date, secret = newTotpSecret()): Offer {
  const sealed = seal(key, useOf(session), `${now.getTime()} ${secret}`);
  return { secret, address: totpAddress(secret, ISSUER, session.viewer.name), sealed };
}

/** The secret of an offer that is still good. */
export function offeredSecret(key: string, session: Session, now: Date, sealed: string): string | null {
  const [stamp = '', secret] = unseal(key, useOf(session), sealed)?.split(' ') ?? [];
  return secret && now.getTime() - Number(stamp) <= OFFER_MS ? secret : null;
}

const useOf = ({ id }: Session) => `totp offer ${id}`;

/** Keeps the app when the code is one of its own, and completes the session with a new cookie. */
export async function enrolApp(
  platform: Platform,
  session: Session,
  now: Date,
  given: { secret: string; code: string },
): Promise<string | 'wrong' | 'over'> {
  const step = stepOfCode(given.secret, given.code, now);
  if (step === null) return 'wrong';
  const { person, publicId } = session.viewer;
  return platform.database.write(async (db) => {
    await lockPerson(db, person);
    const cookie = await rotateSession(db, now, session, { factors: 2 });
    if (cookie === null) return 'over';
    await keepTotp(db, platform.secret, person, { secret: given.secret, step }, now);
    await noteSecurity(db, platform, { person, publicId, now, event: 'app-added', action: 'accounts.add-app' });
    return cookie;
  }, rowsFor(session));
}

/** Takes the app away; false when it is the last second factor of somebody whose role asks for one. */
export async function removeApp(platform: Platform, session: Session, now: Date): Promise<boolean> {
  const { person, publicId } = session.viewer;
  return platform.database.write(async (db) => {
    await lockPerson(db, person);
    const { passkeys } = await factorsOf(db, person);
    if (passkeys === 0 && mustHaveSecondFactor(session.viewer)) return false;
    if (!(await dropTotp(db, person))) return true;
    await dropCodesWithoutFactor(db, person);
    await noteSecurity(db, platform, { person, publicId, now, event: 'app-removed', action: 'accounts.remove-app' });
    return true;
  }, rowsFor(session));
}
