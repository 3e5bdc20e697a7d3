import { z } from 'zod';
import { formText } from '../../../../platform/http/forms.ts';
import { failure, page, type Reply, redirect } from '../../../../platform/http/reply.ts';
import { get, post, type RequestContext } from '../../../../platform/http/route.ts';
import { clearSession } from '../../../../platform/http/session/session-cookie.ts';
import { minutesOf } from '../../content/caller.ts';
import { normaliseEmail } from '../../domain/email-address.ts';
import { texts } from '../../texts.ts';
import { accountView } from '../account-view.ts';
import type { SafeError } from '../frame.page.tsx';
import { begun, notYet } from '../half-session.ts';
import { keepSafeErrors } from '../keep-safe.errors.ts';
import { AddressAskedBody, ChangeAddressBody, ConfirmAddressBody, UndoAddressBody, UndoneBody } from './change-address.page.tsx';
import { askNewAddress, canUndo, confirmAddress, pendingAddress, undoAddress } from './change-address.usecase.ts';

const PATH = '/area/account/indirizzo';
const UNDO = '/accedi/annulla-indirizzo/:token';
const params = z.object({ token: z.string().regex(/^[\w-]{22}$/) });
const SYSTEM = { kind: 'system', why: 'a link taken from a mail: nobody is signed in' } as const;

export const changeAddressRoutes = [
  get({
    path: PATH,
    guard: 'signed-in',
    audit: 'accounts.address-page',
    handle: (context) => notYet(context, PATH) ?? view(context, '', []),
  }),
  post({
    path: PATH,
    guard: 'signed-in',
    audit: 'accounts.ask-new-address',
    accepts: 'form',
    rateLimit: { max: 20, perSeconds: 60 },
    async handle(context) {
      const refused = notYet(context, PATH);
      if (refused) return refused;
      const typed = formText(context.form, 'email');
      const email = normaliseEmail(typed);
      if (email === null) return view(context, typed, [{ field: 'email', message: typed === '' ? 'form.required' : 'form.email' }]);
      const wait = await askNewAddress(context.platform, begun(context), context.now, email);
      if (wait === 0) return redirect(`${PATH}/inviato`);
      return view(context, typed, [{ field: 'email', message: 'safe.error.wait', params: { n: minutesOf(wait) } }]);
    },
  }),
  get({
    path: `${PATH}/inviato`,
    guard: 'signed-in',
    audit: 'accounts.address-asked-page',
    handle: ({ locale }) => page(accountView(locale, { title: texts(locale)('safe.address.asked'), body: <AddressAskedBody /> })),
  }),
  get({
    path: `${PATH}/:token`,
    guard: 'signed-in',
    audit: 'accounts.confirm-address-page',
    params,
    async handle(context) {
      const { token } = context.params;
      const pending = await context.read((db) => pendingAddress(db, begun(context).viewer.person, token, context.now));
      if (!pending) return failure(keepSafeErrors.oldLink);
      const title = texts(context.locale)('safe.address.confirm');
      return page(accountView(context.locale, { title, body: <ConfirmAddressBody email={pending.email} token={token} /> }));
    },
  }),
  post({
    path: `${PATH}/:token`,
    guard: 'signed-in',
    audit: 'accounts.change-address',
    accepts: 'form',
    params,
    async handle(context) {
      const done = await confirmAddress(context.platform, begun(context), context.now, context.params.token);
      return done.ok ? redirect('/area/account', { notice: 'saved' }) : failure(done.error);
    },
  }),
  get({
    path: UNDO,
    guard: 'public',
    audit: 'accounts.restore-address-page',
    params,
    async handle({ platform, params: { token }, now, locale }) {
      if (!(await platform.database.read((db) => canUndo(db, token, now), SYSTEM))) return failure(keepSafeErrors.oldLink);
      const title = texts(locale)('safe.undo.title');
      return page(accountView(locale, { title, body: <UndoAddressBody token={token} />, inAccount: false }));
    },
  }),
  post({
    path: UNDO,
    guard: 'public',
    audit: 'accounts.restore-address',
    accepts: 'form',
    params,
    rateLimit: { max: 30, perSeconds: 60 },
    async handle({ platform, params: { token }, now, locale }) {
      const done = await undoAddress(platform, now, token);
      if (!done.ok) return failure(done.error);
      const title = texts(locale)('safe.undone.title');
      return page(accountView(locale, { title, body: <UndoneBody />, inAccount: false }), { cookies: [clearSession()] });
    },
  }),
];

async function view(
  context: Pick<RequestContext<unknown, unknown>, 'read' | 'locale' | 'session'>,
  typed: string,
  errors: readonly SafeError[],
): Promise<Reply> {
  const { person } = begun(context).viewer;
  const row = await context.read((db) => db.selectFrom('accounts_person').select('email').where('id', '=', person).executeTakeFirst());
  const title = texts(context.locale)('safe.address.title');
  const body = <ChangeAddressBody email={row?.email ?? ''} typed={typed} errors={errors} />;
  return page(accountView(context.locale, { title, body, errors }));
}
