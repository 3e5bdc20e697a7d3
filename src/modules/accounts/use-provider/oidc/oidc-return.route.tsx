import { formText } from '../../../../platform/http/forms.ts';
import { failure, page, redirect } from '../../../../platform/http/reply.ts';
import { get, post, type RequestContext } from '../../../../platform/http/route.ts';
import { accountErrors } from '../../errors.ts';
import { sameBrowser } from '../../store/outside/way.ts';
import { texts } from '../../texts.ts';
import { afterCheck, noteRefusal, troublePage } from '../end-way.tsx';
import { ContinueBody } from '../provider-frame.page.tsx';
import { beganInEnglish, returnFromOidc } from './oidc-way.ts';

const PATH = '/accedi/ritorno/oidc';

/** The way back from an OpenID Connect provider: opening it changes nothing, the button on it signs in. */
export const oidcReturnRoutes = [
  get({
    path: PATH,
    guard: 'public',
    audit: 'accounts.oidc-return-page',
    handle(context) {
      const { search, locale } = context;
      if (!isOn(context)) return failure(accountErrors.unknownPage);
      if (locale === 'it' && beganInEnglish(search)) return redirect(`/en${PATH}${search}`);
      if (new URLSearchParams(search).has('error')) {
        noteRefusal(context, 'oidc', 'error-answer');
        return troublePage(context, 'declined');
      }
      const body = <ContinueBody action={PATH} answer={search} />;
      return page({ title: texts(locale)('way.back.title'), noindex: true, withoutFeedback: true, islands: true, body });
    },
  }),
  post({
    path: PATH,
    guard: 'public',
    audit: 'accounts.oidc-return',
    accepts: 'form',
    rateLimit: { max: 60, perSeconds: 60 },
    async handle(context) {
      if (!isOn(context)) return failure(accountErrors.unknownPage);
      const answer = formText(context.form, 'risposta');
      const checked = await returnFromOidc(context.platform, answer, (hash) => sameBrowser(context, hash));
      return afterCheck(context, 'oidc', checked);
    },
  }),
];

function isOn({ platform }: Pick<RequestContext<unknown, unknown>, 'platform'>): boolean {
  return platform.config.TALENTHUB_OIDC_ISSUER !== undefined;
}
