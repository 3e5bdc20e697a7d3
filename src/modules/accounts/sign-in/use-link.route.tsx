import type { VNode } from 'preact';
import { z } from 'zod';
import { page, type Reply, redirect } from '../../../platform/http/reply.ts';
import { get, post } from '../../../platform/http/route.ts';
import type { Locale } from '../../../platform/i18n/catalogue.ts';
import { callerOf, cookieOf, destination, SYSTEM } from '../content/caller.ts';
import { CONFIRM_EMAIL } from '../store/confirmation.ts';
import { texts } from '../texts.ts';
import { MAILED } from './ask-for-mail.usecase.ts';
import { DeadLinkBody, PressButtonBody } from './mailed-link.page.tsx';
import { confirmAddress, holderOf, signInByLink } from './use-link.usecase.ts';

interface Linked {
  readonly token: string;
}

/** As `newToken` makes them; anything else is a page that does not exist. */
export const linked: z.ZodType<Linked> = z.object({ token: z.string().regex(/^[\w-]{22}$/) });

const LINK_PATH = '/accedi/collegamento/:token';
const CONFIRM_PATH = '/conferma/:token';

/** Links sent by mail: opening them shows a page with one button, pressing it does what they are for, once, in any browser. */
export const useLinkRoutes = [
  get<Linked>({
    path: LINK_PATH,
    guard: 'public',
    audit: 'accounts.link-page',
    params: linked,
    async handle({ params: { token }, locale, platform }) {
      const holder = await platform.database.read((db) => holderOf(platform, db, MAILED.link.purpose, token), SYSTEM);
      if (!holder) return deadLink(locale, MAILED.link.path);
      const t = texts(locale);
      const words = { title: t('link.title', { name: holder.given }), lead: t('link.lead'), button: t('link.enter') };
      return onePage(words.title, <PressButtonBody {...words} action={`${MAILED.link.path}/${token}`} />);
    },
  }),
  post<Linked>({
    path: LINK_PATH,
    guard: 'public',
    audit: 'accounts.use-link',
    params: linked,
    accepts: 'form',
    rateLimit: { max: 60, perSeconds: 60 },
    async handle(context) {
      const { platform, params, locale, session } = context;
      const { device } = callerOf(context);
      const given = { token: params.token, device, before: session };
      const entered = await platform.database.write((db) => signInByLink(platform, db, given), SYSTEM);
      if (!entered) return deadLink(locale, MAILED.link.path);
      return redirect(destination(entered, ''), { cookies: [cookieOf(entered, false)] });
    },
  }),
  get<Linked>({
    path: CONFIRM_PATH,
    guard: 'public',
    audit: 'accounts.confirm-page',
    params: linked,
    async handle({ params: { token }, locale, platform }) {
      const holder = await platform.database.read((db) => holderOf(platform, db, CONFIRM_EMAIL, token), SYSTEM);
      if (!holder) return deadLink(locale, '/accedi');
      const t = texts(locale);
      const words = { title: t('confirm.title'), lead: t('confirm.lead', { email: holder.email }), button: t('confirm.yes') };
      return onePage(words.title, <PressButtonBody {...words} action={`/conferma/${token}`} />);
    },
  }),
  post<Linked>({
    path: CONFIRM_PATH,
    guard: 'public',
    audit: 'accounts.confirm-address',
    params: linked,
    accepts: 'form',
    rateLimit: { max: 60, perSeconds: 60 },
    async handle({ platform, params, locale, viewer }) {
      const done = await platform.database.write((db) => confirmAddress(platform, db, params.token), SYSTEM);
      return done ? redirect(viewer ? '/' : '/accedi', { notice: 'address-confirmed' }) : deadLink(locale, '/accedi');
    },
  }),
];

export function deadLink(locale: Locale, again: string): Reply {
  return onePage(texts(locale)('dead-link.title'), <DeadLinkBody again={again} />, 410);
}

function onePage(title: string, body: VNode, status = 200): Reply {
  return page({ title, status, noindex: true, withoutFeedback: true, body });
}
