import type { ComponentChildren } from 'preact';
import { usePage, useTexts } from '../../../design/layout/page-context.ts';
import type { Crumb, PageView } from '../../../platform/http/reply.ts';
import type { Locale } from '../../../platform/i18n/catalogue.ts';
import { texts } from '../texts.ts';

/** The pages of the administration, as its menu lists them. */
const PAGES = [
  ['overview', '/admin'],
  ['people', '/admin/persone'],
  ['organisations', '/admin/organizzazioni'],
  ['roles', '/admin/ruoli'],
  ['invitations', '/admin/inviti'],
  ['imports', '/admin/importazioni'],
  ['jobs', '/admin/lavori'],
  ['mail', '/admin/posta'],
  ['audit', '/admin/registro'],
  ['settings', '/admin/impostazioni'],
  ['health', '/admin/sistema'],
] as const;

export type AdminPage = (typeof PAGES)[number][0];

interface Given {
  readonly at: AdminPage;
  /** Of a page below one of the menu. */
  readonly title?: string;
  /** Where it is not the title: a name, which browsers would keep in their history. */
  readonly heading?: string;
  readonly status?: number;
  readonly body: ComponentChildren;
}

/** A page of the administration: no search engine, no question how clear it was. */
export function adminView(locale: Locale, { at, title, heading = title, status = 200, body }: Given): PageView {
  const t = texts(locale);
  const path = PAGES.find(([name]) => name === at)?.[1] ?? '/admin';
  const home: Crumb[] = at === 'overview' ? [] : [{ label: t('page.overview'), path: '/admin' }];
  const section: Crumb[] = title === undefined ? [{ label: t(`page.${at}`) }] : [{ label: t(`page.${at}`), path }, { label: title }];
  return {
    title: title ?? t(`page.${at}`),
    status,
    noindex: true,
    withoutFeedback: true,
    breadcrumb: [...home, ...section],
    body: (
      <AdminFrame at={at} heading={heading}>
        {body}
      </AdminFrame>
    ),
  };
}

function AdminFrame({ at, heading, children }: { at: AdminPage; heading: string | undefined; children: ComponentChildren }) {
  const t = useTexts(texts);
  const page = usePage();
  return (
    <div class="container-xxl th-page">
      <nav aria-label={t('menu')}>
        <ul class="th-admin-nav">
          {PAGES.map(([name, path]) => (
            <li>
              <a href={page.href(path)} aria-current={name === at ? (heading === undefined ? 'page' : 'true') : undefined}>
                {t(`page.${name}`)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <h1 class="h2">{heading ?? t(`page.${at}`)}</h1>
      {children}
    </div>
  );
}
