import { recordAudit } from '../../../platform/audit/audit.ts';
import type { Db } from '../../../platform/db/database.ts';
import type { Platform } from '../../../platform/platform.ts';
import { FOR_ACCOUNT, FOR_ADDRESS, FOR_MAIL } from '../domain/delays.ts';
import { isShortAlone } from '../domain/passwords/password-rules.ts';
import { type Counted, countAttempt, forgetAttempts, giveBackAttempt } from '../store/attempts.ts';
import { comeIn } from '../store/come-in.ts';
import { remindToConfirm } from '../store/confirmation.ts';
import type { Entered } from '../store/enter.ts';
import { hashPassword, setPassword, verifyPassword } from '../store/passwords/passwords.ts';
import { type KnownPerson, mayComeIn, personByEmail, personById } from '../store/person-by-email.ts';
import { hasSecondFactor } from '../store/second-factor-of.ts';
import { MAILED, sendLink } from './ask-for-mail.usecase.ts';

const SYSTEM = { kind: 'system', why: 'somebody signs in: nobody is known yet' } as const;

export interface Credentials {
  readonly email: string;
  readonly password: string;
  readonly device: string;
  /** The caller, as `addressGroup` gives it. */
  readonly from: string;
  /** The session the browser came with: it ends. */
  readonly before: { readonly id: number } | null;
  /** They want to stay signed in on this device. */
  readonly stays: boolean;
}

export type SignedIn =
  | { readonly kind: 'entered'; readonly entered: Entered }
  | { readonly kind: 'wrong' }
  | { readonly kind: 'wait'; readonly ms: number }
  /** Everything was right, but the account is suspended or has no role left. */
  | { readonly kind: 'closed' }
  /** Everything was right, but the address was never confirmed: the link to do so was sent again. */
  | { readonly kind: 'unconfirmed' }
  /** Everything was right, but nothing stands beside the password any more, and it is short: a link to choose another was sent. */
  | { readonly kind: 'short' };

/**
 * E-mail and password. The try is counted and committed first, then the password is checked outside any transaction, then the session is made.
 * An address that nobody has takes the same statements and the same work as one that somebody has.
 */
export async function signIn(platform: Platform, given: Credentials): Promise<SignedIn> {
  const { database } = platform;
  const counted = countedOf(given);
  const { wait, person } = await database.write(async (db) => {
    const ms = await countAttempt(platform, db, counted);
    return { wait: ms, person: ms > 0 ? null : await personByEmail(db, given.email) };
  }, SYSTEM);
  if (wait > 0) return { kind: 'wait', ms: wait };
  try {
    const { ok, rehash } = await verifyPassword(person?.hash ?? null, given.password);
    if (!ok || !person) {
      await database.write((db) => noteRefusal(db, person), SYSTEM);
      return { kind: 'wrong' };
    }
    const fresh = rehash ? await hashPassword(given.password) : null;
    return await database.write((db) => finish(platform, db, person, given, fresh), SYSTEM);
  } catch (error) {
    // Too busy, or the database went away: nobody was wrong.
    await database.write((db) => giveBackAttempt(platform, db, counted), SYSTEM).catch(() => undefined);
    throw error;
  }
}

function countedOf({ email, from }: Pick<Credentials, 'email' | 'from'>): readonly [Counted, Counted] {
  return [
    { use: 'sign-in from', subject: from, patience: FOR_ADDRESS },
    { use: 'sign-in to', subject: email, patience: FOR_ACCOUNT },
  ];
}

async function finish(platform: Platform, db: Db, checked: KnownPerson, given: Credentials, fresh: string | null): Promise<SignedIn> {
  const [from, account] = countedOf(given);
  const person = await personById(db, checked.id);
  // The password was changed while this one was being checked: what was right a moment ago opens nothing.
  if (!person || person.hash !== checked.hash) return { kind: 'wrong' };
  // The address keeps what it has from others: an attacker's own account must not wipe it clean.
  await forgetAttempts(platform, db, account);
  await giveBackAttempt(platform, db, [from]);
  if (!person.verified) return askToConfirm(platform, db, person);
  const shortAlone = mayComeIn(person) && isShortAlone(given.password) && !(await hasSecondFactor(db, person.id));
  if (shortAlone) return askForLonger(platform, db, person);
  const entered = mayComeIn(person)
    ? await comeIn(platform, db, person, { method: 'password', factors: 1, device: given.device, stays: given.stays }, given.before)
    : null;
  if (!entered) return { kind: 'closed' };
  if (fresh) await setPassword(db, person.id, fresh);
  return { kind: 'entered', entered };
}

/** No session before the address is theirs. */
async function askToConfirm(platform: Platform, db: Db, person: KnownPerson): Promise<SignedIn> {
  if (!mayComeIn(person)) return { kind: 'closed' };
  await remindToConfirm(platform, db, person);
  return { kind: 'unconfirmed' };
}

/** A second factor that was taken away, or a role that ended, made up for a password that cannot stand alone. */
async function askForLonger(platform: Platform, db: Db, person: KnownPerson): Promise<SignedIn> {
  const wait = await countAttempt(platform, db, [{ use: 'mail to', subject: person.email, patience: FOR_MAIL }]);
  if (wait === 0) await sendLink(platform, db, person, { ...MAILED.recovery, mail: 'longer-password' });
  await recordAudit(db, { actor: null, action: 'accounts.ask-longer-password', object: `accounts_person:${person.publicId}` });
  return { kind: 'short' };
}

async function noteRefusal(db: Db, person: KnownPerson | null): Promise<void> {
  const object = person ? `accounts_person:${person.publicId}` : null;
  await recordAudit(db, { actor: null, action: 'accounts.sign-in-refused', object });
}
