import type { Role } from '../../../kernel/access/viewer.ts';
import { type FieldError, formText } from '../../../platform/http/forms.ts';
import { failure, page, type Reply, redirect } from '../../../platform/http/reply.ts';
import { get, post, type RequestContext, type WriteContext } from '../../../platform/http/route.ts';
import {
  invite,
  membersOf,
  needsFreshProof,
  normaliseEmail,
  type OrganisationDetail,
  organisationDetail,
  proveAgainPath,
  suspendOrganisation,
  unsuspendOrganisation,
} from '../../accounts/api.ts';
import { gazetteer } from '../../territory/api.ts';
import { adminView } from '../content/admin-view.tsx';
import { directoryRows, viewerOf } from '../content/directory-rows.ts';
import { opaqueId } from '../content/query.ts';
import { administrationErrors } from '../errors.ts';
import { OrganisationBody, type TypedDeed } from './admin-organisation.page.tsx';

const PATH = '/admin/organizzazioni/:id';
const LONGEST = 300;

interface Id {
  readonly id: string;
}

export const organisationRoutes = [
  get<Id>({
    path: PATH,
    guard: { may: 'administration.organisations' },
    audit: 'administration.organisation',
    params: opaqueId,
    async handle(context) {
      const organisation = await find(context);
      return organisation ? show(context, organisation, [], {}) : failure(administrationErrors.gone);
    },
  }),
  post<Id>({
    path: PATH,
    guard: { may: 'administration.organisations' },
    audit: 'administration.change-organisation',
    params: opaqueId,
    accepts: 'form',
    async handle(context) {
      const organisation = await find(context);
      if (!organisation) return failure(administrationErrors.gone);
      const typed = {
        azione: formText(context.form, 'azione'),
        motivo: formText(context.form, 'motivo'),
        email: formText(context.form, 'email'),
      };
      // Whoever leads a centre reaches people's files: who opens that door has just shown who they are.
      if (typed.azione === 'invite' && needsFreshProof(context))
        return redirect(proveAgainPath(`/admin/organizzazioni/${context.params.id}`));
      const errors = await act(context, organisation, typed);
      return errors.length > 0
        ? show(context, organisation, errors, typed)
        : redirect(`/admin/organizzazioni/${context.params.id}`, { notice: 'saved' });
    },
  }),
];

function find(context: RequestContext<Id, unknown>): Promise<OrganisationDetail | null> {
  return context.platform.database.read((db) => organisationDetail(db, context.params.id), directoryRows(context));
}

/** What is wrong with it; nothing when it is done. */
async function act(context: WriteContext<Id, unknown>, organisation: OrganisationDetail, typed: TypedDeed): Promise<FieldError[]> {
  if (typed.azione === 'suspend' || typed.azione === 'unsuspend') return suspend(context, organisation, typed.azione, typed.motivo ?? '');
  if (typed.azione === 'invite') return inviteLead(context, organisation, formText(context.form, 'ruolo'), typed.email ?? '');
  return [{ field: 'azione', message: 'refused.accounts.already-so' }];
}

/** Sessions of its members end with it, so their rows are needed. */
async function suspend(
  context: WriteContext<Id, unknown>,
  { id }: OrganisationDetail,
  what: 'suspend' | 'unsuspend',
  reason: string,
): Promise<FieldError[]> {
  if (what === 'suspend' && reason === '') return [{ field: 'motivo', message: 'form.required' }];
  if (reason.length > LONGEST) return [{ field: 'motivo', message: 'form.too-long' }];
  const { platform } = context;
  const members = await platform.database.read((db) => membersOf(db, id), directoryRows(context));
  const change = what === 'suspend' ? suspendOrganisation : unsuspendOrganisation;
  const done = await platform.database.write(
    (db) => change(platform, db, { organisation: id, reason, by: viewerOf(context) }),
    directoryRows(context, members),
  );
  return done ? [] : [{ field: 'azione', message: 'refused.accounts.already-so' }];
}

async function inviteLead(
  context: WriteContext<Id, unknown>,
  { id }: OrganisationDetail,
  role: string,
  typed: string,
): Promise<FieldError[]> {
  const { platform, locale } = context;
  const email = normaliseEmail(typed);
  if (email === null) return [{ field: 'email', message: 'form.email' }];
  const { person, publicId, name } = viewerOf(context);
  const wish = { email, role: role as Role, organisation: id, lead: true, invitedBy: { person, publicId, name }, locale };
  const sent = await platform.database.write((db) => invite(platform, db, wish), directoryRows(context));
  return sent.ok ? [] : [{ field: 'email', message: `refused.${sent.error.code}` }];
}

async function show(
  context: RequestContext<Id, unknown>,
  organisation: OrganisationDetail,
  errors: readonly FieldError[],
  typed: TypedDeed,
): Promise<Reply> {
  const places = await gazetteer(context.platform);
  const nameOf = (istat: string) => places.byIstat(istat)?.name ?? istat;
  const body = <OrganisationBody organisation={organisation} nameOf={nameOf} errors={errors} typed={typed} />;
  return page(adminView(context.locale, { at: 'organisations', title: organisation.name, status: errors.length > 0 ? 422 : 200, body }));
}
