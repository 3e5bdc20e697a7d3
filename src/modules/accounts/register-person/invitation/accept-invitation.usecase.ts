import type { Viewer } from '../../../../kernel/access/viewer.ts';
import type { Db } from '../../../../platform/db/database.ts';
import type { Locale } from '../../../../platform/i18n/catalogue.ts';
import type { Platform } from '../../../../platform/platform.ts';
import { comeIn } from '../../store/come-in.ts';
import type { Entered } from '../../store/enter.ts';
import { giveHat } from '../../store/joining/give-hat.ts';
import { createPerson } from '../../store/joining/new-person.ts';
import { type OpenedInvitation, openInvitation, takeInvitation } from '../../store/joining/open-invitation.ts';
import { setPassword } from '../../store/passwords/passwords.ts';
import { personById } from '../../store/person-by-email.ts';

export interface NewMember {
  readonly token: string;
  readonly given: string;
  readonly family: string;
  readonly passwordHash: string;
  readonly locale: Locale;
  readonly device: string;
  readonly before: { readonly id: number } | null;
}

/** Thrown to roll back: the invitation was taken, withdrawn or is over since the page was shown, or its address has an account by now. */
export class TooLate extends Error {}

/**
 * Makes the account that the invitation is for and comes in. The link reached the address, so it is confirmed. Throws `TooLate`. Needs the rows of
 * the system.
 */
export async function joinAsNew(platform: Platform, db: Db, member: NewMember): Promise<Entered> {
  const now = platform.clock.now();
  const invitation = await stillOpen(db, now, member.token);
  const { given, family, locale } = member;
  const common = { email: invitation.email, given, family, locale, verifiedAt: now };
  const made = await createPerson(db, now, { ...common, role: null, consents: ['service'] });
  if (!made || !(await takeInvitation(db, now, invitation.id, made.id))) throw new TooLate();
  await setPassword(db, made.id, member.passwordHash);
  await giveHat(db, now, made, invitation);
  await platform.events.publish(db, 'accounts.person-registered', { person: made.id, startedFrom: null });
  const person = await personById(db, made.id);
  const proof = { method: 'invitation', factors: 1, device: member.device } as const;
  const entered = person && (await comeIn(platform, db, person, proof, member.before));
  if (!entered) throw new TooLate();
  return entered;
}

/** Adds the hat to the account of who is signed in with the invited address. Throws `TooLate`. Needs the rows of the system. */
export async function joinAsMember(platform: Platform, db: Db, viewer: Viewer, token: string): Promise<void> {
  const now = platform.clock.now();
  const invitation = await stillOpen(db, now, token);
  const person = await personById(db, viewer.person);
  if (person?.email !== invitation.email || !(await takeInvitation(db, now, invitation.id, viewer.person))) throw new TooLate();
  await giveHat(db, now, { id: viewer.person, publicId: viewer.publicId }, invitation);
}

async function stillOpen(db: Db, now: Date, token: string): Promise<OpenedInvitation> {
  const invitation = await openInvitation(db, now, token);
  if (invitation?.state !== 'open') throw new TooLate();
  return invitation;
}
