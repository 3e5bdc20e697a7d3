import type { Role } from '../../../kernel/access/viewer.ts';
import type { Page } from '../../../kernel/pagination.ts';
import type { Db } from '../../../platform/db/database.ts';
import { type InvitationState, invitationState } from '../domain/joining/invitation-rules.ts';
import '../store/tables.ts';
import { PEOPLE_PER_PAGE } from './directory.ts';

/** An invitation that was neither accepted nor taken back. */
export interface OpenInvitation {
  readonly id: number;
  readonly email: string;
  readonly role: Role;
  readonly organisation: string | null;
  readonly state: InvitationState;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

/** All of them, newest first; those of families are the young people's own and are left out. Run it with the directory's rows. */
export async function openInvitations(db: Db, now: Date, asked: number): Promise<Page<OpenInvitation>> {
  const open = db
    .selectFrom('accounts_invitation as i')
    .leftJoin('accounts_organisation as o', 'o.id', 'i.organisation_id')
    .where('i.accepted_at', 'is', null)
    .where('i.withdrawn_at', 'is', null)
    .where('i.youth_id', 'is', null);
  const counted = await open.select((it) => it.fn.countAll<number>().as('n')).executeTakeFirstOrThrow();
  const total = Number(counted.n);
  const pages = Math.max(1, Math.ceil(total / PEOPLE_PER_PAGE));
  const page = Math.min(Math.max(1, asked), pages);
  const rows = await open
    .select(['i.id', 'i.email', 'i.role', 'o.name as organisation', 'i.created_at', 'i.expires_at'])
    .orderBy('i.id', 'desc')
    .limit(PEOPLE_PER_PAGE)
    .offset((page - 1) * PEOPLE_PER_PAGE)
    .execute();
  const items = rows.map(({ created_at: createdAt, expires_at: expiresAt, ...row }) => {
    const state = invitationState({ expiresAt, acceptedAt: null, withdrawnAt: null }, now);
    return { ...row, createdAt, expiresAt, state };
  });
  return { items, page, pages, total };
}
