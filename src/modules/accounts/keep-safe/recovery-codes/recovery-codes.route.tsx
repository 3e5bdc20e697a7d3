import { formList } from '../../../../platform/http/forms.ts';
import { content, failure, page, redirect } from '../../../../platform/http/reply.ts';
import { get, post } from '../../../../platform/http/route.ts';
import { formatDate } from '../../../../platform/i18n/format.ts';
import { factorsOf } from '../../store/factors/factors-of.ts';
import { areCodesOf, makeRecoveryCodes } from '../../store/factors/recovery-code-store.ts';
import { noteSecurity } from '../../store/factors/security-notice.ts';
import { texts } from '../../texts.ts';
import { accountView } from '../account-view.ts';
import { begun, notYet } from '../half-session.ts';
import { keepSafeErrors } from '../keep-safe.errors.ts';
import { RecoveryCodesBody, ShownCodesBody } from './recovery-codes.page.tsx';

const PATH = '/area/sicurezza/codici';

export const recoveryCodesRoutes = [
  get({
    path: PATH,
    guard: 'signed-in',
    audit: 'accounts.recovery-codes-page',
    async handle(context) {
      const { person } = begun(context).viewer;
      const { app, passkeys, codesLeft } = await context.read((db) => factorsOf(db, person));
      if (!app && passkeys === 0) return redirect('/area/sicurezza/secondo-fattore');
      const title = texts(context.locale)('safe.codes.title');
      return page(accountView(context.locale, { title, body: <RecoveryCodesBody left={codesLeft} /> }));
    },
  }),
  // The answer is the page itself, and no redirect: the codes are shown once and kept nowhere.
  post({
    path: PATH,
    guard: 'signed-in',
    audit: 'accounts.make-recovery-codes',
    accepts: 'form',
    rateLimit: { max: 30, perSeconds: 60 },
    async handle(context) {
      const { platform, now, locale } = context;
      const { person, publicId } = begun(context).viewer;
      const refused = notYet(context, PATH);
      if (refused) return refused;
      const codes = await context.write(async (db) => {
        const { app, passkeys } = await factorsOf(db, person);
        if (!app && passkeys === 0) return null;
        await noteSecurity(db, platform, { person, publicId, now, event: 'codes-made', action: 'accounts.make-recovery-codes' });
        return makeRecoveryCodes(db, platform.secret, person);
      });
      if (codes === null) return redirect('/area/sicurezza/secondo-fattore');
      const title = texts(locale)('safe.codes.yours');
      return page(accountView(locale, { title, body: <ShownCodesBody codes={codes} /> }));
    },
  }),
  post({
    path: `${PATH}/testo`,
    guard: 'signed-in',
    audit: 'accounts.recovery-codes-file',
    accepts: 'form',
    async handle(context) {
      const { platform, locale, now, form } = context;
      const { person } = begun(context).viewer;
      const codes = formList(form, 'codici').slice(0, 20);
      // Only what is in force comes back: nobody makes us send a file of their own words.
      if (!(await context.read((db) => areCodesOf(db, platform.secret, person, codes)))) return failure(keepSafeErrors.oldCodes);
      const t = texts(locale);
      const lines = [
        t('safe.codes.file-title', { site: platform.config.publicUrl }),
        t('safe.codes.made-on', { when: formatDate(now, locale) }),
      ];
      const text = [...lines, '', ...codes, '', t('safe.codes.once'), ''].join('\r\n');
      const headers = { 'content-disposition': 'attachment; filename="codici-talent-hub.txt"' };
      return content(text, 'text/plain; charset=utf-8', { headers });
    },
  }),
];
