import { recordAudit } from '../../../../platform/audit/audit.ts';
import type { Db } from '../../../../platform/db/database.ts';
import type { Locale } from '../../../../platform/i18n/catalogue.ts';
import type { Platform } from '../../../../platform/platform.ts';
import { FOR_MAIL } from '../../domain/delays.ts';
import { type RegisterDraft, ROLE_OF } from '../../domain/joining/register-draft.ts';
import { FOR_REGISTRATIONS } from '../../domain/joining/register-limits.ts';
import { type Counted, countAttempt } from '../../store/attempts.ts';
import { queueConfirmation } from '../../store/confirmation.ts';
import { findDeskCode, spendDeskCode } from '../../store/joining/desk-codes.ts';
import { createOrganisation, vatNumberTaken } from '../../store/joining/new-organisation.ts';
import { createPerson, type MadePerson, type NewPerson } from '../../store/joining/new-person.ts';
import { registerJourneys } from '../../store/joining/register-journey.ts';
import { type RegisterTicket, spendTicketOf } from '../../store/joining/register-ticket.ts';
import { queueNotice } from '../../store/notices.ts';
import { addIdentity } from '../../store/outside/outside-identities.ts';
import { setPassword } from '../../store/passwords/passwords.ts';
import { personByEmail } from '../../store/person-by-email.ts';

export interface Registration {
  readonly journey: string;
  readonly draft: RegisterDraft;
  readonly given: string;
  readonly family: string;
  readonly email: string;
  /** Made before, outside any transaction; null when a provider outside vouches for the person. */
  readonly passwordHash: string | null;
  readonly isProtected: boolean;
  /** Sigla of the organisation's seat. */
  readonly province: string;
  readonly locale: Locale;
  /** The caller, as `addressGroup` gives it. */
  readonly from: string;
}

export type Registered =
  /** An account was made, or the address had one: nobody but the address's owner learns which. */
  | { readonly kind: 'mailed' }
  /** The provider vouched for the address: nothing is left to confirm. */
  | { readonly kind: 'ready' }
  | { readonly kind: 'wait'; readonly ms: number }
  | { readonly kind: 'refused'; readonly why: 'vat-taken' | 'code-used' | 'ticket-over' };

/** Rolls everything back and carries out what to say. */
export class Refusal extends Error {
  readonly why: Extract<Registered, { kind: 'refused' }>['why'];
  constructor(why: Extract<Registered, { kind: 'refused' }>['why']) {
    super(why);
    this.why = why;
  }
}

/** Everything or nothing: person, role, consents, organisation, used code, event, mails. Throws `Refusal`. Needs the rows of the system. */
export async function register(platform: Platform, db: Db, wish: Registration): Promise<Registered> {
  const counted: Counted[] = [
    { use: 'register from', subject: wish.from, patience: FOR_REGISTRATIONS },
    { use: 'mail to', subject: wish.email, patience: FOR_MAIL },
  ];
  const wait = await countAttempt(platform, db, counted);
  if (wait > 0) return { kind: 'wait', ms: wait };
  const ticket = await spendTicketOf(platform, db, wish.draft);
  if (!ticket && wish.passwordHash === null) throw new Refusal('ticket-over');
  // Before anybody is looked for: what is refused says nothing of the address.
  if (wish.draft.organisation && (await vatNumberTaken(db, wish.draft.organisation.vatNumber))) throw new Refusal('vat-taken');
  const verified = ticket?.emailVerified === true && ticket.email === wish.email;
  const person = await createPerson(db, platform.clock.now(), await personFrom(platform, db, wish, verified));
  await registerJourneys.end(db, wish.journey);
  if (!person) return tellOwner(platform, db, wish);
  if (wish.passwordHash) await setPassword(db, person.id, wish.passwordHash);
  if (ticket) await linkTicket(db, person, ticket);
  if (wish.draft.deskCode && !(await spendDeskCode(platform, db, wish.draft.deskCode, person.id))) throw new Refusal('code-used');
  if (wish.draft.organisation) await foundOrganisation(platform, db, person, wish);
  if (!verified) await queueConfirmation(platform, db, { id: person.id, email: wish.email, locale: wish.locale, given: wish.given });
  const { audience, startedFrom } = wish.draft;
  const details = { audience, protected: wish.isProtected };
  await recordAudit(db, { actor: person.publicId, action: 'accounts.register', object: `accounts_person:${person.publicId}`, details });
  await platform.events.publish(db, 'accounts.person-registered', { person: person.id, startedFrom });
  return { kind: verified ? 'ready' : 'mailed' };
}

async function personFrom(platform: Platform, db: Db, wish: Registration, verified: boolean): Promise<NewPerson> {
  const { draft, email, given, family, locale } = wish;
  const common = { email, given, family, locale, verifiedAt: verified ? platform.clock.now() : null };
  if (draft.audience !== 'youth' || !draft.birthDate) return { ...common, role: null, consents: ['service'] };
  const desk = draft.deskCode ? await findDeskCode(platform, db, draft.deskCode) : null;
  if (draft.deskCode && !desk) throw new Refusal('code-used');
  const { birthDate, comune, startedFrom } = draft;
  const youth = { birthDate, comune, startedFrom, isProtected: wish.isProtected, startedAt: desk?.organisation ?? null };
  return { ...common, role: 'youth', consents: ['service', ...draft.consents], youth };
}

/** Somebody has an account with this address: only they are told. */
async function tellOwner(platform: Platform, db: Db, wish: Registration): Promise<Registered> {
  const owner = await personByEmail(db, wish.email);
  const object = owner ? `accounts_person:${owner.publicId}` : null;
  if (owner) await queueNotice(platform, db, owner, { name: 'already', path: '/accedi', params: { name: owner.given } });
  await recordAudit(db, { actor: null, action: 'accounts.register-known', object });
  return { kind: 'mailed' };
}

async function linkTicket(db: Db, person: MadePerson, { provider, subject }: RegisterTicket): Promise<void> {
  if (!(await addIdentity(db, person.id, { provider, subject }))) throw new Refusal('ticket-over');
}

async function foundOrganisation(platform: Platform, db: Db, person: MadePerson, { draft, province }: Registration): Promise<void> {
  if (!draft.organisation || draft.audience === 'youth') return;
  const made = await createOrganisation(db, platform.clock.now(), { ...draft.organisation, province });
  if (!made) throw new Refusal('vat-taken');
  await db
    .insertInto('accounts_membership')
    .values({ person_id: person.id, organisation_id: made.id, role: ROLE_OF[draft.audience], lead: true, until: null })
    .execute();
  const object = `accounts_organisation:${made.publicId}`;
  await recordAudit(db, {
    actor: person.publicId,
    action: 'accounts.found-organisation',
    object,
    details: { kind: draft.organisation.kind },
  });
}
