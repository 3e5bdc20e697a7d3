import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { publicPages } from './pages.ts';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const SIZES = [
  { name: 'telefono', width: 360, height: 740 },
  { name: 'computer', width: 1280, height: 900 },
] as const;

async function violations(page: Page): Promise<string[]> {
  const result = await new AxeBuilder({ page }).withTags(TAGS).analyze();
  return result.violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.target.join(' ')).join(' | ')}`);
}

for (const size of SIZES) {
  for (const scheme of ['light', 'dark'] as const) {
    test(`axe non trova nulla su nessuna pagina (${size.name}, ${scheme})`, async ({ page, request }) => {
      test.setTimeout(180_000);
      await page.setViewportSize(size);
      await page.emulateMedia({ colorScheme: scheme });
      for (const path of await publicPages(request)) {
        await page.goto(path);
        expect(await violations(page), path).toEqual([]);
      }
    });
  }
}

test('axe non trova nulla sulle pagine in inglese', async ({ page, request }) => {
  test.setTimeout(120_000);
  for (const path of await publicPages(request)) {
    await page.goto(path === '/' ? '/en' : `/en${path}`);
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    expect(await violations(page), path).toEqual([]);
  }
});

test('a 320 punti nessuna pagina scorre di lato, nemmeno con il testo al 200 %', async ({ page, request }) => {
  test.setTimeout(120_000);
  await page.setViewportSize({ width: 320, height: 700 });
  for (const path of await publicPages(request)) {
    await page.goto(path);
    const normal = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(normal, path).toBeLessThanOrEqual(320);
  }
  // 200 % text on a window of 640 points is the same reflow (WCAG 1.4.4, 1.4.10).
  await page.setViewportSize({ width: 640, height: 900 });
  for (const path of await publicPages(request)) {
    await page.goto(path);
    const wide = await page.evaluate(() => {
      document.documentElement.style.fontSize = '200%';
      return document.documentElement.scrollWidth;
    });
    expect(wide, path).toBeLessThanOrEqual(640);
  }
});

test('ogni pagina ha un solo h1, un salto al contenuto e i punti di riferimento', async ({ page, request }) => {
  for (const path of await publicPages(request)) {
    await page.goto(path);
    expect(await page.locator('h1').count(), path).toBe(1);
    expect(await page.locator('main#main').count(), path).toBe(1);
    expect(await page.locator('header').first().isVisible(), path).toBe(true);
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('href')), path).toBe('#main');
  }
});
