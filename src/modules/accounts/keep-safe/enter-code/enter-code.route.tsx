import { z } from 'zod';
import { HOME_OF } from '../../../../kernel/access/home.ts';
import type { Session } from '../../../../kernel/access/viewer.ts';
import { formText } from '../../../../platform/http/forms.ts';
import { json, page, type Reply, redirect } from '../../../../platform/http/reply.ts';
import { get, post, type RequestContext } from '../../../../platform/http/route.ts';
import { returnPath } from '../../domain/return-path.ts';
import { factorsOf } from '../../store/factors/factors-of.ts';
import { passkeysWork, requestOptions } from '../../store/factors/passkeys.ts';
import { texts } from '../../texts.ts';
import { accountView } from '../account-view.ts';
import { spendAnswer } from '../check-answer.ts';
import { spendCode } from '../check-code.ts';
import type { SafeError } from '../frame.page.tsx';
import { begun, ownRows } from '../half-session.ts';
import { EnterCodeBody } from './enter-code.page.tsx';
import { type Completed, completeSignIn } from './enter-code.usecase.ts';

const PATH = '/accedi/codice';
const query: z.ZodType<{ da: string }> = z.object({ da: z.string().catch('') });
const LIMIT = { max: 60, perSeconds: 60 };

type Context = Pick<RequestContext<unknown, unknown>, 'platform' | 'session' | 'locale' | 'now'>;

/** A passkey's question for this very session. */
const useOf = (session: Session) => `code ${session.id}`;

export const enterCodeRoutes = [
  get<Record<string, never>, { da: string }>({
    path: PATH,
    guard: 'half-signed-in',
    audit: 'accounts.code-page',
    query,
    handle: (context) => elsewhere(begun(context)) ?? view(context, context.query.da, []),
  }),
  post({
    path: PATH,
    guard: 'half-signed-in',
    audit: 'accounts.enter-code',
    accepts: 'form',
    rateLimit: LIMIT,
    async handle(context) {
      const { platform, now, form } = context;
      const session = begun(context);
      const { person, publicId } = session.viewer;
      const code = formText(form, 'codice');
      const away = elsewhere(session);
      if (away) return away;
      if (code === '') return view(context, formText(form, 'da'), [{ field: 'codice', message: 'form.required' }]);
      const prove = async (db: Parameters<typeof spendCode>[0]) =>
        (await spendCode(db, platform, { person, publicId, code, now })) !== null;
      return answer(context, formText(form, 'da'), await completeSignIn(platform, session, now, prove));
    },
  }),
  get({
    path: `${PATH}/chiave.json`,
    guard: 'half-signed-in',
    audit: 'accounts.code-passkey-options',
    async handle(context) {
      const { platform, now } = context;
      const session = begun(context);
      const { person } = session.viewer;
      return json(await platform.database.read((db) => requestOptions(db, platform, useOf(session), person, now), ownRows(session)));
    },
  }),
  post({
    path: `${PATH}/chiave`,
    guard: 'half-signed-in',
    audit: 'accounts.enter-code-passkey',
    accepts: 'form',
    rateLimit: LIMIT,
    async handle(context) {
      const { platform, now, form } = context;
      const session = begun(context);
      const away = elsewhere(session);
      if (away) return away;
      const { person } = session.viewer;
      const prove = async (db: Parameters<typeof spendAnswer>[0]) =>
        (await spendAnswer(db, platform, { form, use: useOf(session), person, now })) !== null;
      return answer(context, formText(form, 'da'), await completeSignIn(platform, session, now, prove));
    },
  }),
];

/** Who has come further, or must first make a second factor, is on the wrong page. */
function elsewhere({ level, viewer }: Session): Reply | null {
  if (level === 'second-factor') return null;
  return redirect(level === 'full' ? HOME_OF[viewer.hat.role] : '/area/sicurezza/secondo-fattore');
}

function answer(context: Context, back: string, done: Completed): Reply | Promise<Reply> {
  const { role } = begun(context).viewer.hat;
  switch (done.outcome) {
    case 'in':
      return redirect(returnPath(back) ?? HOME_OF[role], { cookies: [done.cookie] });
    case 'over':
      return redirect('/accedi', { notice: 'sign-in-first' });
    case 'wait':
      return view(context, back, [{ field: 'codice', message: 'safe.error.wait', params: { n: done.minutes } }]);
    case 'wrong':
      return view(context, back, [{ field: 'codice', message: 'safe.error.code' }]);
  }
}

async function view(context: Context, back: string, errors: readonly SafeError[]): Promise<Reply> {
  const { platform, locale } = context;
  const session = begun(context);
  const factors = await platform.database.read((db) => factorsOf(db, session.viewer.person), ownRows(session));
  const title = texts(locale)('safe.code.title');
  const body = <EnterCodeBody factors={factors} passkeys={passkeysWork(platform)} back={returnPath(back) ?? ''} errors={errors} />;
  return page(accountView(locale, { title, body, errors, inAccount: false, islands: factors.passkeys > 0 }));
}
