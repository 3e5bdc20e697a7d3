import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { GOOD_PASSWORD } from '../../src/modules/accounts/testing/with-password.ts';
import { pressOn, typeInto } from './support/keyboard.ts';
import { cutTexts, sideways, smallTargets } from './support/look.ts';
import { tellYourself } from './support/per-te.ts';
import { expect, SIZES, test } from './support/test.ts';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const YEAR = new Date().getFullYear();
let made = 0;
const newAddress = () => `percorso${Date.now()}-${process.pid}-${++made}@prova.example`;
const next = (page: Page) => page.getByRole('main').getByRole('button', { name: 'Continua', exact: true }).click();

test.beforeEach(({ page }) => page.emulateMedia({ reducedMotion: 'reduce' }));

/** Nothing for axe, nothing sideways, nothing cut, nothing too small to hit. */
async function expectSound(page: Page, what: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).withTags(TAGS).analyze();
  const found = violations.map((each) => `${each.id}: ${each.nodes.map((node) => node.target.join(' ')).join(' | ')}`);
  expect.soft(found, what).toEqual([]);
  expect.soft(await sideways(page), what).toEqual([]);
  expect.soft(await cutTexts(page), what).toEqual([]);
  expect.soft(await smallTargets(page), what).toEqual([]);
}

async function mailedLink(page: Page, email: string, start: string): Promise<string> {
  const answer = await page.request.get('/sviluppo/posta');
  const messages = (await answer.text()).split('<details>').filter((part) => part.includes(email));
  const link = new RegExp(`https?://[^\\s<]*(${start}/[\\w-]{22})`).exec(messages[0] ?? '')?.[1];
  if (!link) throw new Error(`no link below ${start} for ${email}`);
  return link;
}

async function sayBirth(page: Page, year: number): Promise<void> {
  await page.getByLabel('Giorno').fill('1');
  await page.getByLabel('Mese').fill('1');
  await page.getByLabel('Anno').fill(String(year));
  await next(page);
}

async function sayWho(page: Page, email: string, password: string): Promise<void> {
  await page.getByLabel('Nome', { exact: true }).fill('Sara');
  await page.getByLabel('Cognome').fill('D’Angelo');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Scegli una password').fill(password);
  await page.getByLabel(/^Ho letto/).check();
  await page.getByRole('button', { name: "Crea l'account" }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Guarda la tua posta');
}

async function confirmAndEnter(page: Page, email: string, password: string): Promise<void> {
  await page.goto(await mailedLink(page, email, '/conferma'));
  await page.getByRole('button', { name: 'Sì, confermo' }).click();
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('main').getByRole('button', { name: 'Entra', exact: true }).click();
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(`al telefono, ${javaScriptEnabled ? 'con' : 'senza'} JavaScript`, () => {
    test.use({ viewport: SIZES.phone, javaScriptEnabled });

    test('da «per te» all’account: rispondo, mi registro, confermo, entro, ritrovo le risposte, esco', async ({ page }) => {
      test.setTimeout(180_000);
      const email = newAddress();
      await page.goto('/per-te');
      await tellYourself(page);
      await page.getByRole('link', { name: /^Tieni queste risposte/ }).click();
      if (javaScriptEnabled) await expectSound(page, 'chi sei');
      await expect(page.getByLabel('Ho da 14 a 34 anni')).toBeChecked();
      await next(page);
      if (javaScriptEnabled) await expectSound(page, 'data di nascita');
      await next(page);
      await expect(page.getByRole('link', { name: 'Scrivi la tua data di nascita' })).toBeVisible();
      await sayBirth(page, YEAR - 20);
      await page.getByLabel(/^Comune/).fill('Crema');
      await next(page);
      await page.getByLabel('Novità per e-mail').check();
      await next(page);
      await expect(page.getByText('Crema (CR)')).toBeVisible();
      await sayWho(page, email, GOOD_PASSWORD);
      await confirmAndEnter(page, email, GOOD_PASSWORD);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ciao Sara');
      // The worker delivers events every minute.
      await expect(async () => {
        await page.goto('/area');
        await page.getByRole('link', { name: 'Il tuo profilo' }).click({ timeout: 1000 });
      }).toPass({ timeout: 90_000 });
      await expect(page.getByText(/inglese/i).first()).toBeVisible();
      await page.getByText('Il tuo account:').locator('..').click();
      await page.getByRole('button', { name: 'Esci' }).click();
      await expect(page.getByRole('status').first()).toContainText('hai chiuso la tua sessione');
    });

    test('a 13 anni: parole gentili e dove andare', async ({ page }) => {
      await page.goto('/registrati');
      await page.getByLabel('Ho da 14 a 34 anni').check();
      await next(page);
      await sayBirth(page, YEAR - 12);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText("Ci vediamo tra un po'");
      await page.getByLabel(/^Comune/).fill('Crema');
      await page.getByRole('button', { name: 'Dimmi dove andare' }).click();
      await expect(page.getByText('I centri Informagiovani più vicini a Crema')).toBeVisible();
      await expect(
        page
          .getByRole('listitem')
          .filter({ hasText: /\((CR|LO|BG|BS|MI)\)/ })
          .first(),
      ).toBeVisible();
    });

    test('a 16 anni: so che cosa vuol dire profilo protetto prima di creare l’account', async ({ page }) => {
      const email = newAddress();
      await page.goto('/registrati');
      await page.getByLabel('Ho da 14 a 34 anni').check();
      await next(page);
      await sayBirth(page, YEAR - 16);
      await next(page);
      await expect(page.getByText('il tuo profilo è protetto')).toBeVisible();
      await expect(page.getByLabel('Le aziende possono trovarmi')).toHaveCount(0);
      if (javaScriptEnabled) await expectSound(page, 'consensi di chi è minorenne');
      await next(page);
      await sayWho(page, email, GOOD_PASSWORD);
      await confirmAndEnter(page, email, GOOD_PASSWORD);
      await page.getByRole('link', { name: 'Famiglia' }).click();
      await page.getByLabel('La sua e-mail').fill('mamma@prova.example');
      await page.getByLabel('Il mio profilo').check();
      await page.getByRole('button', { name: "Manda l'invito" }).click();
      await expect(page.getByRole('status').first()).toContainText("l'invito è partito");
      if (javaScriptEnabled) await expectSound(page, 'famiglia');
    });

    test('un’azienda si registra e, confermata l’e-mail, crea il secondo fattore', async ({ page }) => {
      const email = newAddress();
      await page.goto('/registrati');
      await page.getByLabel("Un'azienda").check();
      await next(page);
      await next(page);
      await expect(page.getByRole('link', { name: 'Scrivi il nome' })).toBeVisible();
      if (javaScriptEnabled) await expectSound(page, 'errori dell’azienda');
      await page.getByLabel("Nome dell'organizzazione").fill('Officina Rossi');
      await page.getByLabel(/^Partita IVA/).fill(vatNumber());
      await page.getByLabel(/^Comune della sede/).fill('Cremona');
      await next(page);
      await sayWho(page, email, 'tetto9limone');
      await confirmAndEnter(page, email, 'tetto9limone');
      await expect(page).toHaveURL(/\/area\/sicurezza\/secondo-fattore/);
    });
  });
}

/** A number nobody else of these journeys uses, with its right control digit. */
function vatNumber(): string {
  const body = String(Math.floor(Math.random() * 1e10)).padStart(10, '0');
  const sum = [...body].reduce((total, digit, place) => {
    const twice = Number(digit) * 2;
    return total + (place % 2 === 0 ? Number(digit) : twice > 9 ? twice - 9 : twice);
  }, 0);
  return body + ((10 - (sum % 10)) % 10);
}

test('con la sola tastiera, al telefono: dal primo bottone all’account', async ({ page }) => {
  await page.setViewportSize(SIZES.phone);
  const email = newAddress();
  const button = (name: string) => page.getByRole('main').getByRole('button', { name, exact: true });
  await page.goto('/registrati');
  await pressOn(page, page.getByLabel('Ho da 14 a 34 anni'), 'Space');
  await pressOn(page, button('Continua'), 'Enter');
  await typeInto(page, page.getByLabel('Giorno'), '1');
  await typeInto(page, page.getByLabel('Mese'), '1');
  await typeInto(page, page.getByLabel('Anno'), String(YEAR - 19));
  await page.keyboard.press('Enter');
  await pressOn(page, button('Continua'), 'Enter');
  await pressOn(page, button('Continua'), 'Enter');
  await typeInto(page, page.getByLabel('Nome', { exact: true }), 'Sara');
  await typeInto(page, page.getByLabel('Cognome'), 'Prova');
  await typeInto(page, page.getByLabel('E-mail'), email);
  await typeInto(page, page.getByLabel('Scegli una password'), GOOD_PASSWORD);
  await pressOn(page, page.getByLabel(/^Ho letto/), 'Space');
  await pressOn(page, button("Crea l'account"), 'Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Guarda la tua posta');
});
