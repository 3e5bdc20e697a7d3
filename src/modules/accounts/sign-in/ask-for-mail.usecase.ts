import { recordAudit } from '../../../platform/audit/audit.ts';
import type { Db } from '../../../platform/db/database.ts';
import type { Locale } from '../../../platform/i18n/catalogue.ts';
import type { Platform } from '../../../platform/platform.ts';
import { FOR_ADDRESS, FOR_MAIL } from '../domain/delays.ts';
import { countAttempt } from '../store/attempts.ts';
import { queueNotice } from '../store/notices.ts';
import { type KnownPerson, mayComeIn, personByEmail } from '../store/person-by-email.ts';
import { issueTicket } from '../store/tickets.ts';

const MINUTE = 60_000;

/** The two links that anybody may have sent to an address they type. */
export const MAILED = {
  link: { purpose: 'sign-in', lifetimeMs: 10 * MINUTE, path: '/accedi/collegamento', mail: 'link' },
  recovery: { purpose: 'recovery', lifetimeMs: 30 * MINUTE, path: '/reimposta', mail: 'recovery' },
} as const;

export interface MailWish {
  readonly kind: keyof typeof MAILED;
  readonly email: string;
  /** The caller, as `addressGroup` gives it. */
  readonly from: string;
  /** Language of the page: for the mail to an address that nobody has an account with. */
  readonly locale: Locale;
}

interface MailedLink {
  readonly purpose: string;
  readonly lifetimeMs: number;
  readonly path: string;
  readonly mail: string;
}

/** Mails a link that is good once and for so long. Needs the rows of the system. */
export async function sendLink(platform: Platform, db: Db, person: KnownPerson, link: MailedLink): Promise<void> {
  const { purpose, lifetimeMs, path, mail } = link;
  const data = { email: person.email };
  const token = await issueTicket(db, platform.clock.now(), { purpose, person: person.id, lifetimeMs, data });
  await queueNotice(platform, db, person, { name: mail, path: `${path}/${token}`, params: { name: person.given } });
}

/** The same statements as for somebody: a ticket that is nobody's, and a mail. */
async function sayNobody(platform: Platform, db: Db, { kind, email, locale }: MailWish): Promise<void> {
  const { purpose, lifetimeMs } = MAILED[kind];
  await issueTicket(db, platform.clock.now(), { purpose, person: null, lifetimeMs, data: { email } });
  await queueNotice(platform, db, { email, locale }, { name: 'nobody', path: '/registrati' });
}

/**
 * Sends a link to the person with this address; to an address without an account a mail that says so, so that the page and the time it takes
 * are the same for both. Returns the milliseconds to wait when it was asked too often, else 0. Needs the rows of the system.
 */
export async function askForMail(platform: Platform, db: Db, wish: MailWish): Promise<number> {
  const wait = await countAttempt(platform, db, [
    { use: 'mail from', subject: wish.from, patience: FOR_ADDRESS },
    { use: 'mail to', subject: wish.email, patience: FOR_MAIL },
  ]);
  if (wait > 0) return wait;
  const found = await personByEmail(db, wish.email);
  const person = found && mayComeIn(found) ? found : null;
  if (person) await sendLink(platform, db, person, MAILED[wish.kind]);
  else await sayNobody(platform, db, wish);
  const object = person ? `accounts_person:${person.publicId}` : null;
  await recordAudit(db, { actor: null, action: `accounts.ask-${wish.kind}`, object });
  return 0;
}
