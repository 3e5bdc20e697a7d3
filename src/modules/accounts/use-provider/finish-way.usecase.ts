import { recordAudit } from '../../../platform/audit/audit.ts';
import type { Db } from '../../../platform/db/database.ts';
import type { Platform } from '../../../platform/platform.ts';
import { comeIn } from '../store/come-in.ts';
import { remindToConfirm } from '../store/confirmation.ts';
import type { Entered } from '../store/enter.ts';
import { issueOpenTicket } from '../store/outside/open-tickets.ts';
import { personOfIdentity } from '../store/outside/outside-identities.ts';
import { AFTERWARDS_MS, type Way } from '../store/outside/way.ts';
import { mayComeIn, personByEmail, personById } from '../store/person-by-email.ts';
import { LINK_TICKET, linkIdentity } from './links/link-identity.usecase.ts';
import type { OutsideIdentity } from './outside-identity.ts';

/** Purpose of the ticket that the registration begins from: `/registrati?inizio=<ticket>`. Its data are `RegisterData`. */
const REGISTER_TICKET = 'register';

/**
 * What the registration learns from a provider; nothing of it is believed but provider, subject and a verified address. It must go on in the browser with
 * this way cookie (`sameBrowser`): else somebody could have another person register an account that opens with their own identity.
 */
interface RegisterData {
  readonly browser: string;
  readonly provider: string;
  readonly subject: string;
  readonly email: string | null;
  readonly emailVerified: boolean;
  readonly givenName: string | null;
  readonly familyName: string | null;
  readonly birthDate: string | null;
}

/** How a journey to a provider ends. */
export type Finished =
  | { readonly kind: 'entered'; readonly entered: Entered }
  /** The account is closed, or has no role left. */
  | { readonly kind: 'closed' }
  /** The account's address was never confirmed: the link to do so was sent again. */
  | { readonly kind: 'unconfirmed' }
  | { readonly kind: 'linked' }
  /** The identity belongs to an account already. */
  | { readonly kind: 'taken' }
  /** Nobody is known: the registration goes on with this ticket. */
  | { readonly kind: 'register'; readonly ticket: string }
  /** An account has this address: its owner signs in as usual and confirms the link with this ticket. */
  | { readonly kind: 'known-address'; readonly ticket: string };

export interface Coming {
  readonly identity: OutsideIdentity;
  readonly way: Way;
  readonly device: string;
  /** The session that the browser came with. */
  readonly session: { readonly id: number } | null;
}

/** What follows from who the provider says it is. Needs the rows of the system. */
export async function finishWay(platform: Platform, db: Db, coming: Coming): Promise<Finished> {
  const { identity, way } = coming;
  if (way.person !== null) {
    return { kind: (await linkIdentity(platform, db, way.person, identity)) ? 'linked' : 'taken' };
  }
  const known = await personOfIdentity(db, identity.provider, identity.subject);
  if (known !== null) return signInKnown(platform, db, known, coming);
  const now = platform.clock.now();
  const owner = identity.email !== null && identity.emailVerified ? await personByEmail(db, identity.email) : null;
  if (owner) {
    // Never linked by itself: who controls an address at a provider would own every account that has it.
    const data = { identity, browser: way.browser, person: owner.id };
    return { kind: 'known-address', ticket: await issueOpenTicket(db, now, { purpose: LINK_TICKET, lifetimeMs: AFTERWARDS_MS, data }) };
  }
  const { provider, subject, email, emailVerified, givenName, familyName, birthDate } = identity;
  const data: RegisterData = { browser: way.browser, provider, subject, email, emailVerified, givenName, familyName, birthDate };
  return { kind: 'register', ticket: await issueOpenTicket(db, now, { purpose: REGISTER_TICKET, lifetimeMs: AFTERWARDS_MS, data }) };
}

async function signInKnown(platform: Platform, db: Db, id: number, { identity, device, session }: Coming): Promise<Finished> {
  const person = await personById(db, id);
  if (!person || !mayComeIn(person)) return { kind: 'closed' };
  // Whoever typed somebody else's address when they registered does not wait inside the account for its owner.
  if (!person.verified) {
    await remindToConfirm(platform, db, person);
    return { kind: 'unconfirmed' };
  }
  const entered = await comeIn(platform, db, person, { method: identity.method, factors: identity.factors, device }, session);
  if (!entered) return { kind: 'closed' };
  await recordAudit(db, {
    actor: person.publicId,
    action: 'accounts.provider-sign-in',
    object: `accounts_person:${person.publicId}`,
    details: { method: identity.method, factors: identity.factors },
  });
  return { kind: 'entered', entered };
}
