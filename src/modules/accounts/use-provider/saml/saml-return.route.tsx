import { z } from 'zod';
import { formText } from '../../../../platform/http/forms.ts';
import { failure, page, redirect } from '../../../../platform/http/reply.ts';
import { get, post, type RequestContext } from '../../../../platform/http/route.ts';
import type { Translate } from '../../../../platform/i18n/catalogue.ts';
import { accountErrors } from '../../errors.ts';
import { inLanguageOf, sameBrowser } from '../../store/outside/way.ts';
import { texts } from '../../texts.ts';
import { afterCheck, noteRefusal, troublePage } from '../end-way.tsx';
import { ContinueBody } from '../provider-frame.page.tsx';
import { answerWaits, receiveAnswer, takeAnswer } from './saml-way.ts';
import { SignOutHereBody } from './sign-out-here.page.tsx';

interface Token {
  readonly token: string;
}
const token: z.ZodType<Token> = z.object({ token: z.string().regex(/^[\w-]{22}$/) });
const GO_ON = '/accedi/saml/continua/:token';
/** What SPID's identity providers say when the person did not come in, and the sentence for it. */
const SPID_ERRORS = [19, 20, 21, 22, 23, 25] as const;

/** The way back from a SAML identity provider. */
export const samlReturnRoutes = [
  post({
    path: '/accedi/saml/ritorno',
    guard: 'public',
    audit: 'accounts.saml-return',
    accepts: 'foreign-form',
    rateLimit: { max: 60, perSeconds: 60 },
    async handle(context) {
      if (!isOn(context)) return failure(accountErrors.unknownPage);
      const { platform, form, locale } = context;
      const received = await receiveAnswer(platform, {
        response: formText(form, 'SAMLResponse'),
        relayState: formText(form, 'RelayState'),
      });
      if (received.ok) return redirect(inLanguageOf(received.value.way, locale, `/accedi/saml/continua/${received.value.ticket}`));
      noteRefusal(context, 'saml', received.error);
      const told = SPID_ERRORS.find((number) => received.error === `spid-${number}`);
      return told ? troublePage(context, 'declined', (texts(locale) as Translate)(`spid.${told}`)) : troublePage(context, 'refused');
    },
  }),
  get<Token>({
    path: GO_ON,
    guard: 'public',
    audit: 'accounts.saml-continue-page',
    params: token,
    async handle(context) {
      if (!isOn(context)) return failure(accountErrors.unknownPage);
      const { params, platform, locale } = context;
      if (!(await answerWaits(platform, params.token))) return troublePage(context, 'refused');
      const body = <ContinueBody action={`/accedi/saml/continua/${params.token}`} />;
      return page({ title: texts(locale)('way.back.title'), noindex: true, withoutFeedback: true, islands: true, body });
    },
  }),
  post<Token>({
    path: GO_ON,
    guard: 'public',
    audit: 'accounts.saml-continue',
    params: token,
    accepts: 'form',
    rateLimit: { max: 60, perSeconds: 60 },
    async handle(context) {
      if (!isOn(context)) return failure(accountErrors.unknownPage);
      return afterCheck(context, 'saml', await takeAnswer(context.platform, context.params.token, (hash) => sameBrowser(context, hash)));
    },
  }),
  get({
    path: '/accedi/saml/uscita',
    guard: 'public',
    audit: 'accounts.saml-sign-out-page',
    handle(context) {
      if (!isOn(context)) return failure(accountErrors.unknownPage);
      const signedIn = context.session !== null;
      return page({
        title: texts(context.locale)('way.out.title'),
        noindex: true,
        withoutFeedback: true,
        body: <SignOutHereBody signedIn={signedIn} />,
      });
    },
  }),
];

function isOn({ platform }: Pick<RequestContext<unknown, unknown>, 'platform'>): boolean {
  return platform.config.TALENTHUB_SAML_IDP_METADATA !== undefined;
}
