import { chromium, expect, test } from '@playwright/test';
import lighthouse from 'lighthouse';
import { publicPages } from './pages.ts';

const PORT = 9222 + Math.floor(Math.random() * 500);
const WANTED = { performance: 95, accessibility: 100, 'best-practices': 100, seo: 100 } as const;

test.describe.configure({ mode: 'serial' });

test('Lighthouse da telefono: prestazioni ≥ 95, il resto 100, sulle pagine principali', async ({ request, baseURL }) => {
  test.setTimeout(600_000);
  const pages = (await publicPages(request)).filter((path) => !/zzz|esiste|design|sviluppo|segnala|\/api$/.test(path)).slice(0, 12);
  const launchOptions = test.info().project.use.launchOptions ?? {};
  const browser = await chromium.launch({ ...launchOptions, args: [...(launchOptions.args ?? []), `--remote-debugging-port=${PORT}`] });
  try {
    for (const path of pages) expect(await shortfalls(`${baseURL}${path}`), path).toEqual([]);
  } finally {
    await browser.close();
  }
});

/** The categories below the wanted score, with the audits that cost points. Performance depends on the machine: the best of three counts. */
async function shortfalls(url: string): Promise<string[]> {
  let wrong: string[] = [];
  for (let attempt = 0; attempt < 3; attempt++) {
    const result = await lighthouse(url, { port: PORT, output: 'json', logLevel: 'error', onlyCategories: Object.keys(WANTED) });
    const lhr = result?.lhr;
    if (!lhr) throw new Error(`Lighthouse said nothing about ${url}`);
    // The search page of a filtered view is not for search engines on purpose.
    wrong = Object.entries(WANTED).flatMap(([id, wanted]) => {
      const category = lhr.categories[id];
      const failed = category?.auditRefs.filter((ref) => ref.weight > 0 && (lhr.audits[ref.id]?.score ?? 1) < 1).map((ref) => ref.id) ?? [];
      const noindex = id === 'seo' && failed.length === 1 && failed[0] === 'is-crawlable' && url.includes('?');
      return Math.round((category?.score ?? 0) * 100) >= wanted || noindex
        ? []
        : [`${id} ${Math.round((category?.score ?? 0) * 100)}: ${failed.join(', ')}`];
    });
    if (!wrong.some((line) => line.startsWith('performance'))) break;
  }
  return wrong;
}
