import { z } from 'zod';
import { type FieldError, formText } from '../../../../platform/http/forms.ts';
import { failure, type Reply, redirect } from '../../../../platform/http/reply.ts';
import { get, post, type RequestContext } from '../../../../platform/http/route.ts';
import { accountErrors } from '../../errors.ts';
import { texts } from '../../texts.ts';
import { actingFor, deskPage, viewerOf } from '../desk-view.ts';
import { type CaseFile, caseloadOf, openCaseFile } from './case-file.query.ts';
import { CaseFileBody, CaseloadBody, TAKE, TakeInChargeBody } from './take-in-charge.page.tsx';
import { type CodeOutcome, closeCase, releaseProfile, takeInCharge } from './take-in-charge.usecase.ts';

const LIST = '/operatori/persone';
const ONE = `${LIST}/:person`;
const see = { may: 'accounts.see-case' };
const params = z.object({ person: z.string().regex(/^[\w-]{10,60}$/) });
type Context = RequestContext<unknown, unknown>;
type OneContext = RequestContext<z.infer<typeof params>, unknown>;

export const takeInChargeRoutes = [
  get({
    path: LIST,
    guard: see,
    audit: 'accounts.caseload-page',
    async handle(context) {
      const people = await caseloadOf(context.platform, viewerOf(context));
      return deskPage(context, { title: texts(context.locale)('org.cases.title'), body: <CaseloadBody people={people} /> });
    },
  }),
  get({
    path: TAKE,
    guard: { may: 'accounts.take-in-charge' },
    audit: 'accounts.take-in-charge-page',
    handle: (context) => takeView(context, '', []),
  }),
  post({
    path: TAKE,
    guard: { may: 'accounts.take-in-charge' },
    audit: 'accounts.take-in-charge',
    accepts: 'form',
    async handle(context) {
      const { viewer, organisation } = actingFor(context);
      const typed = formText(context.form, 'codice');
      const outcome = await takeInCharge(context.platform, viewer, organisation.id, typed);
      const errors = errorsOf(outcome);
      return errors.length > 0 ? takeView(context, typed, errors) : redirect(LIST, { notice: 'saved' });
    },
  }),
  get({ path: ONE, guard: see, audit: 'accounts.case-page', params, handle: (context) => fileView(context, '', []) }),
  post({
    path: `${ONE}/rendi-visibile`,
    guard: { may: 'accounts.release-profile' },
    audit: 'accounts.release-profile',
    accepts: 'form',
    params,
    async handle(context) {
      const file = await opened(context, 'accounts.release-profile');
      if (!file) return failure(accountErrors.unknown);
      const typed = formText(context.form, 'codice');
      const errors = errorsOf(await releaseProfile(context.platform, viewerOf(context), file.id, typed));
      return errors.length > 0 ? fileView(context, typed, errors) : redirect(`${LIST}/${file.publicId}`, { notice: 'saved' });
    },
  }),
  post({
    path: `${ONE}/chiudi`,
    guard: { may: 'accounts.close-case' },
    audit: 'accounts.close-case',
    accepts: 'form',
    params,
    async handle(context) {
      const file = await opened(context, 'accounts.close-case');
      if (!file) return failure(accountErrors.unknown);
      await closeCase(context.platform, viewerOf(context), file.id);
      return redirect(LIST, { notice: 'saved' });
    },
  }),
];

function errorsOf(outcome: CodeOutcome): FieldError[] {
  if (outcome === 'wrong-code') return [{ field: 'codice', message: 'org.error.wrong-code' }];
  return 'waitMs' in outcome ? [{ field: 'codice', message: 'org.error.wait' }] : [];
}

async function opened(context: OneContext, permission: string): Promise<CaseFile | null> {
  const file = await openCaseFile(context, context.params.person);
  return file && context.can(permission, { person: file.id }) ? file : null;
}

function takeView(context: Context, typed: string, errors: readonly FieldError[]): Reply {
  const title = texts(context.locale)('org.take.title');
  return deskPage(context, { title, body: <TakeInChargeBody typed={typed} errors={errors} />, errors });
}

async function fileView(context: OneContext, typed: string, errors: readonly FieldError[]): Promise<Reply> {
  const file = await opened(context, 'accounts.see-case');
  if (!file) return failure(accountErrors.unknown);
  const between = [{ label: texts(context.locale)('org.cases.title'), path: LIST }];
  return deskPage(context, { title: file.name, body: <CaseFileBody file={file} errors={errors} typed={typed} />, errors, between });
}
