import { z } from 'zod';
import { rowsOf } from '../../../../platform/db/row-context.ts';
import { type FieldError, formText } from '../../../../platform/http/forms.ts';
import { content, failure, type Reply, redirect } from '../../../../platform/http/reply.ts';
import { get, post, type RequestContext, type WriteContext } from '../../../../platform/http/route.ts';
import { documentType, endingOf } from '../../domain/organisations/document-type.ts';
import { accountErrors } from '../../errors.ts';
import { asThing, type Organisation, organisationByPublicId } from '../../store/organisations/own-organisation.ts';
import { namesOf } from '../../store/organisations/people-names.ts';
import { acceptedProofs, proofsOf } from '../../store/organisations/proofs.ts';
import { membersOf, suspendOrganisation, unsuspendOrganisation } from '../../store/organisations/suspend-organisation.ts';
import { texts } from '../../texts.ts';
import { deskPage, viewerOf } from '../desk-view.ts';
import { organisationErrors } from '../run-organisation.errors.ts';
import { CheckOrganisationBody, QueueBody } from './decide-proof.page.tsx';
import { decideProof, vouchFor } from './decide-proof.usecase.ts';
import { queueOf } from './queue.query.ts';

const PATH = '/operatori/verifiche';
const ONE = `${PATH}/:organisation`;
const decide = { may: 'accounts.decide-proof' };
const suspend = { may: 'accounts.suspend-organisation' };
const params = z.object({ organisation: z.string().regex(/^[\w-]{10,60}$/) });
type Params = z.infer<typeof params>;
const LONGEST = 500;

export const decideProofRoutes = [
  get({
    path: PATH,
    guard: decide,
    audit: 'accounts.queue-page',
    query: z.object({ pagina: z.coerce.number().int().min(1).max(1000).catch(1) }),
    async handle(context) {
      const viewer = viewerOf(context);
      const page = context.query.pagina;
      const queue = await context.platform.database.read(
        (db) => queueOf(db, viewer.hat.territory, page),
        rowsOf(viewer, { directory: true }),
      );
      const title = texts(context.locale)('org.queue.title');
      return deskPage(context, { title, body: <QueueBody {...queue} page={page} /> });
    },
  }),
  get({ path: ONE, guard: decide, audit: 'accounts.check-page', params, handle: (context) => view(context, '', []) }),
  get({
    path: `${ONE}/documenti/:proof`,
    guard: decide,
    audit: 'accounts.proof-document',
    params: params.extend({ proof: z.coerce.number().int().positive() }),
    async handle(context) {
      const found = await checked(context, 'accounts.decide-proof');
      const proof = found?.proofs.find(({ id }) => id === context.params.proof);
      const bytes = proof?.file_id ? await context.platform.files.get(proof.file_id) : null;
      const type = bytes ? documentType(bytes) : null;
      if (!bytes || !type) return failure(accountErrors.unknown);
      // Saved, never shown by the browser inside our site, and kept by no cache.
      const name = `documento-${context.params.proof}.${endingOf(type)}`;
      const headers = { 'content-disposition': `attachment; filename="${name}"`, 'cache-control': 'no-store' };
      return content(bytes, type, { headers });
    },
  }),
  post({
    path: `${ONE}/decidi`,
    guard: decide,
    audit: 'accounts.decide-proof',
    accepts: 'form',
    params,
    async handle(context) {
      const found = await checked(context, 'accounts.decide-proof');
      if (!found) return failure(accountErrors.unknown);
      const id = formText(context.form, 'prova');
      const proof = /^\d{1,15}$/.test(id) ? Number(id) : 0;
      const field = `motivo-${proof}`;
      const reason = formText(context.form, field).slice(0, LONGEST);
      const accept = formText(context.form, 'esito') === 'accetta';
      if (!accept && reason === '') return view(context, '', [{ field, message: 'form.required' }]);
      const { viewer, rows, organisation } = found;
      const decision = { viewer, organisation: organisation.id, proof, accept, reason };
      const done = await context.platform.database.write((db) => decideProof(context.platform, db, decision), rows);
      return done ? redirect(pathOf(organisation), { notice: 'saved' }) : failure(organisationErrors.decidedAlready);
    },
  }),
  post({
    path: `${ONE}/conosco`,
    guard: decide,
    audit: 'accounts.vouch-for',
    accepts: 'form',
    params,
    handle: (context) =>
      withReason(context, 'accounts.decide-proof', 'conosco', async ({ viewer, rows, organisation }, reason) => {
        const given = { viewer, organisation: organisation.id, reason };
        await context.platform.database.write((db) => vouchFor(context.platform, db, given), rows);
      }),
  }),
  post({
    path: `${ONE}/sospendi`,
    guard: suspend,
    audit: 'accounts.suspend-organisation',
    accepts: 'form',
    params,
    handle: (context) =>
      withReason(context, 'accounts.suspend-organisation', 'sospendi', async ({ viewer, rows, organisation }, reason) => {
        const { database } = context.platform;
        const members = await database.read((db) => membersOf(db, organisation.id), rows);
        const suspension = { organisation: organisation.id, reason, by: viewer };
        const all = rowsOf(viewer, { directory: true, files: members });
        await database.write((db) => suspendOrganisation(context.platform, db, suspension), all);
      }),
  }),
  post({
    path: `${ONE}/riapri`,
    guard: suspend,
    audit: 'accounts.unsuspend-organisation',
    accepts: 'form',
    params,
    async handle(context) {
      const found = await checked(context, 'accounts.suspend-organisation');
      if (!found) return failure(accountErrors.unknown);
      const { viewer, rows, organisation } = found;
      const back = { organisation: organisation.id, by: viewer };
      await context.platform.database.write((db) => unsuspendOrganisation(context.platform, db, back), rows);
      return redirect(pathOf(organisation), { notice: 'saved' });
    },
  }),
];

/** As `seen`, for decisions: nobody decides about an organisation of their own. */
async function checked(context: RequestContext<Params, unknown>, permission: string) {
  const found = await seen(context, permission);
  return found && !found.own ? found : null;
}

/** The organisation of the address, when the viewer may do this to it; null is a page that does not exist. */
async function seen(context: RequestContext<Params, unknown>, permission: string) {
  const viewer = viewerOf(context);
  const rows = rowsOf(viewer, { directory: true });
  const found = await context.platform.database.read(async (db) => {
    const organisation = await organisationByPublicId(db, context.params.organisation);
    if (!organisation || !context.can(permission, asThing(organisation))) return null;
    const people = await db
      .selectFrom('accounts_membership')
      .select('person_id')
      .where('organisation_id', '=', organisation.id)
      .where('lead', '=', true)
      .where('until', 'is', null)
      .execute();
    return { organisation, proofs: await proofsOf(db, organisation.id), people: people.map((row) => row.person_id) };
  }, rows);
  const own = viewer.hats.some((hat) => hat.organisation?.id === found?.organisation.id);
  return found && { ...found, viewer, rows, own };
}

type Checked = NonNullable<Awaited<ReturnType<typeof checked>>>;

async function withReason(
  context: WriteContext<Params, unknown>,
  permission: string,
  field: string,
  work: (found: Checked, reason: string) => Promise<void>,
): Promise<Reply> {
  const found = await checked(context, permission);
  if (!found) return failure(accountErrors.unknown);
  const reason = formText(context.form, field).slice(0, LONGEST);
  if (reason === '') return view(context, '', [{ field, message: 'form.required' }]);
  await work(found, reason);
  return redirect(pathOf(found.organisation), { notice: 'saved' });
}

function pathOf({ public_id }: Organisation): string {
  return `${PATH}/${public_id}`;
}

async function view(context: RequestContext<Params, unknown>, reason: string, errors: readonly FieldError[]): Promise<Reply> {
  const found = await seen(context, 'accounts.decide-proof');
  if (!found) return failure(accountErrors.unknown);
  const { organisation, proofs, people, viewer, own } = found;
  const names = await namesOf(context.platform, viewer, people);
  const leads = people.map((id) => names.get(id)?.name ?? '');
  const accepted = acceptedProofs(organisation.vat_number, proofs);
  const maySuspend = context.can('accounts.suspend-organisation', asThing(organisation));
  const body = <CheckOrganisationBody {...{ organisation, proofs, accepted, leads, own, maySuspend, reason, errors }} />;
  const between = [{ label: texts(context.locale)('org.queue.title'), path: PATH }];
  return deskPage(context, { title: organisation.name, body, errors, between });
}
