import type { Page } from '@playwright/test';
import { number, shownScores, tellYourself } from './support/per-te.ts';
import { expect, SIZES, test } from './support/test.ts';

for (const [size, viewport] of Object.entries(SIZES)) {
  for (const javaScriptEnabled of [true, false]) {
    test.describe(`${size}, ${javaScriptEnabled ? 'con' : 'senza'} JavaScript`, () => {
      test.use({ viewport, javaScriptEnabled });

      test('cerco «cameriere» vicino a Cremona, restringo, apro un annuncio, capisco il contratto, lo segnalo e torno', async ({
        page,
      }) => {
        await searchFromHome(page);
        await narrow(page);
        const title = await openFirst(page);
        await readAd(page, title);
        await reportAd(page, title);
        await page.getByRole('link', { name: 'Opportunità', exact: true }).click();
        await expect(page).toHaveURL(/\/opportunita$/);
      });

      test('racconto che cosa so fare e ottengo proposte con i motivi, che tengo e stampo', async ({ page, browser }) => {
        await page.goto('/');
        await page.getByRole('navigation', { name: 'Menu principale' }).getByRole('link', { name: 'Per te' }).click();
        await tellYourself(page);
        await checkAnswers(page);
        await page.getByRole('link', { name: 'Guarda che cosa c’è per te' }).click();
        const best = await matchesAddUp(page);
        await page.getByRole('button', { name: 'Tienili con un link' }).click();
        await expect(page.getByRole('status').first()).toContainText('restano a questo indirizzo per 90 giorni');
        const link = await page.getByLabel('Indirizzo da copiare').inputValue();
        const elsewhere = await browser.newContext({ viewport, javaScriptEnabled });
        const again = await elsewhere.newPage();
        await again.goto(link);
        expect((await shownScores(again))[0]).toEqual(best);
        await printable(again);
        await elsewhere.close();
      });
    });
  }
}

const total = async (page: Page) =>
  number(/^([\d.]+) opportunità/.exec((await page.getByRole('heading', { level: 1 }).textContent()) ?? '')?.[1]);

async function searchFromHome(page: Page): Promise<void> {
  await page.goto('/');
  await page.getByLabel('Lavoro, mestiere o parola').fill('cameriere');
  await page.getByLabel('Vicino a').fill('Cremona');
  await page.getByRole('main').getByRole('button', { name: 'Cerca' }).click();
  await expect(page).toHaveURL(/\/opportunita\?q=cameriere&near=Cremona/);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('per «cameriere» vicino a Cremona');
  expect(await total(page)).toBeGreaterThan(0);
  await expect(page.getByLabel('Che cosa cerchi')).toHaveValue('cameriere');
  await resultsComeFirst(page);
  for (const card of await page.getByRole('main').getByRole('article').all()) await expect(card).toContainText(/Cremona|\d+ km/);
}

/** On a phone the first result is in sight without scrolling, and the search is one tap away. */
async function resultsComeFirst(page: Page): Promise<void> {
  if ((page.viewportSize()?.width ?? 0) > 400) return;
  const title = await page.getByRole('region', { name: 'Risultati' }).getByRole('article').first().getByRole('heading').boundingBox();
  expect((title?.y ?? 0) + (title?.height ?? 0)).toBeLessThan(640);
  await expect(page.getByLabel('Che cosa cerchi')).toBeHidden();
  await page.getByText('Cambia', { exact: true }).click();
  await expect(page.getByLabel('Che cosa cerchi')).toBeVisible();
}

/** The number beside a filter is the number of ads one gets. */
async function narrow(page: Page): Promise<void> {
  const filters = page.locator('summary').filter({ hasText: /^Filtri/ });
  if (await filters.isVisible()) await filters.click();
  const contract = page.getByRole('group', { name: 'Contratto' }).getByRole('checkbox').first();
  const promised = /\((\d+)\)/.exec((await contract.evaluate((box) => (box as HTMLInputElement).labels?.[0]?.textContent)) ?? '')?.[1];
  await contract.check();
  await page.getByRole('button', { name: 'Applica i filtri' }).click();
  await expect(page).toHaveURL(/contract=/);
  expect(await total(page)).toBe(Number(promised));
  await expect(page.getByRole('list', { name: 'Filtri scelti' }).getByRole('listitem').first()).toBeVisible();
}

async function openFirst(page: Page): Promise<string> {
  const link = page.getByRole('region', { name: 'Risultati' }).getByRole('article').first().getByRole('link').first();
  const title = (await link.textContent()) ?? '';
  await link.click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(title);
  return title;
}

async function readAd(page: Page, title: string): Promise<void> {
  await expect(page).toHaveTitle(new RegExp(title.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')));
  const brief = page.getByRole('region', { name: "L'annuncio in breve" });
  await expect(brief).toContainText(/Cremona|km/);
  await expect(brief).toContainText(/€|non indicata/);
  const decoder = page.getByRole('region', { name: 'Che contratto è, in parole semplici' });
  await expect(decoder).toContainText("Che cos'è");
  expect(((await decoder.textContent()) ?? '').length).toBeGreaterThan(150);
  await expect(page.getByRole('heading', { name: 'Come candidarsi' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Opportunità simili' }).getByRole('article').first()).toBeVisible();
}

async function reportAd(page: Page, title: string): Promise<void> {
  await page.getByRole('link', { name: 'Segnala questo annuncio' }).click();
  await expect(page.getByRole('main')).toContainText(`Stai segnalando: ${title}`);
  await page.getByRole('radio', { name: 'Ci sono dati sbagliati' }).check();
  await page.getByLabel('Racconta che cosa hai visto').fill('Il CAP non è quello del comune.');
  await page.getByRole('button', { name: 'Invia la segnalazione' }).click();
  await expect(page.getByRole('status').first()).toContainText('la segnalazione è arrivata');
  await expect(page.getByRole('heading', { level: 1 })).toContainText(title);
}

async function checkAnswers(page: Page): Promise<void> {
  const answers = page.getByRole('main');
  for (const said of [/inglese/, /patente B/i, /Cremona( \(CR\))?, fino a 30 km/, /tempo determinato/i, /tempo pieno/i]) {
    await expect(answers).toContainText(said);
  }
}

/** Every shown score is the sum of its parts, each part within its most, best first. Returns the first match. */
async function matchesAddUp(page: Page) {
  await expect(page.getByRole('heading', { level: 1 })).toContainText('per te');
  const scores = await shownScores(page);
  expect(scores.length).toBeGreaterThan(0);
  for (const { title, score, parts, most, sentence } of scores) {
    expect(parts.length, title).toBeGreaterThanOrEqual(3);
    expect(
      parts.reduce((sum, part) => sum + part, 0),
      title,
    ).toBeCloseTo(score, 6);
    expect(
      most.reduce((sum, part) => sum + part, 0),
      title,
    ).toBeCloseTo(100, 6);
    for (const [index, part] of parts.entries()) expect(part, title).toBeLessThanOrEqual(most[index] ?? 0);
    const [sum = '', result = ''] = sentence.split(' = ');
    expect(sum.split(' + ').map(number), title).toEqual(parts);
    expect(number(result), title).toBe(score);
  }
  expect(scores.map((each) => each.score)).toEqual(scores.map((each) => each.score).sort((a, b) => b - a));
  await expect(page.getByRole('heading', { name: 'Che cosa cambierebbe' })).toBeVisible();
  return scores[0];
}

/** On paper: the matches and nothing of the furniture, and the picture is not a blank sheet. */
async function printable(page: Page): Promise<void> {
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByRole('navigation', { name: 'Menu principale' })).toBeHidden();
  await expect(page.getByRole('heading', { name: 'Quanto è chiara questa pagina?' })).toBeHidden();
  const paper = await page.screenshot({ fullPage: true });
  expect(paper.length).toBeGreaterThan(40_000);
}
