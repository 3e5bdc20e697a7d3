import type { Viewer } from '../../../../kernel/access/viewer.ts';
import { rowsOf } from '../../../../platform/db/row-context.ts';
import type { Platform } from '../../../../platform/platform.ts';
import { type SentInvitation, sentInvitations } from '../../store/invitations.ts';
import { isLead } from '../../store/organisations/own-organisation.ts';
import { namesOf } from '../../store/organisations/people-names.ts';
import type { MembershipTable } from '../../store/tables.ts';

export interface Member {
  readonly membership: number;
  readonly name: string;
  readonly email: string | null;
  readonly role: MembershipTable['role'];
  readonly lead: boolean;
  readonly since: Date;
  /** The one who is looking. */
  readonly self: boolean;
}

export interface Members {
  /** May invite, change leads and end memberships. */
  readonly runs: boolean;
  readonly members: readonly Member[];
  readonly invitations: readonly SentInvitation[];
}

/** Who belongs to the organisation the viewer acts for, leads first, and who was invited. Colleagues see names; addresses are for its leads. */
export async function membersPage(platform: Platform, viewer: Viewer, organisation: number): Promise<Members> {
  const now = platform.clock.now();
  const found = await platform.database.read(async (db) => {
    const rows = await db
      .selectFrom('accounts_membership')
      .select(['id', 'person_id', 'role', 'lead', 'since'])
      .where('organisation_id', '=', organisation)
      .where('until', 'is', null)
      .orderBy('lead', 'desc')
      .orderBy('id')
      .execute();
    const runs = (await isLead(db, viewer)) || viewer.hat.role === 'manager';
    return { rows, runs, invitations: runs ? await sentInvitations(db, now, { organisation }) : [] };
  }, rowsOf(viewer));
  const names = await namesOf(
    platform,
    viewer,
    found.rows.map((row) => row.person_id),
  );
  const members = found.rows.map(
    ({ id, person_id, role, lead, since }): Member => ({
      ...{ membership: id, role, lead, since, self: person_id === viewer.person },
      name: names.get(person_id)?.name ?? '',
      email: found.runs ? (names.get(person_id)?.email ?? null) : null,
    }),
  );
  return { runs: found.runs, members, invitations: found.invitations };
}
