import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Catalogue, Locale, Translate } from '../../platform/i18n/catalogue.ts';
import { type SharedKey, sharedTexts } from '../shared-texts.ts';

/** What components may know of the page they are on. */
export interface PageContext {
  readonly locale: Locale;
  /** Path without language prefix. */
  readonly path: string;
  readonly search: string;
  readonly csrfToken: string;
  readonly now: Date;
  /** Adds the language prefix to a path of the site. */
  href(path: string): string;
}

export const Page = createContext<PageContext>({
  locale: 'it',
  path: '/',
  search: '',
  csrfToken: '',
  now: new Date(0),
  href: (path) => path,
});

export function usePage(): PageContext {
  return useContext(Page);
}

/** The texts of a catalogue in the language of the page. */
export function useTexts<K extends string>(catalogue: Catalogue<K>): Translate<K> {
  return catalogue(usePage().locale);
}

/** The texts that all pages share: buttons, form errors, furniture. */
export function useShared(): Translate<SharedKey> {
  return useTexts(sharedTexts);
}
