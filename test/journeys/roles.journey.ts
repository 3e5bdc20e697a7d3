import type { Page } from '@playwright/test';
import type { Role } from '../../src/kernel/access/viewer.ts';
import { DEMO_PASSWORD, DEMO_TOTP_SECRET, demoEmail } from '../../src/modules/accounts/demo/demo-doors.ts';
import { currentCode } from '../../src/modules/accounts/domain/one-time-code.ts';
import { pressOn, typeInto } from './support/keyboard.ts';
import { expect, SIZES, test } from './support/test.ts';

test.use({ viewport: SIZES.phone, javaScriptEnabled: false, contextOptions: { reducedMotion: 'reduce' } });

const button = (page: Page, name: string | RegExp) => page.getByRole('main').getByRole('button', { name });
const link = (page: Page, name: string | RegExp) => page.getByRole('main').getByRole('link', { name });
const heading = (page: Page) => page.getByRole('heading', { level: 1 });

/** What each begins with on their first page. */
const FIRST_TASK: Readonly<Record<Role, (page: Page) => Promise<void>>> = {
  async youth(page) {
    await pressOn(page, link(page, 'Racconta che cosa sai fare'), 'Enter');
    await pressOn(page, button(page, 'Comincia'), 'Enter');
    await typeInto(page, page.getByLabel('Racconta'), 'Ho fatto la cameriera, parlo inglese');
    await pressOn(page, button(page, 'Continua'), 'Enter');
    await expect(heading(page)).toHaveText('Ecco che cosa sai fare');
  },
  async family(page) {
    await pressOn(page, link(page, /^Leggi il profilo di Giada/), 'Enter');
    await expect(heading(page)).toContainText('Giada');
  },
  async school(page) {
    await pressOn(page, link(page, 'Codici per registrarsi'), 'Enter');
    await typeInto(page, page.getByLabel('Nome del blocco'), 'Classe di prova');
    await typeInto(page, page.getByLabel('Quanti codici'), '3');
    await pressOn(page, button(page, 'Prepara i codici'), 'Enter');
    await expect(page.locator('.th-slip')).toHaveCount(3);
  },
  company: (page) => giveWebsite(page),
  provider: (page) => giveWebsite(page),
  async operator(page) {
    await pressOn(page, link(page, 'Giada Prova'), 'Enter');
    await expect(heading(page)).toHaveText('Giada Prova');
  },
  async manager(page) {
    await pressOn(page, link(page, /^Chi lavora qui/), 'Enter');
    await typeInto(page, page.getByLabel('Indirizzo e-mail'), 'collega@prova.example');
    await pressOn(page, button(page, "Manda l'invito"), 'Enter');
    await expect(page.getByRole('cell', { name: 'collega@prova.example' }).first()).toBeVisible();
  },
  async governance(page) {
    await page.getByLabel('Stato').focus();
    await page.keyboard.type('Sos');
    await pressOn(page, button(page, 'Mostra'), 'Enter');
    await expect(page).toHaveURL(/stato=suspended/);
    await expect(page.getByRole('main').getByRole('row')).toHaveCount(2);
  },
  async admin(page) {
    await pressOn(page, link(page, 'Persone').first(), 'Enter');
    await typeInto(page, page.getByLabel('Nome o e-mail'), demoEmail('operator'));
    await pressOn(page, button(page, 'Cerca'), 'Enter');
    await expect(page.getByRole('cell', { name: demoEmail('operator') })).toBeVisible();
  },
};

async function giveWebsite(page: Page): Promise<void> {
  await pressOn(page, link(page, "Dati dell'organizzazione"), 'Enter');
  await typeInto(page, page.getByLabel('Sito web'), 'esempio.example');
  await pressOn(page, button(page, 'Salva'), 'Enter');
  await expect(page.getByRole('status').first()).toBeVisible();
}

for (const [role, task] of Object.entries(FIRST_TASK) as [Role, (page: Page) => Promise<void>][]) {
  test(`${role}: al telefono, senza JavaScript e con la sola tastiera entro, faccio la prima cosa, esco`, async ({ page }) => {
    await page.goto('/accedi');
    await typeInto(page, page.getByLabel('E-mail'), demoEmail(role));
    await typeInto(page, page.getByLabel('Password'), DEMO_PASSWORD);
    await page.keyboard.press('Enter');
    if (role !== 'youth' && role !== 'family') {
      await expect(page).toHaveURL(/\/accedi\/codice/);
      await typeInto(page, page.getByRole('main').getByRole('textbox').first(), currentCode(DEMO_TOTP_SECRET, new Date()));
      await page.keyboard.press('Enter');
    }
    await expect(heading(page)).toHaveText(role === 'admin' ? 'Amministrazione' : /^Ciao /);
    await task(page);
    await pressOn(page, page.getByText('Il tuo account:').locator('..'), 'Enter');
    await pressOn(page, page.getByRole('button', { name: 'Esci' }), 'Enter');
    await expect(page.getByRole('status').first()).toContainText('hai chiuso la tua sessione');
  });
}
