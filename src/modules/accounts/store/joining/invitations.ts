import type { Role } from '../../../../kernel/access/viewer.ts';
import { newToken } from '../../../../kernel/ids.ts';
import { err, ok, type Result } from '../../../../kernel/result.ts';
import { recordAudit } from '../../../../platform/audit/audit.ts';
import type { Db } from '../../../../platform/db/database.ts';
import type { Locale } from '../../../../platform/i18n/catalogue.ts';
import type { Platform } from '../../../../platform/platform.ts';
import {
  INVITATION_MS,
  type InvitationState,
  invitationState,
  MOST_A_DAY,
  MOST_OPEN,
  ROLES_OF_KIND,
  type Share,
} from '../../domain/joining/invitation-rules.ts';
import { accountErrors } from '../../errors.ts';
import { queueNotice } from '../notices.ts';
import { tokenHash } from '../sessions.ts';
import '../tables.ts';

const DAY_MS = 86_400_000;

/**
 * Who is invited to what: to act for an organisation with a role of its kind, to be the family of a young person, or (neither) to administer
 * the region. `inviter` is the name that the mail and the page show.
 */
export interface NewInvitation {
  /** As `normaliseEmail` gives it. */
  readonly email: string;
  readonly role: Role;
  readonly organisation?: number;
  readonly youth?: number;
  readonly invitedBy: { readonly person: number; readonly publicId: string; readonly name: string };
  /** For an organisation: may invite others and change its data. */
  readonly lead?: boolean;
  /** For a family: what the youth lets them see. */
  readonly shares?: readonly Share[];
  /** Language of the mail. */
  readonly locale: Locale;
}

/**
 * Writes the invitation and queues its mail (`/invito/{token}`, 14 days, once). One that waits for the same address and role is withdrawn: only the last
 * mail counts. Whether the address has an account is neither asked nor told. Returns the invitation's id. Run it with rows that
 * see the organisation, the youth, or the directory; whether the inviter may is asked by the caller.
 */
export async function invite(platform: Platform, db: Db, wish: NewInvitation): Promise<Result<number>> {
  const now = platform.clock.now();
  const fits = await fitsOrganisation(db, wish);
  if (!fits) return err(accountErrors.wrongRole);
  if (fits.status && (await countDay(db, now, wish)) >= MOST_A_DAY[fits.status]) return err(accountErrors.tooManyInvitationsToday);
  await withdrawOpen(db, now, wish);
  if ((await countOpen(db, now, wish)) >= MOST_OPEN[kindOf(wish)]) return err(accountErrors.tooManyInvitations);
  const token = newToken();
  const { id } = await db
    .insertInto('accounts_invitation')
    .values({
      token_hash: tokenHash(token),
      email: wish.email,
      role: wish.role,
      organisation_id: wish.organisation ?? null,
      youth_id: wish.youth ?? null,
      invited_by: wish.invitedBy.person,
      inviter: wish.invitedBy.name,
      lead: wish.lead ?? false,
      shares: [...(wish.shares ?? [])],
      created_at: now,
      expires_at: new Date(now.getTime() + INVITATION_MS),
      accepted_at: null,
      accepted_by: null,
      withdrawn_at: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const notice = {
    name: `invite-${kindOf(wish)}`,
    path: `/invito/${token}`,
    params: { inviter: wish.invitedBy.name, organisation: fits.organisation },
  };
  await queueNotice(platform, db, { email: wish.email, locale: wish.locale }, notice);
  const details = { role: wish.role };
  await recordAudit(db, { actor: wish.invitedBy.publicId, action: 'accounts.invite', object: `accounts_invitation:${id}`, details });
  return ok(id);
}

/** Takes an open invitation back. False when it is not there, is used or is over. Run it with rows that see it. */
export async function withdrawInvitation(db: Db, now: Date, id: number, by: { readonly publicId: string }): Promise<boolean> {
  const done = await db
    .updateTable('accounts_invitation')
    .set({ withdrawn_at: now })
    .where('id', '=', id)
    .where('accepted_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  if (!done) return false;
  await recordAudit(db, { actor: by.publicId, action: 'accounts.withdraw-invitation', object: `accounts_invitation:${id}` });
  return true;
}

/** One line of the list of invitations that an organisation or a youth has sent. */
export interface SentInvitation {
  readonly id: number;
  readonly email: string;
  readonly role: Role;
  readonly lead: boolean;
  readonly state: InvitationState;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

/** The invitations that still wait or lately did not work out, newest first. Accepted ones are members by now. */
export async function sentInvitations(
  db: Db,
  now: Date,
  from: { readonly organisation: number } | { readonly youth: number },
): Promise<SentInvitation[]> {
  const rows = await db
    .selectFrom('accounts_invitation')
    .select(['id', 'email', 'role', 'lead', 'created_at', 'expires_at', 'accepted_at', 'withdrawn_at'])
    .where((it) => ('youth' in from ? it('youth_id', '=', from.youth) : it('organisation_id', '=', from.organisation)))
    .where('accepted_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .orderBy('created_at', 'desc')
    .limit(200)
    .execute();
  return rows.map(({ id, email, role, lead, created_at: createdAt, expires_at: expiresAt, accepted_at, withdrawn_at }) => {
    const state = invitationState({ expiresAt, acceptedAt: accepted_at, withdrawnAt: withdrawn_at }, now);
    return { id, email, role, lead, state, createdAt, expiresAt };
  });
}

function kindOf({ organisation, youth }: Pick<NewInvitation, 'organisation' | 'youth'>): keyof typeof MOST_OPEN {
  if (organisation !== undefined) return 'organisation';
  return youth === undefined ? 'region' : 'youth';
}

/** The name for the mail, and how far the organisation is; null when this role cannot be given there. */
async function fitsOrganisation(db: Db, wish: NewInvitation): Promise<{ organisation: string; status?: keyof typeof MOST_A_DAY } | null> {
  if (wish.organisation === undefined) return wish.role === (wish.youth === undefined ? 'admin' : 'family') ? { organisation: '' } : null;
  const row = await db
    .selectFrom('accounts_organisation')
    .select(['name', 'kind', 'status'])
    .where('id', '=', wish.organisation)
    .where('status', 'in', ['active', 'pending'])
    .executeTakeFirst();
  if (!row || wish.youth !== undefined) return null;
  const roles: readonly Role[] = ROLES_OF_KIND[row.kind];
  if (!roles.includes(wish.role)) return null;
  return { organisation: row.name, status: row.status === 'active' ? 'active' : 'pending' };
}

async function withdrawOpen(db: Db, now: Date, { email, role, organisation, youth }: NewInvitation): Promise<void> {
  await db
    .updateTable('accounts_invitation')
    .set({ withdrawn_at: now })
    .where('email', '=', email)
    .where('role', '=', role)
    .where('organisation_id', 'is not distinct from', organisation ?? null)
    .where('youth_id', 'is not distinct from', youth ?? null)
    .where('accepted_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .execute();
}

async function countOpen(db: Db, now: Date, { organisation, youth }: NewInvitation): Promise<number> {
  const { count } = await db
    .selectFrom('accounts_invitation')
    .select((it) => it.fn.countAll<number>().as('count'))
    .where('organisation_id', 'is not distinct from', organisation ?? null)
    .where('youth_id', 'is not distinct from', youth ?? null)
    .where('accepted_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Those of the last 24 hours, whatever became of them. */
async function countDay(db: Db, now: Date, { organisation }: NewInvitation): Promise<number> {
  const { count } = await db
    .selectFrom('accounts_invitation')
    .select((it) => it.fn.countAll<number>().as('count'))
    .where('organisation_id', 'is not distinct from', organisation ?? null)
    .where('created_at', '>', new Date(now.getTime() - DAY_MS))
    .executeTakeFirstOrThrow();
  return Number(count);
}
