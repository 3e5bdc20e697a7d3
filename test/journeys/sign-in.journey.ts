import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { GOOD_PASSWORD } from '../../src/modules/accounts/testing/with-password.ts';
import { makeAccount } from './support/account.ts';
import { pressOn, tabTo, typeInto } from './support/keyboard.ts';
import { cutTexts, sideways, smallTargets } from './support/look.ts';
import { expect, SIZES, test } from './support/test.ts';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const NEW_PASSWORD = 'sette fichi sopra il muro';
const button = (page: Page, name: string) => page.getByRole('main').getByRole('button', { name, exact: true });

// Transitions would show the look of a moment ago.
test.beforeEach(({ page }) => page.emulateMedia({ reducedMotion: 'reduce' }));

/** The page as it stands now: nothing for axe, nothing sideways, nothing cut, nothing too small to hit. */
async function expectSound(page: Page, what: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).withTags(TAGS).analyze();
  expect
    .soft(
      violations.map((each) => `${each.id}: ${each.nodes.map((node) => node.target.join(' ')).join(' | ')}`),
      what,
    )
    .toEqual([]);
  expect.soft(await sideways(page), what).toEqual([]);
  expect.soft(await cutTexts(page), what).toEqual([]);
  expect.soft(await smallTargets(page), what).toEqual([]);
}

/** The last link below `start` that was mailed to this address, read where development shows what would have been sent. */
async function mailedLink(page: Page, email: string, start: string): Promise<string> {
  const answer = await page.request.get('/sviluppo/posta');
  const messages = (await answer.text()).split('<details>').filter((part) => part.includes(email));
  const link = new RegExp(`https?://[^\\s<]*(${start}/[\\w-]{22})`).exec(messages[0] ?? '')?.[1];
  if (!link) throw new Error(`no link below ${start} for ${email}`);
  return link;
}

for (const [size, viewport] of Object.entries(SIZES)) {
  for (const javaScriptEnabled of [true, false]) {
    test.describe(`${size}, ${javaScriptEnabled ? 'con' : 'senza'} JavaScript`, () => {
      test.use({ viewport, javaScriptEnabled });

      test('sbaglio la password, la correggo, torno dov’ero, esco', async ({ page }) => {
        const email = await makeAccount();
        await page.goto('/accedi?da=/professioni');
        await page.getByLabel('E-mail').fill(email);
        await page.getByLabel('Password').fill('una che non è la mia');
        await button(page, 'Entra').click();
        await expect(page.getByRole('link', { name: /E-mail o password non vanno bene/ })).toBeVisible();
        await expect(page.getByLabel('E-mail')).toHaveValue(email);
        await expect(page.getByLabel('Password')).toHaveValue('');
        if (javaScriptEnabled) await expectSound(page, 'password sbagliata');
        await page.getByLabel('Password').fill(GOOD_PASSWORD);
        await button(page, 'Entra').click();
        await expect(page).toHaveURL(/\/professioni$/);
        await page.getByText('Il tuo account:').locator('..').click();
        await page.getByRole('button', { name: 'Esci' }).click();
        await expect(page.getByRole('status').first()).toContainText('hai chiuso la tua sessione');
      });

      test('ho dimenticato la password: dal messaggio alla nuova, e con quella entro', async ({ page }) => {
        const email = await makeAccount();
        await page.goto('/accedi');
        await page.getByRole('link', { name: 'Ho dimenticato la password' }).click();
        await page.getByLabel('E-mail').fill(email);
        await button(page, 'Manda il collegamento').click();
        await expect(page.getByRole('heading', { level: 1 })).toHaveText('Guarda la tua posta');
        await page.goto(await mailedLink(page, email, '/reimposta'));
        if (javaScriptEnabled) await expectSound(page, 'nuova password');
        await page.getByLabel('Nuova password').fill('qwertyuiopasdfgh');
        await button(page, 'Salva la password').click();
        await expect(page.getByRole('link', { name: /segue i tasti/ })).toBeVisible();
        if (javaScriptEnabled) await expectSound(page, 'password rifiutata');
        await page.getByLabel('Nuova password').fill(NEW_PASSWORD);
        await button(page, 'Salva la password').click();
        await expect(page.getByRole('status').first()).toContainText('la password è cambiata');
        await page.getByLabel('E-mail').fill(email);
        await page.getByLabel('Password').fill(NEW_PASSWORD);
        await button(page, 'Entra').click();
        await expect(page).not.toHaveURL(/accedi/);
        await page.goto('/');
        await expect(page.getByText('Il tuo account:')).toBeAttached();
      });

      test('entro con un collegamento, in un altro browser', async ({ page, browser }) => {
        const email = await makeAccount();
        await page.goto('/accedi');
        await page.getByRole('link', { name: /Entra senza password/ }).click();
        await page.getByLabel('E-mail').fill(email);
        await button(page, 'Manda il collegamento').click();
        const link = await mailedLink(page, email, '/accedi/collegamento');
        const other = await browser.newContext({ viewport, javaScriptEnabled });
        const there = await other.newPage();
        await there.goto(link);
        await expect(there.getByRole('heading', { level: 1 })).toHaveText('Ciao Sara');
        if (javaScriptEnabled) await expectSound(there, 'bottone del collegamento');
        await button(there, 'Entra').click();
        await there.goto('/');
        await expect(there.getByText('Il tuo account:')).toBeAttached();
        await there.goto(link);
        await expect(there.getByRole('heading', { level: 1 })).toHaveText('Questo collegamento non vale più');
        await other.close();
      });
    });
  }
}

test('con la sola tastiera, al telefono: chiedo un collegamento, torno, entro con la password', async ({ page }) => {
  await page.setViewportSize(SIZES.phone);
  const email = await makeAccount();
  await page.goto('/accedi?da=/opportunita');
  await pressOn(page, page.getByRole('link', { name: /Entra senza password/ }), 'Enter');
  await typeInto(page, page.getByLabel('E-mail'), email);
  await pressOn(page, page.getByRole('link', { name: 'Torna ad Accedi' }), 'Enter');
  await expect(page).toHaveURL(/\/accedi$/);
  await page.goto('/accedi?da=/opportunita');
  await typeInto(page, page.getByLabel('E-mail'), email);
  await typeInto(page, page.getByLabel('Password'), 'una che non è la mia');
  await page.keyboard.press('Enter');
  await expect(page.locator('#errors')).toBeFocused();
  await pressOn(page, page.getByRole('link', { name: /E-mail o password non vanno bene/ }), 'Enter');
  await expect(page.getByLabel('Password')).toBeFocused();
  await page.keyboard.type(GOOD_PASSWORD);
  await tabTo(page, page.getByLabel(/Ricordami/));
  await page.keyboard.press('Space');
  await expect(page.getByLabel(/Ricordami/)).toBeChecked();
  await pressOn(page, button(page, 'Entra'), 'Enter');
  await expect(page).toHaveURL(/\/opportunita/);
});

test('dopo troppe prove la pagina dice quanto aspettare', async ({ page }) => {
  await page.setViewportSize(SIZES.phone);
  const email = await makeAccount();
  await page.goto('/accedi');
  for (let n = 0; n < 6; n++) {
    await page.getByLabel('E-mail').fill(email);
    await page.getByLabel('Password').fill(`prova ${n}`);
    await button(page, 'Entra').click();
  }
  await expect(page.getByRole('alert').first()).toContainText('Per sicurezza aspetta un minuto');
  await expectSound(page, 'troppe prove');
});
