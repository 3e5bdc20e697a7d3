import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { PAGES } from './support/pages.ts';
import { expect, SIZES, test } from './support/test.ts';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds, one line for each rule. `rules`: only those. */
async function violations(page: Page, rules?: string[]): Promise<string[]> {
  // Without frames the legacy mode says the same and is much quicker.
  const axe = new AxeBuilder({ page }).setLegacyMode(true);
  const result = await (rules ? axe.withRules(rules) : axe.withTags(TAGS)).analyze();
  return result.violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.target.join(' ')).join(' | ')}`);
}

for (const example of PAGES) {
  test(`axe non trova nulla: ${example.name}`, async ({ page, open }) => {
    for (const [name, size] of Object.entries(SIZES)) {
      await page.setViewportSize(size);
      await page.emulateMedia({ colorScheme: 'light' });
      await open(example);
      expect.soft(await violations(page), `${name}, chiaro`).toEqual([]);
      // The dark scheme changes colours and nothing else.
      await page.emulateMedia({ colorScheme: 'dark' });
      expect.soft(await violations(page, ['color-contrast', 'link-in-text-block']), `${name}, scuro`).toEqual([]);
    }
    await open(example, true);
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    expect.soft(await violations(page), 'in inglese').toEqual([]);
  });
}

test('ogni pagina ha un solo h1, un salto al contenuto, i punti di riferimento e un titolo suo', async ({ page, open }) => {
  test.setTimeout(60_000);
  const titles = new Map<string, string>();
  for (const example of PAGES) {
    await open(example);
    expect(await page.locator('h1').count(), example.name).toBe(1);
    expect(await page.locator('main#main').count(), example.name).toBe(1);
    expect(await page.getByRole('banner').count(), example.name).toBe(1);
    expect(await page.getByRole('contentinfo').count(), example.name).toBe(1);
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('href')), example.name).toBe('#main');
    titles.set(example.name, await page.title());
  }
  for (const [name, title] of titles) expect(title, name).toMatch(/\S+ – .*\S/);
});
