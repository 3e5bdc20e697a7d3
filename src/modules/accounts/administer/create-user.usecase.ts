import type { Role } from '../../../kernel/access/viewer.ts';
import { newToken } from '../../../kernel/ids.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import { recordAudit } from '../../../platform/audit/audit.ts';
import type { Db } from '../../../platform/db/database.ts';
import type { Platform } from '../../../platform/platform.ts';
import { ROLES_OF_KIND } from '../domain/joining/invitation-rules.ts';
import { accountErrors } from '../errors.ts';
import { bandToday } from '../store/joining/ages-in-force.ts';
import { organisationByPublicId } from '../store/organisations/own-organisation.ts';
import type { MembershipTable } from '../store/tables.ts';
import { issueTicket } from '../store/tickets.ts';
import { administerErrors } from './administer.errors.ts';

const LINK_HOURS = 48;
/** The page that sets a password for whoever has the link. */
export const SET_PASSWORD = { purpose: 'recovery', path: '/reimposta' } as const;

export interface NewUser {
  /** As `normaliseEmail` gives it. */
  readonly email: string;
  readonly given: string;
  readonly family: string;
  readonly role: Role;
  /** Public id of the organisation they act for; null for a personal role. */
  readonly organisation: string | null;
  readonly birthDate: string | null;
}

/** Makes an account without a password. Needs the rows of the system. Returns who it is and the path by which they choose their password. */
export async function createUser(platform: Platform, db: Db, wish: NewUser): Promise<Result<{ publicId: string; path: string }>> {
  const taken = await db.selectFrom('accounts_person').select('id').where('email', '=', wish.email).executeTakeFirst();
  if (taken) return err(administerErrors.already);
  const publicId = newToken();
  const { id } = await db
    .insertInto('accounts_person')
    .values({
      ...{ public_id: publicId, email: wish.email, email_verified_at: null, given_name: wish.given, family_name: wish.family },
      ...{
        birth_date: wish.birthDate,
        protected: (await bandToday(platform, platform.clock.now(), wish.birthDate, db)) === 'minor',
        comune: null,
        locale: 'it',
        status_reason: null,
        released_at: null,
        released_by: null,
      },
      ...{ started_from: null, last_sign_in_at: null, erase_after: null },
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const given = await giveRole(db, id, wish.role, wish.organisation, true);
  if (!given.ok) return given;
  const path = await linkToSetPassword(platform, db, id, wish.email);
  const details = { role: wish.role };
  await recordAudit(db, { actor: null, action: 'accounts.create-user', object: `accounts_person:${publicId}`, details });
  return ok({ publicId, path });
}

/** The path, good for 48 hours and once, by which a person chooses a password. */
export async function linkToSetPassword(platform: Platform, db: Db, person: number, email: string): Promise<string> {
  const ticket = { purpose: SET_PASSWORD.purpose, person, lifetimeMs: LINK_HOURS * 3_600_000, data: { email } };
  return `${SET_PASSWORD.path}/${await issueTicket(db, platform.clock.now(), ticket)}`;
}

/** A personal role, or a membership in an organisation whose kind has that role. Given again it changes nothing. */
export async function giveRole(db: Db, person: number, role: Role, organisation: string | null, lead: boolean): Promise<Result<void>> {
  if (isPersonal(role)) {
    if (organisation !== null) return err(accountErrors.wrongRole);
    await db
      .insertInto('accounts_personal_role')
      .values({ person_id: person, role, granted_by: null })
      .onConflict((it) => it.doNothing())
      .execute();
    return ok(undefined);
  }
  const found = organisation === null ? null : await organisationByPublicId(db, organisation);
  if (!found) return err(accountErrors.unknown);
  const roles: readonly Role[] = ROLES_OF_KIND[found.kind];
  if (!roles.includes(role)) return err(accountErrors.wrongRole);
  await db
    .insertInto('accounts_membership')
    .values({ person_id: person, organisation_id: found.id, role, lead, until: null })
    .onConflict((it) => it.columns(['person_id', 'organisation_id', 'role']).doUpdateSet({ until: null }))
    .execute();
  return ok(undefined);
}

/** Takes a personal role, or ends a membership, with the sessions that wear it. False when there was nothing to take. */
export async function takeRole(db: Db, now: Date, person: number, role: Role, organisation: string | null): Promise<boolean> {
  const gone = isPersonal(role)
    ? (await db.deleteFrom('accounts_personal_role').where('person_id', '=', person).where('role', '=', role).executeTakeFirst())
        .numDeletedRows
    : await endMemberships(db, now, person, role, organisation);
  await db.deleteFrom('accounts_session').where('person_id', '=', person).where('role', '=', role).execute();
  return gone > 0n;
}

async function endMemberships(
  db: Db,
  now: Date,
  person: number,
  role: MembershipTable['role'],
  organisation: string | null,
): Promise<bigint> {
  let ended = db.updateTable('accounts_membership').set({ until: now }).where('person_id', '=', person).where('role', '=', role);
  if (organisation !== null) {
    ended = ended.where('organisation_id', 'in', (it) =>
      it.selectFrom('accounts_organisation').select('id').where('public_id', '=', organisation),
    );
  }
  return (await ended.where((it) => it.or([it('until', 'is', null), it('until', '>', now)])).executeTakeFirst()).numUpdatedRows;
}

export function isPersonal(role: Role): role is 'youth' | 'family' | 'admin' {
  return role === 'youth' || role === 'family' || role === 'admin';
}
