import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { localisePath } from '../../platform/http/language-url.ts';
import type { PageRequest } from '../../platform/http/render.ts';
import type { PageView } from '../../platform/http/reply.ts';
import { LOCALES } from '../../platform/i18n/catalogue.ts';
import { sharedTexts } from '../shared-texts.ts';
import type { NavLink } from './header.tsx';
import { Page, type PageContext } from './page-context.ts';
import { Shell } from './shell.tsx';

const FONT_FOLDER = 'node_modules/bootstrap-italia/dist/fonts/Titillium_Web/titillium-web-v10-latin-ext_latin-';
const FONTS = [`${FONT_FOLDER}regular.woff2`, `${FONT_FOLDER}700.woff2`];

/** What the layout shows on every page. */
export interface Site {
  readonly mainLinks: (locale: PageRequest['locale']) => readonly NavLink[];
  readonly footerLinks: (locale: PageRequest['locale']) => readonly NavLink[];
  /** Address of a built client file. */
  readonly asset: (source: string) => string;
}

/** The whole HTML document of a page. */
export function renderDocument(view: PageView, request: PageRequest, site: Site): string {
  const context: PageContext = {
    locale: request.locale,
    path: request.path,
    search: request.search,
    csrfToken: request.csrfToken,
    now: request.platform.clock.now(),
    href: (path) => localisePath(path, request.locale),
  };
  const body = renderToString(
    <Page.Provider value={context}>
      <Shell view={view} request={request} site={site} />
    </Page.Provider>,
  );
  const brand = request.platform.config.TALENTHUB_BRAND;
  return `<!doctype html><html lang="${request.locale}" data-brand="${brand}"><head>${head(view, request, site)}</head><body>${body}</body></html>`;
}

function head(view: PageView, request: PageRequest, site: Site): string {
  const { publicUrl } = request.platform.config;
  const t = sharedTexts(request.locale);
  const title = view.title === t('site.name') ? `${view.title} – ${t('site.tagline')}` : `${view.title} – ${t('site.name')}`;
  const description = view.description ?? t('site.tagline');
  const canonical = `${publicUrl}${localisePath(view.canonical ?? request.path, request.locale)}`;
  const nodes = renderToString(
    <>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{title}</title>
      <meta name="description" content={description} />
      {view.noindex ? <meta name="robots" content="noindex" /> : <link rel="canonical" href={canonical} />}
      {view.noindex ? null : alternates(view.canonical ?? request.path, publicUrl)}
      <meta property="og:type" content="website" />
      <meta property="og:site_name" content={t('site.name')} />
      <meta property="og:title" content={view.title} />
      <meta property="og:description" content={description} />
      <meta property="og:url" content={canonical} />
      <meta property="og:image" content={`${publicUrl}${site.asset('src/design/theme/share.png')}`} />
      <meta name="twitter:card" content="summary_large_image" />
      <meta name="theme-color" content="#0b4f53" />
      <meta name="color-scheme" content="light dark" />
      <link rel="icon" href={site.asset('src/design/theme/favicon.svg')} type="image/svg+xml" />
      {(view.feeds ?? []).map((feed) => (
        <link rel="alternate" type="application/rss+xml" title={feed.title} href={feed.path} />
      ))}
      {FONTS.map((font) => (
        <link rel="preload" as="font" type="font/woff2" crossorigin="anonymous" href={site.asset(font)} />
      ))}
      <link rel="stylesheet" href={site.asset('src/design/theme/main.scss')} />
      {view.islands ? <script type="module" src={site.asset('src/design/islands/boot.ts')} /> : null}
    </>,
  );
  return nodes + (view.structuredData ?? []).map(structuredData).join('');
}

function alternates(path: string, publicUrl: string): VNode[] {
  return LOCALES.map((locale) => <link rel="alternate" hreflang={locale} href={`${publicUrl}${localisePath(path, locale)}`} />);
}

/** JSON-LD. "<" is written as an escape, so that no text of an ad can end the script element. */
function structuredData(value: object): string {
  return `<script type="application/ld+json">${JSON.stringify(value).replaceAll('<', '\\u003c')}</script>`;
}
