import { formText } from '../../../../platform/http/forms.ts';
import { page, type Reply, redirect } from '../../../../platform/http/reply.ts';
import { get, post, type RequestContext } from '../../../../platform/http/route.ts';
import { MIN_ALONE, MIN_WITH_SECOND_FACTOR } from '../../domain/passwords/password-rules.ts';
import { texts } from '../../texts.ts';
import { accountView } from '../account-view.ts';
import type { SafeError } from '../frame.page.tsx';
import { begun, notYet } from '../half-session.ts';
import { ChangePasswordBody } from './change-password.page.tsx';
import { changePassword, type Holder, passwordHolder } from './change-password.usecase.ts';

const PATH = '/area/account/password';

export const changePasswordRoutes = [
  get({
    path: PATH,
    guard: 'signed-in',
    audit: 'accounts.password-page',
    async handle(context) {
      const holder = await context.read((db) => passwordHolder(db, begun(context)));
      // Who has no password yet cannot be asked for it: a fresh proof of another kind stands in.
      const refused = holder.hash === null ? notYet(context, PATH) : null;
      return refused ?? view(context, holder, []);
    },
  }),
  post({
    path: PATH,
    guard: 'signed-in',
    audit: 'accounts.change-password',
    accepts: 'form',
    rateLimit: { max: 60, perSeconds: 60 },
    async handle(context) {
      const session = begun(context);
      const holder = await context.read((db) => passwordHolder(db, session));
      const refused = holder.hash === null ? notYet(context, PATH) : null;
      if (refused) return refused;
      const [current, wanted] = [formText(context.form, 'attuale'), formText(context.form, 'nuova')];
      const missing: SafeError[] = [];
      if (holder.hash !== null && current === '') missing.push({ field: 'attuale', message: 'form.required' });
      if (wanted === '') missing.push({ field: 'nuova', message: 'form.required' });
      if (missing.length > 0) return view(context, holder, missing);
      const done = await changePassword(context.platform, session, context.now, { holder, current, wanted });
      switch (done.outcome) {
        case 'changed':
          return redirect('/area/account', { notice: 'saved', cookies: [done.cookie] });
        case 'over':
          return redirect('/accedi', { notice: 'sign-in-first' });
        case 'wait':
          return view(context, holder, [{ field: 'attuale', message: 'safe.error.wait', params: { n: done.minutes } }]);
        case 'wrong':
          return view(context, holder, [{ field: 'attuale', message: 'safe.error.password' }]);
        case 'refused':
          return view(context, holder, [{ field: 'nuova', message: `error.${done.problem}` }]);
      }
    },
  }),
];

function view({ locale }: Pick<RequestContext<unknown, unknown>, 'locale'>, { hash, owner }: Holder, errors: readonly SafeError[]): Reply {
  const has = hash !== null;
  const title = texts(locale)(has ? 'safe.password.title' : 'safe.password.title-new');
  const min = owner.secondFactor ? MIN_WITH_SECOND_FACTOR : MIN_ALONE;
  return page(accountView(locale, { title, body: <ChangePasswordBody has={has} email={owner.email} min={min} errors={errors} />, errors }));
}
