import { type FieldError, formText } from '../../../platform/http/forms.ts';
import { page, type Reply, redirect } from '../../../platform/http/reply.ts';
import { get, post } from '../../../platform/http/route.ts';
import type { Locale } from '../../../platform/i18n/catalogue.ts';
import type { Platform } from '../../../platform/platform.ts';
import { SYSTEM } from '../content/caller.ts';
import { MIN_ALONE, MIN_WITH_SECOND_FACTOR } from '../domain/passwords/password-rules.ts';
import { hashPassword, passwordProblem } from '../store/passwords/passwords.ts';
import type { KnownPerson } from '../store/person-by-email.ts';
import { hasSecondFactor } from '../store/second-factor-of.ts';
import { texts } from '../texts.ts';
import { MAILED } from './ask-for-mail.usecase.ts';
import { ResetPasswordBody } from './reset-password.page.tsx';
import { deadLink, linked } from './use-link.route.tsx';
import { holderOf, resetPassword } from './use-link.usecase.ts';

const PATH = `${MAILED.recovery.path}/:token`;
const AGAIN = '/password-dimenticata';

interface Holder {
  readonly person: KnownPerson;
  readonly secondFactor: boolean;
}

/** A new password for who has lost theirs. */
export const resetPasswordRoutes = [
  get<{ readonly token: string }>({
    path: PATH,
    guard: 'public',
    audit: 'accounts.reset-form',
    params: linked,
    async handle({ params: { token }, locale, platform }) {
      const holder = await findHolder(platform, token);
      return holder ? view(locale, token, holder, []) : deadLink(locale, AGAIN);
    },
  }),
  post<{ readonly token: string }>({
    path: PATH,
    guard: 'public',
    audit: 'accounts.reset-password',
    params: linked,
    accepts: 'form',
    rateLimit: { max: 60, perSeconds: 60 },
    async handle({ params: { token }, form, locale, platform }) {
      const holder = await findHolder(platform, token);
      if (!holder) return deadLink(locale, AGAIN);
      const { person, secondFactor } = holder;
      const password = formText(form, 'password');
      const problem = passwordProblem(password, { email: person.email, names: [person.given, person.family], secondFactor });
      if (problem) return view(locale, token, holder, [{ field: 'password', message: `error.${problem}` }]);
      const hash = await hashPassword(password);
      const done = await platform.database.write((db) => resetPassword(platform, db, { token, hash }), SYSTEM);
      return done ? redirect('/accedi', { notice: 'password-reset' }) : deadLink(locale, AGAIN);
    },
  }),
];

function findHolder(platform: Platform, token: string): Promise<Holder | null> {
  return platform.database.read(async (db) => {
    const person = await holderOf(platform, db, MAILED.recovery.purpose, token);
    return person && { person, secondFactor: await hasSecondFactor(db, person.id) };
  }, SYSTEM);
}

function view(locale: Locale, token: string, { person, secondFactor }: Holder, errors: readonly FieldError[]): Reply {
  const min = secondFactor ? MIN_WITH_SECOND_FACTOR : MIN_ALONE;
  return page({
    title: texts(locale)('reset.title'),
    status: errors.length > 0 ? 422 : 200,
    noindex: true,
    withoutFeedback: true,
    body: <ResetPasswordBody token={token} email={person.email} min={min} errors={errors} />,
  });
}
