import type { Locale } from '../i18n/catalogue.ts';

/** English pages live under /en; Italian ones have no prefix. No cookie is needed and a shared link keeps its language. */
export function splitLanguage(url: string): { locale: Locale; url: string } {
  if (url === '/en' || url.startsWith('/en?')) return { locale: 'en', url: `/${url.slice(3)}` };
  if (url.startsWith('/en/')) return { locale: 'en', url: url.slice(3) };
  return { locale: 'it', url };
}

/**
 * A path that a browser cannot take for another site: it reads "//evil.example" and "/\\evil.example" as the address of a host, and
 * drops tabs and line ends inside. Whatever a header cannot carry is percent-encoded.
 */
export function ownPath(path: string): string {
  const plain = path.toWellFormed().replace(/[^\x21-\x7e]/gu, encodeURIComponent);
  return plain.replace(/^[/\\]{2,}/, '/');
}

/** The address of a path of the site in a language. Addresses of other sites, files and the API are left alone. */
export function localisePath(given: string, locale: Locale): string {
  const path = /^[/\\]{2}/.test(given) ? ownPath(given) : given;
  if (locale === 'it' || !path.startsWith('/') || path.startsWith('/api') || path.startsWith('/assets/')) return path;
  return path === '/' ? '/en' : `/en${path}`;
}
