import { expect, test } from 'vitest';
import { modules } from '../../src/app.ts';
import { PAGES } from './support/pages.ts';

/** What a browser gets that is no page: data, feeds, drawings, files for machines. */
const NOT_PAGES = /^\/api\/|^\/accedi\/saml\/metadata$|\.(?:json|rss|xml|txt|svg)$/;

test('i controlli del browser guardano ogni pagina del sito', () => {
  const routes = modules.flatMap((module) => module.routes).filter((route) => route.method === 'GET');
  const pages = routes.map((route) => route.path).filter((path) => !NOT_PAGES.test(path));
  const looked = PAGES.flatMap((page) => page.route ?? []);
  expect([...new Set(looked)].sort()).toEqual(pages.sort());
});

test('ogni pagina guardata ha un nome solo suo, e quelle principali sono almeno dodici', () => {
  expect(new Set(PAGES.map((page) => page.name)).size).toBe(PAGES.length);
  expect(PAGES.filter((page) => page.main).length).toBeGreaterThanOrEqual(12);
});
