import { formText } from '../../../../platform/http/forms.ts';
import { failure, redirect } from '../../../../platform/http/reply.ts';
import { get, post } from '../../../../platform/http/route.ts';
import { clearSession, setSession } from '../../../../platform/http/session/session-cookie.ts';
import { cookieSeconds } from '../../domain/session-limits.ts';
import { accountErrors } from '../../errors.ts';
import { texts } from '../../texts.ts';
import { deskPage, viewerOf } from '../desk-view.ts';
import { ChangeHatBody } from './change-hat.page.tsx';
import { changeHat } from './change-hat.usecase.ts';

const PATH = '/area/ruolo';

export const changeHatRoutes = [
  get({
    path: PATH,
    guard: 'signed-in',
    audit: 'accounts.hats-page',
    handle(context) {
      const { hat, hats } = viewerOf(context);
      const title = texts(context.locale)('org.hat.title');
      return deskPage(context, { title, body: <ChangeHatBody hats={hats} present={hat} /> });
    },
  }),
  post({
    path: PATH,
    guard: 'signed-in',
    audit: 'accounts.change-hat',
    accepts: 'form',
    async handle(context) {
      const { form, session, now } = context;
      const [role, membership] = [formText(form, 'ruolo'), formText(form, 'appartenenza')];
      const hat = viewerOf(context).hats.find((each) => each.role === role && String(each.membership ?? '') === membership);
      if (!session || !hat) return failure(accountErrors.unknown);
      const changed = await context.write((db) => changeHat(db, now, session, hat));
      if (!changed) return redirect('/accedi', { notice: 'sign-in-first', cookies: [clearSession()] });
      return redirect(changed.next, { cookies: [setSession(changed.token, cookieSeconds(hat.role, changed.stays))] });
    },
  }),
];
