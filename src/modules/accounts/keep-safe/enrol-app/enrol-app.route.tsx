import { formText } from '../../../../platform/http/forms.ts';
import { page, type Reply, redirect } from '../../../../platform/http/reply.ts';
import { get, post, type RequestContext } from '../../../../platform/http/route.ts';
import { factorsOf, mustHaveSecondFactor } from '../../store/factors/factors-of.ts';
import { texts } from '../../texts.ts';
import { accountView } from '../account-view.ts';
import type { SafeError } from '../frame.page.tsx';
import { afterRemoval, begun, notYet, rowsFor } from '../half-session.ts';
import { EnrolAppBody } from './enrol-app.page.tsx';
import { enrolApp, type Offer, offerApp, offeredSecret, removeApp } from './enrol-app.usecase.ts';
import { SecondFactorBody } from './second-factor.page.tsx';

const PATH = '/area/sicurezza/secondo-fattore';
const APP = `${PATH}/app`;

type Context = Pick<RequestContext<unknown, unknown>, 'platform' | 'session' | 'locale' | 'now'>;

export const enrolAppRoutes = [
  get({
    path: PATH,
    guard: 'half-signed-in',
    audit: 'accounts.second-factor-page',
    handle: (context) => (begun(context).level === 'second-factor' ? redirect('/accedi/codice') : overview(context, [])),
  }),
  get({
    path: APP,
    guard: 'half-signed-in',
    audit: 'accounts.app-page',
    handle(context) {
      const session = begun(context);
      return notYet(context, APP) ?? appView(context, offerApp(context.platform.secret, session, context.now), []);
    },
  }),
  post({
    path: APP,
    guard: 'half-signed-in',
    audit: 'accounts.enrol-app',
    accepts: 'form',
    rateLimit: { max: 60, perSeconds: 60 },
    async handle(context) {
      const { platform, now, form } = context;
      const session = begun(context);
      const refused = notYet(context, APP);
      if (refused) return refused;
      const secret = offeredSecret(platform.secret, session, now, formText(form, 'offerta'));
      if (secret === null) return redirect(APP);
      const code = formText(form, 'codice');
      const done = code === '' ? 'wrong' : await enrolApp(platform, session, now, { secret, code });
      if (done === 'over') return redirect('/accedi', { notice: 'sign-in-first' });
      if (done === 'wrong') {
        const message = code === '' ? 'form.required' : 'safe.error.first-code';
        return appView(context, offerApp(platform.secret, session, now, secret), [{ field: 'codice', message }]);
      }
      return redirect('/area/sicurezza/codici', { notice: 'saved', cookies: [done] });
    },
  }),
  post({
    path: `${PATH}/togli`,
    guard: 'signed-in',
    audit: 'accounts.drop-app',
    accepts: 'form',
    async handle(context) {
      const refused = notYet(context, PATH);
      if (refused) return refused;
      const removed = await removeApp(context.platform, begun(context), context.now);
      return removed ? afterRemoval(context, PATH) : overview(context, [{ field: 'main', message: 'safe.factor.last' }]);
    },
  }),
];

async function overview(context: Context, errors: readonly SafeError[]): Promise<Reply> {
  const { platform, locale } = context;
  const session = begun(context);
  const factors = await platform.database.read((db) => factorsOf(db, session.viewer.person), rowsFor(session));
  const enrolling = session.level !== 'full';
  const compulsory = mustHaveSecondFactor(session.viewer);
  const body = <SecondFactorBody factors={factors} enrolling={enrolling} compulsory={compulsory} errors={errors} />;
  return page(accountView(locale, { title: texts(locale)('safe.factor.title'), body, errors, inAccount: !enrolling }));
}

function appView({ locale, session }: Context, { secret, address, sealed }: Offer, errors: readonly SafeError[]): Reply {
  const body = <EnrolAppBody secret={secret} address={address} offer={sealed} errors={errors} />;
  return page(accountView(locale, { title: texts(locale)('safe.app.title'), body, errors, inAccount: session?.level === 'full' }));
}
