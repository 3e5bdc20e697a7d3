import AxeBuilder from '@axe-core/playwright';
import type { CDPSession, Page } from '@playwright/test';
import { codeOf } from '../../src/modules/accounts/testing/second-factor.ts';
import { makeOperatorToEnrol } from './support/accounts.ts';
import { pressOn, typeInto } from './support/keyboard.ts';
import { expect, SIZES, signIn, test } from './support/test.ts';

// Transitions would show the look of a moment ago.
test.beforeEach(({ page }) => page.emulateMedia({ reducedMotion: 'reduce' }));

const button = (page: Page, name: string) => page.getByRole('main').getByRole('button', { name, exact: true });

/** A phone of software inside Chromium: it holds keys and says yes to every question for a finger. */
async function withAuthenticator(page: Page, verified = true): Promise<{ cdp: CDPSession; id: string }> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('WebAuthn.enable');
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: verified,
      automaticPresenceSimulation: true,
    },
  });
  return { cdp, id: authenticatorId };
}

async function signOut(page: Page): Promise<void> {
  await page.locator('.th-account summary').click();
  await page.locator('.th-account').getByRole('button', { name: 'Esci' }).click();
  await expect(page.getByRole('link', { name: 'Accedi', exact: true })).toBeVisible();
}

for (const [size, viewport] of Object.entries(SIZES)) {
  test(`una chiave di accesso: la creo, esco, rientro solo con quella, le cambio nome, la tolgo (${size})`, async ({ page, baseURL }) => {
    await page.setViewportSize(viewport);
    const { cdp, id } = await withAuthenticator(page);
    await signIn(page, baseURL, await makeOperatorToEnrol());
    await page.goto('/area/sicurezza/chiavi');
    await typeInto(page, page.getByLabel('Come la chiami'), 'telefono');
    await pressOn(page, button(page, 'Crea la chiave su questo dispositivo'), 'Enter');
    await expect(page).toHaveURL(/\/area\/sicurezza\/codici/);
    expect((await cdp.send('WebAuthn.getCredentials', { authenticatorId: id })).credentials).toHaveLength(1);
    await button(page, 'Crea i codici').click();
    await expect(page.locator('.th-codes li')).toHaveCount(10);
    const found = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
    expect(found.violations.map((each) => each.id)).toEqual([]);
    const download = page.waitForEvent('download');
    await button(page, 'Scarica come testo').click();
    expect((await download).suggestedFilename()).toBe('codici-talent-hub.txt');
    await page.goto('/area/account');
    await signOut(page);
    await page.goto('/accedi');
    await page.getByRole('link', { name: 'Entra con una chiave di accesso' }).click();
    await pressOn(page, button(page, 'Entra con la chiave'), 'Enter');
    await expect(page).toHaveURL(/\/operatori$/);
    await page.goto('/area/account');
    await expect(page.locator('.th-account summary')).toContainText('Marco');
    await page.goto('/area/sicurezza/chiavi');
    await expect(page.getByRole('heading', { name: 'telefono' })).toBeVisible();
    await page.getByLabel('Nuovo nome di «telefono»').fill('cellulare');
    await button(page, 'Cambia nome').click();
    await expect(page.getByRole('heading', { name: 'cellulare' })).toBeVisible();
    await button(page, 'Togli «cellulare»').click();
    await expect(page.getByRole('alert')).toContainText('aggiungine un altro');
  });
}

test('senza impronta né PIN la chiave non fa entrare, e la pagina lo dice', async ({ page, baseURL }) => {
  const { cdp, id } = await withAuthenticator(page);
  await signIn(page, baseURL, await makeOperatorToEnrol());
  await page.goto('/area/sicurezza/chiavi');
  await button(page, 'Crea la chiave su questo dispositivo').click();
  await expect(page).toHaveURL(/\/area\/sicurezza\/codici/);
  await page.goto('/area/account');
  await signOut(page);
  await cdp.send('WebAuthn.setUserVerified', { authenticatorId: id, isUserVerified: false });
  await page.goto('/accedi/chiave');
  await button(page, 'Entra con la chiave').click();
  await expect(page.getByText('Non ha funzionato')).toBeVisible();
  await cdp.send('WebAuthn.setUserVerified', { authenticatorId: id, isUserVerified: true });
  await button(page, 'Entra con la chiave').click();
  await expect(page).toHaveURL(/\/operatori$/);
  await page.goto('/area/account');
  await expect(page.locator('.th-account summary')).toContainText('Marco');
});

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'con JavaScript' : 'senza JavaScript', () => {
    test.use({ javaScriptEnabled, viewport: SIZES.phone });

    test('l’app con i codici: la aggiungo e solo allora entro', async ({ page, baseURL }) => {
      await signIn(page, baseURL, await makeOperatorToEnrol());
      await page.goto('/area/account');
      await expect(page).toHaveURL(/\/area\/sicurezza\/secondo-fattore$/);
      await page.getByRole('link', { name: "Aggiungi l'app" }).click();
      await expect(page.getByRole('img', { name: /Codice QR/ })).toBeVisible();
      const secret = ((await page.locator('.th-secret').textContent()) ?? '').replaceAll(' ', '');
      await page.getByLabel('Codice che mostra l').fill('000000');
      await button(page, 'Attiva').click();
      await expect(page.getByRole('alert')).toContainText('Questo codice non va bene');
      expect(((await page.locator('.th-secret').textContent()) ?? '').replaceAll(' ', '')).toBe(secret);
      await page.getByLabel('Codice che mostra l').fill(codeOf(secret, new Date()));
      await button(page, 'Attiva').click();
      await expect(page).toHaveURL(/\/area\/sicurezza\/codici/);
      await page.goto('/accedi/chiave');
      if (!javaScriptEnabled) await expect(page.getByText('serve un browser recente con JavaScript attivo')).toBeVisible();
      await expect(button(page, 'Entra con la chiave')).toBeVisible({ visible: javaScriptEnabled });
    });
  });
}
