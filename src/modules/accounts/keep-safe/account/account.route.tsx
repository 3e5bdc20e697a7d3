import { z } from 'zod';
import { recordAudit } from '../../../../platform/audit/audit.ts';
import { formText, parseForm } from '../../../../platform/http/forms.ts';
import { page, type Reply, redirect } from '../../../../platform/http/reply.ts';
import { get, post } from '../../../../platform/http/route.ts';
import type { Locale } from '../../../../platform/i18n/catalogue.ts';
import { readName } from '../../domain/joining/person-name.ts';
import { providerButtons } from '../../provider-buttons.ts';
import { factorsOf } from '../../store/factors/factors-of.ts';
import { texts } from '../../texts.ts';
import { accountView } from '../account-view.ts';
import type { SafeError } from '../frame.page.tsx';
import { begun } from '../half-session.ts';
import { type Account, AccountBody, ChangeNameBody } from './account.page.tsx';
import { accountOf, devicesOf } from './account.query.ts';

const NAME = '/area/account/nome';
/** The same rules as at registration: mails to others show it. */
const name = z.string('form.required').transform((typed, check) => {
  const read = readName(typed);
  if ('name' in read) return read.name;
  check.addIssue({ code: 'custom', message: read.problem });
  return z.NEVER;
});
const schema = z.object({ nome: name, cognome: name, lingua: z.enum(['it', 'en'], 'form.choose') });

export const accountRoutes = [
  get({
    path: '/area/account',
    guard: 'signed-in',
    audit: 'accounts.account-page',
    async handle(context) {
      const { person } = begun(context).viewer;
      const body = await context.read(async (db) => (
        <AccountBody
          account={await accountOf(db, person)}
          factors={await factorsOf(db, person)}
          devices={await devicesOf(db, person, context.now)}
          withProviders={providerButtons(context.platform.config, context.locale).length > 0}
        />
      ));
      const title = texts(context.locale)('safe.account.title');
      return page({ ...accountView(context.locale, { title, body, inAccount: false }) });
    },
  }),
  get({
    path: NAME,
    guard: 'signed-in',
    audit: 'accounts.name-page',
    handle: async (context) => nameView(context.locale, await context.read((db) => accountOf(db, begun(context).viewer.person)), []),
  }),
  post({
    path: NAME,
    guard: 'signed-in',
    audit: 'accounts.change-name',
    accepts: 'form',
    async handle(context) {
      const { person, publicId } = begun(context).viewer;
      const form = parseForm(schema, context.form);
      if (!form.ok) {
        const typed = (field: string) => formText(form.typed, field);
        const locale = typed('lingua') === 'en' ? 'en' : 'it';
        return nameView(context.locale, { given_name: typed('nome'), family_name: typed('cognome'), locale }, form.errors);
      }
      const { nome: given_name, cognome: family_name, lingua: locale } = form.value;
      await context.write(async (db) => {
        await db.updateTable('accounts_person').set({ given_name, family_name, locale }).where('id', '=', person).execute();
        await recordAudit(db, { actor: publicId, action: 'accounts.change-name', object: `accounts_person:${publicId}` });
      });
      return redirect('/area/account', { notice: 'saved' });
    },
  }),
];

function nameView(locale: Locale, typed: Pick<Account, 'given_name' | 'family_name' | 'locale'>, errors: readonly SafeError[]): Reply {
  const title = texts(locale)('safe.name.title');
  return page(accountView(locale, { title, body: <ChangeNameBody typed={typed} errors={errors} />, errors }));
}
