import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './support/test.ts';

/** The summary comes first, has the focus and leads to the field; axe (which is a script) has nothing to say about the refused form. */
async function refused(page: Page, field: string, javaScript: boolean): Promise<void> {
  const summary = page.locator('#errors');
  await expect(summary).toBeFocused();
  await summary.getByRole('link').first().click();
  await expect(page.locator(`#${field}`)).toBeInViewport();
  if (!javaScript) return;
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  expect(violations.map((violation) => violation.id)).toEqual([]);
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(`${javaScriptEnabled ? 'con' : 'senza'} JavaScript`, () => {
    test.use({ javaScriptEnabled });

    test('un modulo rifiutato tiene quello che era scritto e mette il fuoco sul riassunto degli errori', async ({ page }) => {
      await page.goto('/segnala-problema');
      await page.getByLabel('Quale pagina?').fill('La pagina dei risultati');
      await page.getByLabel('La tua e-mail').fill('non è una mail');
      await page.getByRole('button', { name: 'Invia la segnalazione' }).click();
      await refused(page, 'description', javaScriptEnabled);
      await expect(page.getByLabel('Quale pagina?')).toHaveValue('La pagina dei risultati');
      await expect(page.getByLabel('La tua e-mail')).toHaveValue('non è una mail');
      await expect(page.getByLabel('La tua e-mail')).toHaveAttribute('aria-invalid', 'true');
      await page.getByLabel('Che cosa succede?').fill('Il bottone non si vede.');
      await page.getByLabel('La tua e-mail').fill('giulia@esempio.it');
      await page.getByRole('button', { name: 'Invia la segnalazione' }).click();
      await expect(page.getByRole('status').first()).toContainText('abbiamo ricevuto la segnalazione');
    });

    test('segnalare un annuncio senza dire perché non perde il racconto', async ({ page, examples }) => {
      await page.goto(`${examples.ad}/segnala`);
      await page.getByLabel('Racconta che cosa hai visto').fill('Mi hanno chiesto dei soldi.');
      await page.getByRole('button', { name: 'Invia la segnalazione' }).click();
      await refused(page, 'reason', javaScriptEnabled);
      await expect(page.getByLabel('Racconta che cosa hai visto')).toHaveValue('Mi hanno chiesto dei soldi.');
    });

    test('in «Per te» un luogo che non esiste resta scritto, e quello che era scelto resta scelto', async ({ page }) => {
      await page.goto('/per-te');
      await page.getByRole('button', { name: 'Comincia' }).click();
      await page.getByRole('button', { name: 'Continua' }).click();
      await refused(page, 'testo', javaScriptEnabled);
      await page.goto(page.url().replace(/[^/]+$/, 'dove'));
      await page.getByLabel('Da dove parti').fill('Xyzzopoli');
      await page.getByLabel('Quanta strada faresti').selectOption('50');
      await page.getByRole('checkbox', { name: /^patente B$/i }).check();
      await page.getByRole('button', { name: 'Continua' }).click();
      await refused(page, 'luogo', javaScriptEnabled);
      await expect(page.getByLabel('Da dove parti')).toHaveValue('Xyzzopoli');
      await expect(page.getByLabel('Quanta strada faresti')).toHaveValue('50');
      await expect(page.getByRole('checkbox', { name: /^patente B$/i })).toBeChecked();
    });
  });
}

test('una ricerca vicino a un posto sconosciuto lo dice, lo tiene scritto e mostra lo stesso qualcosa', async ({ page }) => {
  await page.goto('/opportunita?q=cameriere&near=Xyzzopoli');
  await expect(page.getByLabel('Vicino a')).toHaveValue('Xyzzopoli');
  await expect(page.getByLabel('Vicino a')).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByText('Non troviamo «Xyzzopoli»')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Risultati' }).getByRole('article').first()).toBeVisible();
});

test('una pagina che non esiste è un 404 con una via d’uscita', async ({ page }) => {
  for (const path of ['/questa-pagina-non-esiste', '/opportunita/999999999-niente', '/professioni/zzzzzz', '/en/opportunita/abc']) {
    const answer = await page.goto(path);
    expect(answer?.status(), path).toBe(404);
    await expect(page.getByRole('main').getByRole('link').first(), path).toBeVisible();
    await expect(page.locator('meta[name=robots]'), path).toHaveAttribute('content', 'noindex');
  }
});

test('un annuncio scaduto lo dice, non invita a candidarsi, non va nei motori di ricerca e propone altro', async ({ page, examples }) => {
  const answer = await page.goto(examples.expiredAd);
  expect(answer?.status()).toBe(200);
  await expect(page.getByRole('status').first()).toContainText('Questo annuncio è scaduto');
  await expect(page.getByRole('heading', { name: 'Come candidarsi' })).toHaveCount(0);
  await expect(page.getByRole('link', { name: 'Segnala questo annuncio' })).toHaveCount(0);
  await expect(page.locator('meta[name=robots]')).toHaveAttribute('content', 'noindex');
  await expect(page.locator('script[type="application/ld+json"]')).toHaveCount(0);
  await expect(page.getByRole('link', { name: 'Cerca altre opportunità' })).toBeVisible();
  await page.goto('/opportunita?q=zampognaro&esatto=1');
  await expect(page.getByRole('link', { name: 'Zampognaro', exact: true })).toHaveCount(0);
});

test('un annuncio finito da più di un mese è un 410', async ({ page, examples }) => {
  const answer = await page.goto(examples.goneAd);
  expect(answer?.status()).toBe(410);
  await expect(page.getByRole('main')).toContainText("non c'è più da oltre un mese");
});
