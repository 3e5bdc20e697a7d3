import { z } from 'zod';
import type { Role } from '../../../../kernel/access/viewer.ts';
import { type FieldError, formText, parseForm } from '../../../../platform/http/forms.ts';
import { failure, type Reply, redirect } from '../../../../platform/http/reply.ts';
import { get, post, type RequestContext } from '../../../../platform/http/route.ts';
import { clearSession } from '../../../../platform/http/session/session-cookie.ts';
import { normaliseEmail } from '../../domain/email-address.ts';
import { invitableRoles } from '../../domain/organisations/invitable-roles.ts';
import { accountErrors } from '../../errors.ts';
import { invite, withdrawInvitation } from '../../store/invitations.ts';
import { organisationById } from '../../store/organisations/own-organisation.ts';
import { texts } from '../../texts.ts';
import { actingFor, deskPage } from '../desk-view.ts';
import { organisationErrors } from '../run-organisation.errors.ts';
import { membersPage } from './members.query.ts';
import { RunMembersBody, type TypedInvitation } from './run-members.page.tsx';
import { endMembership, type MemberOutcome, runsMembers, setLead } from './run-members.usecase.ts';

const PATH = '/area/organizzazione/persone';
const EMPTY: TypedInvitation = { email: '', ruolo: '', guida: false };

const schema = z.object({ email: z.string('form.email'), ruolo: z.string('form.choose').min(1, 'form.choose') });
const idOf = (text: string) => (/^\d{1,15}$/.test(text) ? Number(text) : 0);

export const runMembersRoutes = [
  get({
    path: PATH,
    guard: { may: 'accounts.see-organisation' },
    audit: 'accounts.members-page',
    handle: (context) => view(context, EMPTY, []),
  }),
  post({
    path: `${PATH}/invita`,
    guard: { may: 'accounts.run-members' },
    audit: 'accounts.send-invitation',
    accepts: 'form',
    rateLimit: { max: 60, perSeconds: 3600 },
    async handle(context) {
      const { viewer, organisation } = actingFor(context);
      const { form, platform, locale } = context;
      const typed = { email: formText(form, 'email'), ruolo: formText(form, 'ruolo'), guida: formText(form, 'guida') === 'si' };
      const parsed = parseForm(schema, form);
      const email = normaliseEmail(typed.email);
      const errors: FieldError[] = parsed.ok ? [] : [...parsed.errors];
      if (email === null && !errors.some(({ field }) => field === 'email')) errors.push({ field: 'email', message: 'form.email' });
      if (errors.length > 0 || email === null) return view(context, typed, errors);
      const answer = await context.write(async (db) => {
        if (!(await runsMembers(db, viewer))) return 'not-lead';
        const { kind } = await organisationById(db, organisation.id);
        const role = invitableRoles(kind, viewer.hat.role).find((each) => each === typed.ruolo);
        if (!role) return 'wrong-role';
        const invitedBy = { person: viewer.person, publicId: viewer.publicId, name: viewer.name };
        return invite(platform, db, { email, role, organisation: organisation.id, invitedBy, lead: typed.guida, locale });
      });
      if (answer === 'not-lead') return failure(organisationErrors.notLead);
      if (answer === 'wrong-role') return view(context, typed, [{ field: 'ruolo', message: 'form.choose' }]);
      if (!answer.ok) return view(context, typed, [{ field: 'email', message: `error.${answer.error.code}` }]);
      return redirect(PATH, { notice: 'invitation-sent' });
    },
  }),
  post({
    path: `${PATH}/ritira`,
    guard: { may: 'accounts.run-members' },
    audit: 'accounts.take-back-invitation',
    accepts: 'form',
    async handle(context) {
      const { viewer, organisation } = actingFor(context);
      const id = idOf(formText(context.form, 'invito'));
      const done = await context.write(async (db) => {
        if (!(await runsMembers(db, viewer))) return 'not-lead';
        const own = await db
          .selectFrom('accounts_invitation')
          .select('id')
          .where('id', '=', id)
          .where('organisation_id', '=', organisation.id)
          .executeTakeFirst();
        return own !== undefined && (await withdrawInvitation(db, context.now, id, viewer));
      });
      if (done === 'not-lead') return failure(organisationErrors.notLead);
      return done ? redirect(PATH, { notice: 'saved' }) : failure(accountErrors.unknown);
    },
  }),
  post({
    path: `${PATH}/guida`,
    guard: { may: 'accounts.run-members' },
    audit: 'accounts.change-lead',
    accepts: 'form',
    async handle(context) {
      const lead = formText(context.form, 'guida') === 'si';
      return answerTo(await setLead(context.platform, { ...wishOf(context), lead }));
    },
  }),
  post({
    path: `${PATH}/togli`,
    guard: { may: 'accounts.see-organisation' },
    audit: 'accounts.end-membership',
    accepts: 'form',
    async handle(context) {
      const { membership: own } = actingFor(context);
      const wish = wishOf(context);
      const outcome = await endMembership(context.platform, wish);
      if (outcome === 'done' && wish.membership === own) return redirect('/', { notice: 'signed-out', cookies: [clearSession()] });
      return answerTo(outcome);
    },
  }),
];

function wishOf(context: RequestContext<unknown, unknown> & { readonly form: Parameters<typeof formText>[0] }) {
  const { viewer, organisation } = actingFor(context);
  return { viewer, organisation: organisation.id, membership: idOf(formText(context.form, 'appartenenza')) };
}

function answerTo(outcome: MemberOutcome): Reply {
  if (outcome === 'done') return redirect(PATH, { notice: 'saved' });
  if (outcome === 'unknown') return failure(accountErrors.unknown);
  return failure(outcome === 'last-lead' ? organisationErrors.lastLead : organisationErrors.notLead);
}

async function view(context: RequestContext<unknown, unknown>, typed: TypedInvitation, errors: readonly FieldError[]): Promise<Reply> {
  const { viewer, organisation } = actingFor(context);
  const members = await membersPage(context.platform, viewer, organisation.id);
  const { kind } = await context.read((db) => organisationById(db, organisation.id));
  const roles: readonly Role[] = invitableRoles(kind, viewer.hat.role);
  const title = texts(context.locale)('org.members.title');
  const between = [{ label: texts(context.locale)('org.edit.title'), path: '/area/organizzazione' }];
  const body = <RunMembersBody page={members} organisation={organisation.name} roles={roles} typed={typed} errors={errors} />;
  return deskPage(context, { title, body, errors, between });
}
