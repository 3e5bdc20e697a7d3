import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { PAGES } from './support/pages.ts';
import { expect, SIZES, test } from './support/test.ts';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** What may differ in the dark scheme: colours and nothing else. */
const COLOURS = ['color-contrast', 'link-in-text-block'];
/** What may differ in the other language: words and nothing else. */
const WORDS = [
  'html-has-lang',
  'html-lang-valid',
  'valid-lang',
  'document-title',
  'label',
  'link-name',
  'button-name',
  'label-content-name-mismatch',
];

/** What axe finds, one line for each rule. `rules`: only those. */
async function violations(page: Page, rules?: string[]): Promise<string[]> {
  // Without frames the legacy mode says the same and is much quicker.
  const axe = new AxeBuilder({ page }).setLegacyMode(true);
  const result = await (rules ? axe.withRules(rules) : axe.withTags(TAGS)).analyze();
  return result.violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.target.join(' ')).join(' | ')}`);
}

for (const example of PAGES) {
  test(`axe non trova nulla: ${example.name}`, async ({ page, open }) => {
    await page.setViewportSize(SIZES.computer);
    // Half-way through a transition a colour is neither the old nor the new one.
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await open(example);
    expect.soft(await violations(page), 'computer, chiaro').toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect.soft(await violations(page, COLOURS), 'computer, scuro').toEqual([]);
    await page.setViewportSize(SIZES.phone);
    await page.emulateMedia({ colorScheme: 'light' });
    await open(example);
    expect.soft(await violations(page), 'telefono, chiaro').toEqual([]);
    await expectFurniture(page);
    await open(example, true);
    expect.soft(await violations(page, WORDS), 'in inglese').toEqual([]);
    await expectEnglish(page);
  });
}

/** One h1, landmarks, a title of its own, and the first Tab leads past the menu. */
async function expectFurniture(page: Page): Promise<void> {
  await expect(page.locator('h1')).toHaveCount(1);
  await expect(page.locator('main#main')).toHaveCount(1);
  await expect(page.getByRole('banner')).toHaveCount(1);
  await expect(page.getByRole('contentinfo')).toHaveCount(1);
  await expect(page).toHaveTitle(/\S+ – .*\S/);
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.getAttribute('href'))).toBe('#main');
}

/** The page is in English, leads back to its Italian twin, and shows no key of a catalogue. */
async function expectEnglish(page: Page): Promise<void> {
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  const italian = await page.getByRole('link', { name: 'Italiano' }).getAttribute('href');
  const { pathname, search } = new URL(page.url());
  expect(italian).toBe((pathname.replace(/^\/en/, '') || '/') + search);
  const text = ((await page.locator('body').textContent()) ?? '').replace(/\S+@\S+|https?:\S+/g, '');
  const keys =
    /\b(?:search|perte|match|ad|show|report|sheet|occupations|home|door|error|form|feedback|decoder|notice|held|personal|consents?|access(?:es)?|copy|leave)\.[a-z][\w.-]+/g;
  expect.soft(text.match(keys), 'chiavi del catalogo in vista').toBeNull();
}
