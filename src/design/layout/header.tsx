import type { Viewer } from '../../kernel/access/viewer.ts';
import { localisePath } from '../../platform/http/language-url.ts';
import { LOCALES } from '../../platform/i18n/catalogue.ts';
import { AccountMenu } from './account-menu.tsx';
import { Logo } from './logo.tsx';
import { usePage, useShared } from './page-context.ts';

export interface NavLink {
  readonly label: string;
  readonly path: string;
}

/** Slim header (owner and language), centre header (name), navigation: AgID's three bands, without a line of script. */
export function Header({ links, viewer }: { links: readonly NavLink[]; viewer: Viewer | null }) {
  const t = useShared();
  const page = usePage();
  return (
    <header class="it-header-wrapper th-header">
      <div class="it-header-slim-wrapper">
        <div class="container-xxl th-slim">
          <span class="th-owner">{t('site.owner')}</span>
          <div class="th-slim-links">
            <AccountMenu viewer={viewer} />
            <ul class="th-languages" aria-label={t('nav.language')}>
              {LOCALES.map((locale) => (
                <li>
                  <a
                    href={localisePath(page.path + page.search, locale)}
                    lang={locale}
                    hreflang={locale}
                    aria-current={locale === page.locale ? 'true' : undefined}
                  >
                    {t(`nav.language.${locale}`)}
                  </a>
                </li>
              ))}
            </ul>
          </div>
        </div>
      </div>
      <div class="it-nav-wrapper">
        <div class="container-xxl th-bar">
          <div class="it-header-center-wrapper">
            <a href={page.href('/')} class="th-brand">
              <Logo />
              <span class="th-brand-name">{t('site.name')}</span>
            </a>
          </div>
          <nav class="it-header-navbar-wrapper" aria-label={t('nav.main')}>
            <ul class="navbar-nav th-nav">
              {links.map((link) => (
                <li class="nav-item">
                  <a class="nav-link" href={page.href(link.path)} aria-current={isCurrent(page.path, link.path) ? 'page' : undefined}>
                    {link.label}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        </div>
      </div>
    </header>
  );
}

function isCurrent(path: string, link: string): boolean {
  return path === link || path.startsWith(`${link}/`);
}
