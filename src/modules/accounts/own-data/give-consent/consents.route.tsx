import { formText } from '../../../../platform/http/forms.ts';
import { failure, page, redirect } from '../../../../platform/http/reply.ts';
import { get, post } from '../../../../platform/http/route.ts';
import { isPurpose } from '../../domain/consent-purposes.ts';
import { accountOf } from '../../store/subjects.ts';
import { texts } from '../../texts.ts';
import { viewerOf } from '../own-pages.ts';
import { ConsentsBody } from './consents.page.tsx';
import { consentsOf, giveConsent, withdrawConsent } from './consents.usecase.ts';

const PATH = '/area/dati/consensi';

/** One button per purpose, both ways; the history stays. */
export const consentRoutes = [
  get({
    path: PATH,
    guard: 'signed-in',
    audit: 'accounts.consents',
    async handle(context) {
      const { person } = viewerOf(context);
      const t = texts(context.locale);
      const [history, account] = await context.read(async (db) => [await consentsOf(db, person), await accountOf(db, person)] as const);
      const title = t('consents.title');
      return page({
        title,
        noindex: true,
        breadcrumb: [{ label: t('own-data.title'), path: '/area/dati' }, { label: title }],
        body: <ConsentsBody history={history} isProtected={account?.isProtected ?? false} />,
      });
    },
  }),
  post({
    path: PATH,
    guard: 'signed-in',
    audit: 'accounts.change-consent',
    accepts: 'form',
    async handle(context) {
      const { form, write, now, platform } = context;
      const { person } = viewerOf(context);
      const purpose = formText(form, 'purpose');
      const answer = formText(form, 'answer');
      if (!isPurpose(purpose) || (answer !== 'give' && answer !== 'withdraw')) return failure({ code: 'http.bad-request', status: 400 });
      if (answer === 'withdraw') {
        await write((db) => withdrawConsent(platform, db, now, person, purpose));
        return redirect(PATH, { notice: 'consent-withdrawn' });
      }
      const given = await write((db) => giveConsent(platform, db, now, person, purpose));
      return given ? redirect(PATH, { notice: 'consent-given' }) : failure({ code: 'http.bad-request', status: 400 });
    },
  }),
];
