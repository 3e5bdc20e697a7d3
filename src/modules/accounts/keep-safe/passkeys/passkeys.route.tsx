import { formText } from '../../../../platform/http/forms.ts';
import { failure, json, page, type Reply, redirect } from '../../../../platform/http/reply.ts';
import { get, post, type RequestContext, type WriteContext } from '../../../../platform/http/route.ts';
import { accountErrors } from '../../errors.ts';
import { factorsOf } from '../../store/factors/factors-of.ts';
import { creationOptions, passkeysWork } from '../../store/factors/passkeys.ts';
import { texts } from '../../texts.ts';
import { accountView } from '../account-view.ts';
import type { SafeError } from '../frame.page.tsx';
import { afterRemoval, begun, notYet, rowsFor } from '../half-session.ts';
import { PasskeysBody } from './passkeys.page.tsx';
import { addPasskey, newKeyUse, removePasskey, renamePasskey } from './passkeys.usecase.ts';

const PATH = '/area/sicurezza/chiavi';
const LONGEST_NAME = 60;

type Context = Pick<RequestContext<unknown, unknown>, 'platform' | 'session' | 'locale' | 'now'>;

export const passkeysRoutes = [
  get({
    path: PATH,
    guard: 'half-signed-in',
    audit: 'accounts.passkeys-page',
    handle: (context) => notYet(context, PATH) ?? view(context, []),
  }),
  get({
    path: `${PATH}/nuova.json`,
    guard: 'half-signed-in',
    audit: 'accounts.passkey-creation-options',
    async handle(context) {
      const { platform, now } = context;
      const session = begun(context);
      const refused = notYet(context, PATH);
      if (refused) return refused;
      const person = { id: session.viewer.person, publicId: session.viewer.publicId };
      return json(await platform.database.read((db) => creationOptions(db, platform, newKeyUse(session), person, now), rowsFor(session)));
    },
  }),
  post({
    path: PATH,
    guard: 'half-signed-in',
    audit: 'accounts.add-passkey',
    accepts: 'form',
    rateLimit: { max: 60, perSeconds: 60 },
    handle: (context) => notYet(context, PATH) ?? add(context),
  }),
  post({
    path: `${PATH}/rinomina`,
    guard: 'signed-in',
    audit: 'accounts.rename-passkey',
    accepts: 'form',
    async handle(context) {
      const id = idOf(context);
      const field = `nome-${id}`;
      const name = formText(context.form, field).slice(0, LONGEST_NAME);
      if (name === '') return view(context, [{ field, message: 'form.required' }]);
      const renamed = await context.write((db) => renamePasskey(db, begun(context).viewer.person, id, name));
      return renamed ? redirect(PATH, { notice: 'saved' }) : failure(accountErrors.unknown);
    },
  }),
  post({
    path: `${PATH}/togli`,
    guard: 'signed-in',
    audit: 'accounts.drop-passkey',
    accepts: 'form',
    async handle(context) {
      const refused = notYet(context, PATH);
      if (refused) return refused;
      const done = await removePasskey(context.platform, begun(context), context.now, idOf(context));
      if (done === 'unknown') return failure(accountErrors.unknown);
      return done === 'removed' ? afterRemoval(context, PATH) : view(context, [{ field: 'main', message: 'safe.factor.last' }]);
    },
  }),
];

function idOf({ form }: { form: WriteContext<unknown, unknown>['form'] }): number {
  const text = formText(form, 'chiave');
  return /^\d{1,15}$/.test(text) ? Number(text) : 0;
}

async function add(context: WriteContext<unknown, unknown>): Promise<Reply> {
  const { platform, now, form, locale } = context;
  const session = begun(context);
  const name = formText(form, 'nome').slice(0, LONGEST_NAME) || texts(locale)('safe.passkeys.unnamed');
  const done = await addPasskey(platform, session, now, { answer: formText(form, 'risposta'), name });
  if (done === 'refused') return view(context, [{ field: 'main', message: 'safe.error.passkey' }]);
  if (done === 'over') return redirect('/accedi', { notice: 'sign-in-first' });
  const { codesLeft } = await platform.database.read((db) => factorsOf(db, session.viewer.person), rowsFor(session));
  const next = codesLeft === 0 ? '/area/sicurezza/codici' : PATH;
  return redirect(next, { notice: 'saved', cookies: [done] });
}

async function view(context: Context, errors: readonly SafeError[]): Promise<Reply> {
  const { platform, locale } = context;
  const session = begun(context);
  const keys = await platform.database.read(
    (db) =>
      db
        .selectFrom('accounts_passkey')
        .select(['id', 'name', 'created_at', 'last_used_at'])
        .where('person_id', '=', session.viewer.person)
        .orderBy('id')
        .execute(),
    rowsFor(session),
  );
  const complete = session.level === 'full';
  const body = <PasskeysBody keys={keys} complete={complete} possible={passkeysWork(platform)} errors={errors} />;
  return page(accountView(locale, { title: texts(locale)('safe.passkeys.title'), body, errors, inAccount: complete, islands: true }));
}
