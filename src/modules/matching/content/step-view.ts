import type { VNode } from 'preact';
import { page, type Reply } from '../../../platform/http/reply.ts';
import type { Locale } from '../../../platform/i18n/catalogue.ts';
import { START_PATH } from '../domain/paths.ts';
import { texts } from '../texts.ts';

interface StepView {
  title: string;
  body: VNode;
  /** 422 when the form was refused. */
  wrong?: boolean;
  islands?: boolean;
}

/**
 * A page of a journey as the layout wants it. Not for search engines, and without the "how clear is this page" form: that one keeps the
 * address of the page, and this address is the key to somebody's answers.
 */
export function stepView(locale: Locale, { title, body, wrong = false, islands = false }: StepView): Reply {
  return page({
    title,
    status: wrong ? 422 : 200,
    noindex: true,
    withoutFeedback: true,
    breadcrumb: [{ label: texts(locale)('perte.nav'), path: START_PATH }, { label: title }],
    body,
    islands,
  });
}
