import { z } from 'zod';
import type { FieldError } from '../../../../platform/http/forms.ts';
import { failure, type Reply, redirect } from '../../../../platform/http/reply.ts';
import { get, post, type RequestContext } from '../../../../platform/http/route.ts';
import { documentType, LARGEST_DOCUMENT } from '../../domain/organisations/document-type.ts';
import { isLead, organisationById } from '../../store/organisations/own-organisation.ts';
import { acceptedProofs, proofsOf } from '../../store/organisations/proofs.ts';
import { texts } from '../../texts.ts';
import { actingFor, deskPage } from '../desk-view.ts';
import { organisationErrors } from '../run-organisation.errors.ts';
import { ConfirmPecBody, OfferProofBody } from './offer-proof.page.tsx';
import { askPec, confirmPec, type OfferOutcome, offerDocument, offerDomain } from './offer-proof.usecase.ts';

const PATH = '/area/organizzazione/verifica';
const guard = { may: 'accounts.offer-proof' };
const params = z.object({ token: z.string().regex(/^[\w-]{10,60}$/) });
type Context = RequestContext<unknown, unknown>;

export const offerProofRoutes = [
  get({ path: PATH, guard, audit: 'accounts.proofs-page', handle: (context) => view(context, []) }),
  post({
    path: `${PATH}/dominio`,
    guard,
    audit: 'accounts.prove-domain',
    accepts: 'form',
    async handle(context) {
      return answerTo(context, 'dominio', await context.write((db) => offerDomain(context.platform, db, offerOf(context))));
    },
  }),
  post({
    path: `${PATH}/pec`,
    guard,
    audit: 'accounts.ask-pec',
    accepts: 'form',
    rateLimit: { max: 5, perSeconds: 3600 },
    async handle(context) {
      const { platform, locale } = context;
      const outcome = await context.write((db) => askPec(platform, db, { ...offerOf(context), locale }));
      return outcome === 'done' ? redirect(PATH, { notice: 'pec-sent' }) : answerTo(context, 'casella', outcome);
    },
  }),
  get({
    path: `${PATH}/pec/:token`,
    guard,
    audit: 'accounts.pec-link-page',
    params,
    handle(context) {
      const { organisation } = actingFor(context);
      const title = texts(context.locale)('org.pec.title');
      const body = <ConfirmPecBody action={`${PATH}/pec/${context.params.token}`} organisation={organisation.name} />;
      return deskPage(context, { title, body });
    },
  }),
  post({
    path: `${PATH}/pec/:token`,
    guard,
    audit: 'accounts.prove-pec',
    accepts: 'form',
    params,
    async handle(context) {
      const { token } = context.params;
      const outcome = await context.write((db) => confirmPec(context.platform, db, { ...offerOf(context), token }));
      return answerTo(context, 'casella', outcome);
    },
  }),
  post({
    path: `${PATH}/documento`,
    guard,
    audit: 'accounts.offer-document',
    accepts: 'form',
    takes: { field: 'documento', max: LARGEST_DOCUMENT },
    rateLimit: { max: 20, perSeconds: 3600 },
    async handle(context) {
      const { upload, platform } = context;
      if (!upload) return view(context, [{ field: 'documento', message: 'org.error.no-document' }]);
      if (upload.tooLarge) return view(context, [{ field: 'documento', message: 'org.error.large-document' }]);
      if (documentType(upload.bytes) === null) return view(context, [{ field: 'documento', message: 'org.error.document-type' }]);
      const offer = offerOf(context);
      // Only who leads the organisation fills our disk.
      if (!(await context.read((db) => isLead(db, offer.viewer)))) return failure(organisationErrors.notLead);
      const file = await platform.files.put(upload.bytes);
      return answerTo(context, 'documento', await context.write((db) => offerDocument(platform, db, { ...offer, file })));
    },
  }),
];

function offerOf(context: Context) {
  const { viewer, organisation } = actingFor(context);
  return { viewer, organisation: organisation.id };
}

function answerTo(context: Context, field: string, outcome: OfferOutcome): Reply | Promise<Reply> {
  if (outcome === 'done' || outcome === 'already') return redirect(PATH, { notice: 'saved' });
  if (outcome === 'not-lead') return failure(organisationErrors.notLead);
  if (outcome === 'old-link') return failure(organisationErrors.oldPecLink);
  return view(context, [{ field, message: `org.error.${outcome}` }]);
}

async function view(context: Context, errors: readonly FieldError[]): Promise<Reply> {
  const { viewer, organisation } = actingFor(context);
  const found = await context.read(async (db) => ({
    organisation: await organisationById(db, organisation.id),
    proofs: await proofsOf(db, organisation.id),
    lead: await isLead(db, viewer),
  }));
  const accepted = acceptedProofs(found.organisation.vat_number, found.proofs);
  const title = texts(context.locale)('org.proof.title');
  return deskPage(context, { title, body: <OfferProofBody {...found} accepted={accepted} errors={errors} />, errors });
}
