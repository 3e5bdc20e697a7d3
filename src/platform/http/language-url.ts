import type { Locale } from '../i18n/catalogue.ts';

/** English pages live under /en; Italian ones have no prefix. No cookie is needed and a shared link keeps its language. */
export function splitLanguage(url: string): { locale: Locale; url: string } {
  if (url === '/en' || url.startsWith('/en?')) return { locale: 'en', url: `/${url.slice(3)}` };
  if (url.startsWith('/en/')) return { locale: 'en', url: url.slice(3) };
  return { locale: 'it', url };
}

/** The address of a path of the site in a language. Addresses of other sites, files and the API are left alone. */
export function localisePath(path: string, locale: Locale): string {
  if (locale === 'it' || !path.startsWith('/') || path.startsWith('/api') || path.startsWith('/assets/')) return path;
  return path === '/' ? '/en' : `/en${path}`;
}
