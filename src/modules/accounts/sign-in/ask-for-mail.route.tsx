import { z } from 'zod';
import { type FieldError, formText, parseForm } from '../../../platform/http/forms.ts';
import { page, type Reply, redirect } from '../../../platform/http/reply.ts';
import { get, post, type Route } from '../../../platform/http/route.ts';
import type { Locale } from '../../../platform/i18n/catalogue.ts';
import type { Platform } from '../../../platform/platform.ts';
import { parameterValue } from '../../../platform/settings/parameters.ts';
import { callerOf, emailField, minutesOf, SYSTEM } from '../content/caller.ts';
import { signInByLink } from '../parameters.ts';
import { texts } from '../texts.ts';
import { askForMail } from './ask-for-mail.usecase.ts';
import { AskForMailBody, LinkOffBody, type MailedKind, MailSentBody } from './mailed-link.page.tsx';

const schema = z.object({ email: emailField });

interface Asked {
  readonly kind: MailedKind;
  readonly path: string;
  readonly audit: string;
}

/** The two pages that send a link by mail: to sign in, and to set a new password. */
export const askForMailRoutes = [
  ...routesOf({ kind: 'link', path: '/accedi/collegamento', audit: 'accounts.ask-link' }),
  ...routesOf({ kind: 'recovery', path: '/password-dimenticata', audit: 'accounts.ask-recovery' }),
];

function routesOf(asked: Asked): Route[] {
  const { kind, path, audit } = asked;
  return [
    get<Record<string, never>, { readonly inviata: string }>({
      path,
      guard: 'public',
      audit: `${audit}-form`,
      query: z.object({ inviata: z.string().catch('') }),
      async handle({ locale, query, platform }) {
        if (!(await isOpen(platform, kind))) return switchedOff(locale);
        return query.inviata === 'si' ? sent(asked, locale) : view(asked, locale, {});
      },
    }),
    post({
      path,
      guard: 'public',
      audit,
      accepts: 'form',
      rateLimit: { max: 60, perSeconds: 60 },
      async handle(context) {
        const { form, locale, platform } = context;
        if (!(await isOpen(platform, kind))) return switchedOff(locale);
        const parsed = parseForm(schema, form);
        if (!parsed.ok) return view(asked, locale, { email: formText(form, 'email'), errors: parsed.errors });
        const { email } = parsed.value;
        const { from } = callerOf(context);
        const wait = await platform.database.write((db) => askForMail(platform, db, { kind, email, from, locale }), SYSTEM);
        return wait > 0 ? view(asked, locale, { email, waitMs: wait }) : redirect(`${path}?inviata=si`);
      },
    }),
  ];
}

/** A forgotten password has no other way; the link instead of a password may be switched off. */
async function isOpen(platform: Platform, kind: MailedKind): Promise<boolean> {
  return kind !== 'link' || (await parameterValue(platform, signInByLink));
}

function switchedOff(locale: Locale): Reply {
  const title = texts(locale)('link-off.title');
  return page({ title, noindex: true, withoutFeedback: true, body: <LinkOffBody /> });
}

interface Shown {
  readonly email?: string;
  readonly errors?: readonly FieldError[];
  readonly waitMs?: number;
}

function view({ kind, path }: Asked, locale: Locale, { email = '', errors = [], waitMs }: Shown): Reply {
  const title = texts(locale)(`ask-${kind}.title`);
  return page({
    title,
    status: waitMs !== undefined ? 429 : errors.length > 0 ? 422 : 200,
    ...(waitMs === undefined ? {} : { retryAfter: Math.ceil(waitMs / 1000) }),
    noindex: true,
    withoutFeedback: true,
    breadcrumb: [{ label: texts(locale)('sign-in.title'), path: '/accedi' }, { label: title }],
    body: (
      <AskForMailBody
        kind={kind}
        action={path}
        email={email}
        errors={errors}
        waitMinutes={waitMs === undefined ? null : minutesOf(waitMs)}
      />
    ),
  });
}

function sent({ kind, path }: Asked, locale: Locale): Reply {
  const title = texts(locale)('sent.title');
  return page({ title, noindex: true, withoutFeedback: true, body: <MailSentBody kind={kind} again={path} /> });
}
