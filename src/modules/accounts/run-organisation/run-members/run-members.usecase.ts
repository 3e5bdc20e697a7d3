import type { Role, Viewer } from '../../../../kernel/access/viewer.ts';
import { recordAudit } from '../../../../platform/audit/audit.ts';
import type { Db } from '../../../../platform/db/database.ts';
import { rowsOf } from '../../../../platform/db/row-context.ts';
import type { Platform } from '../../../../platform/platform.ts';
import { isAbove } from '../../domain/organisations/invitable-roles.ts';
import { queueNotice } from '../../store/notices.ts';
import { isLead, lockOrganisation } from '../../store/organisations/own-organisation.ts';

export type MemberOutcome = 'done' | 'not-lead' | 'last-lead' | 'unknown';

interface Target {
  readonly id: number;
  readonly person_id: number;
  readonly lead: boolean;
  readonly role: Role;
}

interface Wish {
  readonly viewer: Viewer;
  readonly organisation: number;
  readonly membership: number;
}

/** Leads run their organisation; the managers of a centre or comune do so by their role. */
export async function runsMembers(db: Db, viewer: Viewer): Promise<boolean> {
  return viewer.hat.role === 'manager' || (await isLead(db, viewer));
}

/** An operator who leads decides about operators, not about the managers; a manager not about whoever governs. */
async function mayRun(db: Db, viewer: Viewer, target: Target): Promise<boolean> {
  return (await runsMembers(db, viewer)) && !isAbove(target.role, viewer.hat.role);
}

/** Ends a membership: one's own (leaving), or that of a colleague. Sessions that wear it and cases opened by it end with it. */
export function endMembership(platform: Platform, wish: Wish): Promise<MemberOutcome> {
  return withTarget(platform, wish, async (db, target) => {
    const { viewer, organisation } = wish;
    const now = platform.clock.now();
    if (target.person_id !== viewer.person && !(await mayRun(db, viewer, target))) return 'not-lead';
    if (target.lead && (await otherLeads(db, organisation, target.id)) === 0) return 'last-lead';
    await db.updateTable('accounts_membership').set({ until: now, lead: false }).where('id', '=', target.id).execute();
    await db.deleteFrom('accounts_session').where('membership_id', '=', target.id).execute();
    await endCases(db, now, organisation, target);
    await withdrawInvitationsOf(db, now, organisation, target);
    await note(platform, db, wish, target, { action: 'accounts.end-membership', mail: 'membership-ended' });
    return 'done';
  });
}

/** Makes a colleague lead the organisation, or no longer; the last lead stays. */
export function setLead(platform: Platform, wish: Wish & { readonly lead: boolean }): Promise<MemberOutcome> {
  return withTarget(platform, wish, async (db, target) => {
    const { viewer, organisation, lead } = wish;
    if (!(await mayRun(db, viewer, target))) return 'not-lead';
    if (target.lead === lead) return 'done';
    if (!lead && (await otherLeads(db, organisation, target.id)) === 0) return 'last-lead';
    await db.updateTable('accounts_membership').set({ lead }).where('id', '=', target.id).execute();
    const mail = lead ? 'lead-given' : 'lead-taken';
    await note(platform, db, wish, target, { action: lead ? 'accounts.give-lead' : 'accounts.take-lead', mail });
    return 'done';
  });
}

/** One at a time per organisation: two leads who leave at once do not leave it without any. */
async function withTarget(
  platform: Platform,
  { viewer, organisation, membership }: Wish,
  work: (db: Db, target: Target) => Promise<MemberOutcome>,
): Promise<MemberOutcome> {
  const find = (db: Db) =>
    db
      .selectFrom('accounts_membership')
      .select(['id', 'person_id', 'lead', 'role'])
      .where('id', '=', membership)
      .where('organisation_id', '=', organisation)
      .where('until', 'is', null)
      .executeTakeFirst();
  const seen = await platform.database.read(find, rowsOf(viewer));
  if (!seen) return 'unknown';
  return platform.database.write(
    async (db) => {
      await lockOrganisation(db, organisation);
      const target = await find(db);
      return target ? work(db, target) : 'unknown';
    },
    // The colleague's own rows too: their sessions end, and they are told.
    rowsOf(viewer, { files: [seen.person_id] }),
  );
}

async function otherLeads(db: Db, organisation: number, membership: number): Promise<number> {
  const { n } = await db
    .selectFrom('accounts_membership')
    .select((it) => it.fn.countAll<number>().as('n'))
    .where('organisation_id', '=', organisation)
    .where('lead', '=', true)
    .where('until', 'is', null)
    .where('id', '<>', membership)
    .executeTakeFirstOrThrow();
  return Number(n);
}

async function endCases(db: Db, now: Date, organisation: number, { person_id }: Target): Promise<void> {
  await db
    .updateTable('accounts_case')
    .set({ ended_at: now })
    .where('operator_id', '=', person_id)
    .where('organisation_id', '=', organisation)
    .where('ended_at', 'is', null)
    .execute();
}

/** Whoever no longer belongs brings nobody in: not themselves either, under another address. */
async function withdrawInvitationsOf(db: Db, now: Date, organisation: number, { person_id }: Target): Promise<void> {
  await db
    .updateTable('accounts_invitation')
    .set({ withdrawn_at: now })
    .where('organisation_id', '=', organisation)
    .where('invited_by', '=', person_id)
    .where('accepted_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .execute();
}

async function note(
  platform: Platform,
  db: Db,
  { viewer, organisation }: Wish,
  target: Target,
  { action, mail }: { readonly action: string; readonly mail: string },
): Promise<void> {
  await recordAudit(db, { actor: viewer.publicId, action, object: `accounts_membership:${target.id}`, details: { role: target.role } });
  const person = await db.selectFrom('accounts_person').select(['email', 'locale']).where('id', '=', target.person_id).executeTakeFirst();
  if (!person?.email) return;
  const { name } = await lockOrganisation(db, organisation);
  await queueNotice(
    platform,
    db,
    { email: person.email, locale: person.locale },
    { name: mail, path: '/area/account', params: { organisation: name } },
  );
}
