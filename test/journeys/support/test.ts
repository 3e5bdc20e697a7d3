import { test as base, type Page } from '@playwright/test';
import { EXAMPLES_FILE, type Examples, readExamples } from './examples.ts';
import type { ExamplePage } from './pages.ts';

export const SIZES = { phone: { width: 360, height: 740 }, computer: { width: 1280, height: 900 } } as const;

/** Playwright's test, with the examples and a way to open an example page that fails when its status is not the expected one. */
export const test = base.extend<
  { open: (example: ExamplePage, english?: boolean) => Promise<void> },
  { examplesFile: string; examples: Examples }
>({
  examplesFile: [EXAMPLES_FILE, { scope: 'worker', option: true }],
  examples: [({ examplesFile }, use) => use(readExamples(examplesFile)), { scope: 'worker' }],
  open: async ({ page, examples, baseURL }, use) => {
    await use(async (example, english = false) => {
      if (example.as) await signIn(page, baseURL, examples.signed[example.as]);
      await openPath(page, localPath(example.path(examples), english), example.status ?? 200);
    });
  },
});

export { expect } from '@playwright/test';

/** Gives the browser a session. Browsers send secure cookies to their own machine without https, but set them only from an https address. */
export async function signIn(page: Page, baseURL: string | undefined, cookie: string): Promise<void> {
  const [name = '', value = ''] = cookie.split('=');
  await page
    .context()
    .addCookies([{ name, value, url: baseURL?.replace('http:', 'https:') ?? '', secure: true, httpOnly: true, sameSite: 'Lax' }]);
}

function localPath(path: string, english: boolean): string {
  if (!english) return path;
  return path === '/' ? '/en' : `/en${path}`;
}

async function openPath(page: Page, path: string, status: number): Promise<void> {
  const answer = await page.goto(path);
  base.expect(answer?.status(), path).toBe(status);
}
