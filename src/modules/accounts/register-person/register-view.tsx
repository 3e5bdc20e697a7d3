import type { VNode } from 'preact';
import { ButtonLink } from '../../../design/forms/button.tsx';
import { useTexts } from '../../../design/layout/page-context.ts';
import { page, type Reply, redirect } from '../../../platform/http/reply.ts';
import type { Locale } from '../../../platform/i18n/catalogue.ts';
import { Step } from '../content/step.page.tsx';
import {
  mayOpen,
  nextPage,
  pageBefore,
  pagesOf,
  type RegisterDraft,
  type RegisterPage,
  registerPath,
} from '../domain/joining/register-draft.ts';
import { texts } from '../texts.ts';

export const START = '/registrati';

interface View {
  readonly title: string;
  readonly body: VNode;
  readonly status?: number;
  readonly islands?: boolean;
  /** Kept by search engines: only the page the registration begins from. */
  readonly indexed?: boolean;
  readonly description?: string;
  readonly withoutReferrer?: boolean;
}

/** A page of the registration as the layout wants it; without the "how clear is this page" form, which would keep its address. */
export function registerView(locale: Locale, { indexed = false, ...view }: View): Reply {
  const begin = texts(locale)('register.nav');
  return page({
    ...view,
    noindex: !indexed,
    withoutFeedback: true,
    breadcrumb: indexed ? [{ label: begin }] : [{ label: begin, path: START }, { label: view.title }],
  });
}

/** Where the way back and the count of steps of a journey's page come from. */
export function stepOf(id: string, draft: RegisterDraft, at: RegisterPage): { back: string; step: { at: number; of: number } } {
  const before = pageBefore(draft, at);
  const pages = pagesOf(draft.audience);
  return { back: before ? registerPath(id, before) : START, step: { at: pages.indexOf(at) + 1, of: pages.length } };
}

/** Why a page of a journey is not shown; null when it is. */
export function wrongWay(locale: Locale, id: string, draft: RegisterDraft | null, at: RegisterPage): Reply | null {
  if (!draft) return journeyOver(locale);
  return mayOpen(draft, at) ? null : redirect(registerPath(id, nextPage(draft)));
}

/** 404 with a way on: after a day a draft is gone, and after the registration too. */
export function journeyOver(locale: Locale): Reply {
  return registerView(locale, { title: texts(locale)('register.over.title'), status: 404, body: <JourneyOverBody /> });
}

function JourneyOverBody() {
  const t = useTexts(texts);
  return (
    <Step title={t('register.over.title')} lead={t('register.over.text')}>
      <div class="th-actions">
        <ButtonLink path={START}>{t('register.over.again')}</ButtonLink>
        <ButtonLink path="/accedi" look="secondary">
          {t('register.sign-in')}
        </ButtonLink>
      </div>
    </Step>
  );
}
