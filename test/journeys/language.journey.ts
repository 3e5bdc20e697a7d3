import { expect, test } from './support/test.ts';

test('cambiare lingua lascia sulla stessa pagina, con la stessa ricerca', async ({ page }) => {
  await page.goto('/opportunita?q=cameriere&near=Cremona&radius_km=30&sort=date');
  const found = /^\d+/.exec((await page.getByRole('heading', { level: 1 }).textContent()) ?? '')?.[0];
  await page.getByRole('link', { name: 'English' }).click();
  await expect(page).toHaveURL(/\/en\/opportunita\?q=cameriere&near=Cremona&radius_km=30&sort=date$/);
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page.getByRole('heading', { level: 1 })).toContainText(new RegExp(`^${found} `));
  await expect(page.getByRole('heading', { level: 1 })).not.toContainText('vicino');
  // Every link of the page stays in the language.
  await page.getByRole('main').getByRole('article').first().getByRole('link').first().click();
  await expect(page).toHaveURL(/\/en\/opportunita\//);
  await page.getByRole('link', { name: 'Italiano' }).click();
  await expect(page).toHaveURL(/:\d+\/opportunita\//);
  await expect(page.locator('html')).toHaveAttribute('lang', 'it');
});

test('a metà di «Per te» si cambia lingua e le risposte restano', async ({ page, examples }) => {
  await page.goto(`/per-te/${examples.journey}/dove`);
  await page.getByRole('link', { name: 'English' }).click();
  await expect(page).toHaveURL(new RegExp(`/en/per-te/${examples.journey}/dove$`));
  await expect(page.locator('input[name=luogo]')).toHaveValue(/^Cremona/);
});
