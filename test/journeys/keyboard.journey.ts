import type { Page } from '@playwright/test';
import { currentFocus, pastInner, pressOn, tabTo, typeInto } from './support/keyboard.ts';
import { PAGES } from './support/pages.ts';
import { STORY } from './support/per-te.ts';
import { expect, SIZES, test } from './support/test.ts';

// Transitions would show the look of a moment ago.
test.beforeEach(({ page }) => page.emulateMedia({ reducedMotion: 'reduce' }));

const button = (page: Page, name: string) => page.getByRole('main').getByRole('button', { name, exact: true });

for (const [size, viewport] of Object.entries(SIZES)) {
  test.describe(size, () => {
    test.use({ viewport });

    test('con la sola tastiera cerco, restringo, apro un annuncio e lo segnalo', async ({ page }) => {
      await page.goto('/');
      await typeInto(page, page.getByLabel('Lavoro, mestiere o parola'), 'cameriere');
      await typeInto(page, page.getByLabel('Vicino a'), 'Cremona');
      await pressOn(page, button(page, 'Cerca'), 'Enter');
      await expect(page).toHaveURL(/near=Cremona/);
      const filters = page.locator('summary').filter({ hasText: /^Filtri/ });
      if (await filters.isVisible()) await pressOn(page, filters, 'Enter');
      await pressOn(page, page.getByRole('group', { name: 'Contratto' }).getByRole('checkbox'), 'Space');
      await pressOn(page, page.getByRole('button', { name: 'Applica i filtri' }), 'Enter');
      await expect(page).toHaveURL(/contract=/);
      await pressOn(page, page.getByRole('region', { name: 'Risultati' }).getByRole('article').getByRole('link'), 'Enter');
      await pressOn(page, page.getByRole('link', { name: 'Segnala questo annuncio' }), 'Enter');
      await tabTo(page, page.getByRole('radio'));
      await page.keyboard.press('Space');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowDown');
      await expect(page.getByRole('radio').nth(2)).toBeChecked();
      await pressOn(page, button(page, 'Invia la segnalazione'), 'Enter');
      await expect(page.getByRole('status').first()).toContainText('la segnalazione è arrivata');
    });

    test('con la sola tastiera faccio tutto «Per te», fino a tenere le proposte', async ({ page }) => {
      await page.goto('/per-te');
      await pressOn(page, button(page, 'Comincia'), 'Enter');
      await typeInto(page, page.getByLabel('Racconta'), STORY);
      await pressOn(page, button(page, 'Continua'), 'Enter');
      await pressOn(page, page.getByRole('group', { name: /^Chi lavora come/ }).getByRole('checkbox'), 'Space');
      await pressOn(page, button(page, 'Continua'), 'Enter');
      await tabTo(page, page.getByRole('group', { name: /^Spiegare i compiti/ }).getByRole('radio'));
      await page.keyboard.press('Space');
      await page.keyboard.press('ArrowRight');
      await expect(
        page
          .getByRole('group', { name: /^Spiegare i compiti/ })
          .getByRole('radio')
          .nth(1),
      ).toBeChecked();
      await pressOn(page, button(page, 'Continua'), 'Enter');
      await pressOn(page, button(page, 'Continua'), 'Space');
      await typeInto(page, page.getByLabel('Da dove parti'), 'Cremona');
      await tabTo(page, page.getByLabel('Quanta strada faresti'));
      await page.keyboard.press('ArrowDown');
      await expect(page.getByLabel('Quanta strada faresti')).toHaveValue('30');
      await pressOn(page, button(page, 'Continua'), 'Enter');
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Che tipo di contratto?');
      await pressOn(page, button(page, 'Va bene tutto'), 'Enter');
      await pressOn(page, page.getByRole('link', { name: 'Guarda che cosa c’è per te' }), 'Enter');
      const why = page.locator('summary').filter({ hasText: 'Da dove viene il punteggio' });
      await pressOn(page, why, 'Enter');
      await expect(page.getByText('In tutto:').first()).toBeVisible();
      await pressOn(page, button(page, 'Tienili con un link'), 'Enter');
      await expect(page.getByLabel('Indirizzo da copiare')).toBeVisible();
    });
  });
}

test('Invio nei campi di «Per te» fa quello che ci si aspetta', async ({ page }) => {
  await page.goto('/per-te');
  await pressOn(page, button(page, 'Comincia'), 'Enter');
  await expect(page).toHaveURL(/\/so-fare$/);
  const journey = page.url().replace('so-fare', '');
  await page.goto(`${journey}conferma`);
  await typeInto(page, page.getByRole('searchbox'), 'saldare');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('group', { name: /saldare/ })).toBeVisible();
  await page.goto(`${journey}dove`);
  await typeInto(page, page.getByLabel('Da dove parti'), 'Cremona');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/contratto$/);
});

test('il salto al contenuto si vede quando ha il fuoco, e porta oltre il menu', async ({ page, open }) => {
  for (const example of PAGES.filter((each) => each.main)) {
    await open(example);
    await page.keyboard.press('Tab');
    const skip = page.getByRole('link', { name: 'Vai al contenuto' });
    await expect(skip, example.name).toBeFocused();
    await expect(skip, example.name).toBeInViewport();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('main'), example.name).toBeFocused();
    await page.keyboard.press('Tab');
    const inside = await page.evaluate(
      () => document.activeElement?.closest('main') !== null || document.activeElement?.closest('header') === null,
    );
    expect(inside, example.name).toBe(true);
  }
});

for (const example of PAGES.filter((each, index) => index === PAGES.findIndex(({ route }) => route === each.route))) {
  test(`nessuna trappola, e il fuoco si vede sempre: ${example.name}`, async ({ page, open }) => {
    await page.setViewportSize(SIZES.phone);
    await open(example);
    await expect(page.locator('[data-island]:not([data-started])')).toHaveCount(0);
    const seen = new Set<string>();
    for (let step = 0; step < 400; step++) {
      await page.keyboard.press('Tab');
      const focus = await currentFocus(page);
      if (focus.path === '' || seen.has(focus.path)) break;
      seen.add(focus.path);
      expect.soft(focus.problems, focus.name).toEqual([]);
      await pastInner(page, focus);
    }
    // Everything that can have the focus had it (of a group of radios, one).
    const missed = await page.evaluate(() => {
      const all = [...document.querySelectorAll<HTMLElement>('a[href], button, input:not([type=hidden]), select, textarea, summary')];
      return all.filter((element) => element.tabIndex >= 0 && element.checkVisibility() && !element.matches('[type=radio]')).length;
    });
    expect(seen.size, 'quanti elementi raggiunti').toBeGreaterThanOrEqual(missed);
  });
}
