import { expect, SIZES, test } from './support/test.ts';

for (const [size, viewport] of Object.entries(SIZES)) {
  test.describe(size, () => {
    test.use({ viewport, javaScriptEnabled: size === 'computer' });

    test('sfoglio le professioni per settore, apro una scheda, vado ai suoi annunci', async ({ page }) => {
      await page.goto('/');
      await page.getByRole('navigation', { name: 'Menu principale' }).getByRole('link', { name: 'Professioni' }).click();
      await page
        .getByRole('link', { name: /^Ristorazione/ })
        .first()
        .click();
      await expect(page).toHaveURL(/settore=ristorazione/);
      await expect(page.getByRole('heading', { level: 1 })).toContainText('Ristorazione');
      await page.getByLabel(/Cerca/).first().fill('cameriera');
      await page.getByRole('main').getByRole('button', { name: 'Cerca' }).click();
      const first = page.getByRole('main').getByRole('article').first().getByRole('link');
      await expect(first).toContainText(/camerier/i);
      await first.click();
      await expect(page.getByRole('heading', { level: 1 })).toContainText(/camerier/i);
      for (const part of ['tasks', 'essential', 'interests', 'studies']) await expect(page.locator(`h2#${part}`), part).toBeVisible();
      const skills = page
        .locator('section')
        .filter({ has: page.locator('h2#essential') })
        .getByRole('listitem');
      expect(await skills.count()).toBeGreaterThanOrEqual(4);
      await page.getByRole('main').locator('a[href^="/opportunita?occupation="]').first().click();
      await expect(page).toHaveURL(/\/opportunita\?occupation=/);
      await expect(page.getByRole('heading', { level: 1 })).toContainText(/^\d+ opportunità/);
      await expect(page.getByRole('region', { name: 'Risultati' }).getByRole('article').first()).toBeVisible();
    });
  });
}

test('le professioni si trovano anche con parole di tutti i giorni, e ogni scheda porta a quelle simili', async ({ page, examples }) => {
  await page.goto('/professioni?q=muratore');
  await expect(page.getByRole('main').getByRole('article').first()).toContainText(/murat/i);
  await page.goto(examples.occupation);
  const similar = page
    .locator('section')
    .filter({ has: page.locator('h2#similar') })
    .getByRole('link')
    .first();
  const name = (await similar.textContent()) ?? '';
  await similar.click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
});
