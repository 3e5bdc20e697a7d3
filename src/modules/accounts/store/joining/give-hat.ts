import { PERSONAL_ROLES } from '../../../../kernel/access/viewer.ts';
import { recordAudit } from '../../../../platform/audit/audit.ts';
import type { Db } from '../../../../platform/db/database.ts';
import type { MembershipTable } from '../tables.ts';
import { startBond } from './family-bonds.ts';
import { givePersonalRole } from './new-person.ts';
import type { OpenedInvitation } from './open-invitation.ts';

/** What the invitation promises: a membership, a bond with a young person, or the administration. Needs the rows of the system. */
export async function giveHat(
  db: Db,
  now: Date,
  person: { readonly id: number; readonly publicId: string },
  invitation: OpenedInvitation,
): Promise<void> {
  const { role, organisation, youth, lead, shares, invitedBy } = invitation;
  if (organisation) {
    await joinOrganisation(db, person.id, organisation.id, role as MembershipTable['role'], lead);
  } else if (youth !== null) {
    await givePersonalRole(db, person.id, 'family', invitedBy);
    await startBond(db, now, { youth, family: person.id, shares });
  } else if (role === 'admin' && PERSONAL_ROLES.includes(role)) {
    await givePersonalRole(db, person.id, 'admin', invitedBy);
  }
  await recordAudit(db, {
    actor: person.publicId,
    action: 'accounts.accept-invitation',
    object: organisation ? `accounts_organisation:${organisation.publicId}` : `accounts_person:${person.publicId}`,
    details: { role },
  });
}

/** Who was a member once is one again. */
async function joinOrganisation(db: Db, person: number, organisation: number, role: MembershipTable['role'], lead: boolean): Promise<void> {
  await db
    .insertInto('accounts_membership')
    .values({ person_id: person, organisation_id: organisation, role, lead, until: null })
    .onConflict((it) => it.columns(['person_id', 'organisation_id', 'role']).doUpdateSet({ until: null, lead }))
    .execute();
}
