import type { Role } from '../../../../kernel/access/viewer.ts';
import type { Db } from '../../../../platform/db/database.ts';
import { type InvitationState, invitationState } from '../../domain/joining/invitation-rules.ts';
import { tokenHash } from '../sessions.ts';
import '../tables.ts';

/** An invitation as whoever has its link sees it. */
export interface OpenedInvitation {
  readonly id: number;
  readonly state: InvitationState;
  readonly email: string;
  readonly role: Role;
  readonly inviter: string;
  readonly organisation: { readonly id: number; readonly publicId: string; readonly name: string } | null;
  readonly youth: number | null;
  readonly lead: boolean;
  readonly shares: readonly string[];
  readonly invitedBy: number | null;
}

/** Null when the link is none of ours. An organisation, a youth or an inviter that is gone has withdrawn it. Needs the rows of the system. */
export async function openInvitation(db: Db, now: Date, token: string): Promise<OpenedInvitation | null> {
  const row = await db
    .selectFrom('accounts_invitation as i')
    .leftJoin('accounts_organisation as o', 'o.id', 'i.organisation_id')
    .leftJoin('accounts_person as y', 'y.id', 'i.youth_id')
    .leftJoin('accounts_person as b', 'b.id', 'i.invited_by')
    .leftJoin('accounts_personal_role as a', (join) => join.onRef('a.person_id', '=', 'i.invited_by').on('a.role', '=', 'admin'))
    .selectAll('i')
    .select(['o.public_id', 'o.name', 'o.status as organisation_status', 'y.status as youth_status'])
    .select(['b.status as inviter_status', 'a.role as inviter_role'])
    .where('i.token_hash', '=', tokenHash(token))
    .executeTakeFirst();
  if (!row) return null;
  const times = { expiresAt: row.expires_at, acceptedAt: row.accepted_at, withdrawnAt: row.withdrawn_at };
  // What somebody was shut out with they must not come back in by: their invitations end with them.
  const inviterGone =
    row.invited_by !== null &&
    ((row.inviter_status !== 'active' && row.inviter_status !== 'leaving') || (row.role === 'admin' && row.inviter_role === null));
  const gone =
    inviterGone ||
    (row.organisation_id !== null && row.organisation_status !== 'active' && row.organisation_status !== 'pending') ||
    (row.youth_id !== null && row.youth_status !== 'active');
  const state = invitationState(times, now);
  const { id, email, role, inviter, lead, shares, youth_id: youth, invited_by: invitedBy } = row;
  const organisation =
    row.organisation_id !== null && row.public_id !== null && row.name !== null
      ? { id: row.organisation_id, publicId: row.public_id, name: row.name }
      : null;
  return { id, state: state === 'open' && gone ? 'withdrawn' : state, email, role, inviter, organisation, youth, lead, shares, invitedBy };
}

/** Takes it: of two who press at once, one does. False when somebody was faster, or it is over. Needs the rows of the system. */
export async function takeInvitation(db: Db, now: Date, id: number, person: number): Promise<boolean> {
  const row = await db
    .updateTable('accounts_invitation')
    .set({ accepted_at: now, accepted_by: person })
    .where('id', '=', id)
    .where('accepted_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .where('expires_at', '>', now)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}
