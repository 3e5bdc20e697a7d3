import { z } from 'zod';
import type { Session } from '../../../../kernel/access/viewer.ts';
import { formText } from '../../../../platform/http/forms.ts';
import { json, page, type Reply, redirect } from '../../../../platform/http/reply.ts';
import { get, post, type RequestContext, type WriteContext } from '../../../../platform/http/route.ts';
import { PROVE_AGAIN, safeBack } from '../../domain/fresh-proof.ts';
import { factorsOf } from '../../store/factors/factors-of.ts';
import { passkeysWork, requestOptions } from '../../store/factors/passkeys.ts';
import { texts } from '../../texts.ts';
import { accountView } from '../account-view.ts';
import { spendAnswer } from '../check-answer.ts';
import type { SafeError } from '../frame.page.tsx';
import { begun } from '../half-session.ts';
import { ProveAgainBody } from './prove-again.page.tsx';
import { type Proof, proveAgain } from './prove-again.usecase.ts';

const LIMIT = { max: 60, perSeconds: 60 };
const query: z.ZodType<{ da: string }> = z.object({ da: z.string().catch('') });

/** A passkey's question for this session, and for this page: an answer to another one is worth nothing here. */
const useOf = (session: Session) => `again ${session.id}`;

export const proveAgainRoutes = [
  get<Record<string, never>, { da: string }>({
    path: PROVE_AGAIN,
    guard: 'signed-in',
    audit: 'accounts.prove-again-page',
    query,
    handle: (context) => view(context, safeBack(context.query.da), []),
  }),
  post({
    path: PROVE_AGAIN,
    guard: 'signed-in',
    audit: 'accounts.prove-again',
    accepts: 'form',
    rateLimit: LIMIT,
    handle(context) {
      const [code, password] = [formText(context.form, 'codice'), formText(context.form, 'password')];
      if (code === '' && password === '')
        return view(context, safeBack(formText(context.form, 'da')), [{ field: 'password', message: 'form.required' }]);
      return finish(context, code === '' ? { by: 'password', password } : { by: 'code', code });
    },
  }),
  get({
    path: `${PROVE_AGAIN}/chiave.json`,
    guard: 'signed-in',
    audit: 'accounts.prove-again-options',
    handle: async (context) => {
      const session = begun(context);
      const { platform, now } = context;
      return json(await context.read((db) => requestOptions(db, platform, useOf(session), session.viewer.person, now)));
    },
  }),
  post({
    path: `${PROVE_AGAIN}/chiave`,
    guard: 'signed-in',
    audit: 'accounts.prove-again-passkey',
    accepts: 'form',
    rateLimit: LIMIT,
    handle(context) {
      const { platform, form, now } = context;
      const session = begun(context);
      const { person } = session.viewer;
      const check = async (db: Parameters<typeof spendAnswer>[0]) =>
        (await spendAnswer(db, platform, { form, use: useOf(session), person, now })) !== null;
      return finish(context, { by: 'passkey', check });
    },
  }),
];

async function finish(context: WriteContext<unknown, unknown>, proof: Proof): Promise<Reply> {
  const session = begun(context);
  const back = safeBack(formText(context.form, 'da'));
  const done = await proveAgain(context.platform, session, context.now, proof);
  if (done.outcome === 'in') return redirect(back, { cookies: [done.cookie] });
  if (done.outcome === 'over') return redirect('/accedi', { notice: 'sign-in-first' });
  const field = proof.by === 'code' ? 'codice' : 'password';
  if (done.outcome === 'wait') return view(context, back, [{ field, message: 'safe.error.wait', params: { n: done.minutes } }]);
  const message = { code: 'safe.error.code', password: 'safe.error.password', passkey: 'safe.error.passkey' }[proof.by];
  return view(context, back, [{ field, message }]);
}

async function view(
  context: Pick<RequestContext<unknown, unknown>, 'platform' | 'session' | 'locale' | 'read'>,
  back: string,
  errors: readonly SafeError[],
): Promise<Reply> {
  const { platform, locale } = context;
  const factors = await context.read((db) => factorsOf(db, begun(context).viewer.person));
  const body = <ProveAgainBody factors={factors} back={back} possible={passkeysWork(platform)} errors={errors} />;
  return page(accountView(locale, { title: texts(locale)('safe.again.title'), body, errors, islands: factors.passkeys > 0 }));
}
