import type { VNode } from 'preact';
import type { Crumb, PageView } from '../../../platform/http/reply.ts';
import type { Locale } from '../../../platform/i18n/catalogue.ts';
import { texts } from '../texts.ts';
import type { SafeError } from './frame.page.tsx';

interface Given {
  readonly title: string;
  readonly body: VNode;
  readonly errors?: readonly SafeError[];
  /** False for the steps of a sign-in, which come before there is an account page. */
  readonly inAccount?: boolean;
  readonly islands?: boolean;
  readonly status?: number;
}

/** A page that only its person sees: no search engine, no question how clear it was. */
export function accountView(locale: Locale, given: Given): PageView {
  const { title, body, errors = [], inAccount = true, islands = false } = given;
  const account: Crumb[] = inAccount ? [{ label: texts(locale)('safe.account.title'), path: '/area/account' }] : [];
  const status = given.status ?? (errors.length > 0 ? 422 : 200);
  return { title, status, noindex: true, breadcrumb: [...account, { label: title }], body, islands, withoutFeedback: true };
}
