import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, SIZES, signIn, test } from './support/test.ts';

test.use({ viewport: SIZES.phone });

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Pages that only a form leads to are looked at here. Axe needs the script that visitors may be without. */
async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).withTags(TAGS).analyze();
  expect.soft(violations.map(({ id }) => id)).toEqual([]);
}

test('una scuola prepara i codici di una classe e li stampa', async ({ page, examples, baseURL }) => {
  await signIn(page, baseURL, examples.signed.school);
  await page.goto('/ente');
  await page.getByRole('link', { name: 'Codici per registrarsi' }).click();
  await page.getByLabel('Nome del blocco').fill('Gruppo di prova');
  await page.getByLabel('Quanti codici').fill('500');
  await page.getByRole('button', { name: 'Prepara i codici' }).click();
  await expect(page.getByRole('alert')).toContainText('da 1 a 200');
  await expect(page.getByLabel('Nome del blocco')).toHaveValue('Gruppo di prova');
  await page.getByLabel('Quanti codici').fill('4');
  await page.getByRole('button', { name: 'Prepara i codici' }).press('Enter');
  await expect(page.locator('.th-slip')).toHaveCount(4);
  await expectAccessible(page);
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByText('Stampa adesso')).toBeHidden();
  await expect(page.locator('.th-slip').first()).toBeVisible();
});

test.describe('senza JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('una persona giovane dice il suo codice, e chi opera la prende in carico', async ({ page, examples, baseURL, browser }) => {
    await signIn(page, baseURL, examples.signed.youth);
    await page.goto('/area/codice');
    await page.getByRole('button', { name: 'Chiedi un codice per farti seguire' }).press('Enter');
    const code = await page.locator('.th-big-code code').innerText();
    const desk = await browser.newPage({ baseURL: baseURL ?? '', viewport: SIZES.phone, javaScriptEnabled: false });
    await signIn(desk, baseURL, examples.signed.operator);
    await desk.goto('/operatori');
    await desk.getByRole('link', { name: 'Prendi in carico una persona' }).click();
    await desk.getByLabel('Codice della persona').fill('1234');
    await desk.getByRole('button', { name: 'Prendi in carico' }).press('Enter');
    await expect(desk.getByRole('alert')).toContainText('Il codice non è giusto');
    await desk.getByLabel('Codice della persona').fill(code.toLowerCase().replace('-', ' '));
    await desk.getByRole('button', { name: 'Prendi in carico' }).press('Enter');
    await desk.getByRole('link', { name: 'Sara Prova' }).click();
    await expect(desk.getByRole('heading', { level: 1 })).toHaveText('Sara Prova');
    await desk.close();
  });
});
