import { expect, type Page } from '@playwright/test';

/** What the young person of all journeys says. */
export const STORY = 'Ho fatto la cameriera in una pizzeria, parlo inglese, ho la patente B';

const go = (page: Page) => page.getByRole('button', { name: 'Continua' }).click();

/** Four steps of "Per te", from the start to "check your answers". Works with and without JavaScript. */
export async function tellYourself(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Comincia' }).click();
  await page.getByLabel('Racconta').fill(STORY);
  await go(page);
  await confirmSkills(page);
  await sayLikes(page);
  await go(page); // a job that attracts is optional
  await sayPlace(page);
  await sayContracts(page);
  await expect(page).toHaveURL(/\/controlla$/);
}

/** What was understood is ticked already; some of the suggestions are confirmed too. */
async function confirmSkills(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ecco che cosa sai fare');
  const told = page.getByRole('group', { name: 'Dalle tue parole' });
  await expect(told.getByRole('checkbox', { checked: true }).first()).toBeAttached();
  await expect(told.getByText(/inglese/i).first()).toBeVisible();
  const usual = page.getByRole('group', { name: /^Chi lavora come/ }).first();
  await usual.getByRole('checkbox').nth(0).check();
  await usual.getByRole('checkbox').nth(1).check();
  await go(page);
}

async function sayLikes(page: Page): Promise<void> {
  await answer(page, /^Spiegare i compiti/, 'Sì');
  await answer(page, /^Convincere gli altri/, 'Sì');
  await answer(page, /^Riparare una bici/, 'Così così');
  await answer(page, /^Tenere i conti/, 'No');
  await go(page);
}

async function answer(page: Page, activity: RegExp, text: string): Promise<void> {
  await page.getByRole('group', { name: activity }).getByRole('radio', { name: text, exact: true }).check();
}

async function sayPlace(page: Page): Promise<void> {
  await expect(page.getByRole('checkbox', { name: /^patente B$/i })).toBeChecked();
  await page.getByLabel('Da dove parti').fill('Cremona');
  await page.getByLabel('Quanta strada faresti').selectOption({ label: 'Fino a 30 km' });
  await go(page);
}

async function sayContracts(page: Page): Promise<void> {
  const contracts = page.getByRole('group', { name: 'Contratto', exact: true });
  await contracts.getByRole('checkbox', { name: 'Tempo determinato' }).check();
  await contracts.getByRole('checkbox', { name: 'Tempo indeterminato' }).check();
  await page.getByRole('group', { name: 'Orario' }).getByRole('checkbox', { name: 'Tempo pieno' }).check();
  await go(page);
}

/** Every shown match: its points and its parts, as a person reads them. */
export async function shownScores(
  page: Page,
): Promise<{ title: string; score: number; parts: number[]; most: number[]; sentence: string }[]> {
  const matches = await page
    .locator('main ol > li')
    .filter({ has: page.locator('details') })
    .all();
  return Promise.all(
    matches.map(async (match) => {
      const text = (await match.textContent()) ?? '';
      const points = [...text.matchAll(/(\d+(?:,\d+)?) su (\d+)(?!\d)/g)].filter(
        (found) => !text.slice(found.index).startsWith(`${found[1]} su 100`),
      );
      return {
        title: (await match.getByRole('heading').first().textContent()) ?? '',
        score: number(/(\d+(?:,\d+)?) punt[oi] su 100/.exec(text)?.[1]),
        parts: points.map((found) => number(found[1])),
        most: points.map((found) => number(found[2])),
        sentence: /In tutto: ([\d,.+ ]+ = [\d,]+)/.exec(text)?.[1] ?? '',
      };
    }),
  );
}

/** "7,5" → 7.5; NaN when there is nothing. */
export function number(text: string | undefined): number {
  return Number.parseFloat((text ?? '').replace('.', '').replace(',', '.'));
}
