import type { Page } from '@playwright/test';
import { cutTexts, moving, sideways, smallTargets, withoutEdge } from './support/look.ts';
import { PAGES } from './support/pages.ts';
import { expect, SIZES, test } from './support/test.ts';

for (const example of PAGES) {
  test(`stretta, ingrandita, senza movimento, con i colori del sistema: ${example.name}`, async ({ page, open }) => {
    await page.setViewportSize({ width: 320, height: 700 });
    await open(example);
    expect.soft(await sideways(page), 'a 320 punti scorre di lato').toEqual([]);
    await page.setViewportSize(SIZES.phone);
    expect.soft(await smallTargets(page), 'bersagli sotto i 24 punti').toEqual([]);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    expect.soft(await moving(page), 'si muove').toEqual([]);
    await page.emulateMedia({ forcedColors: 'active' });
    expect.soft(await withoutEdge(page), 'senza bordo').toEqual([]);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await page.emulateMedia({ forcedColors: 'none' });
    await page.setViewportSize({ width: 640, height: 900 });
    await enlarge(page);
    expect.soft(await sideways(page), 'al 200 % scorre di lato').toEqual([]);
    expect.soft(await cutTexts(page), 'al 200 % il testo è tagliato').toEqual([]);
  });
}

/** WCAG 1.4.4 (text 200 %) and 1.4.12 (space between letters and words) together. */
async function enlarge(page: Page): Promise<void> {
  await page.evaluate(() => {
    const { style } = document.documentElement;
    style.fontSize = '200%';
    style.letterSpacing = '0.12em';
    style.wordSpacing = '0.16em';
  });
}

test('si vede che cosa è scelto anche con i colori imposti dal sistema', async ({ page, examples }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await page.goto(`/per-te/${examples.journey}/mi-piace`);
  const group = page.getByRole('group', { name: /^Spiegare i compiti/ });
  const look = (name: string) =>
    group.getByText(name, { exact: true }).evaluate((label) => {
      const radio = (label as HTMLLabelElement).control as HTMLInputElement;
      const { width, height } = radio.getBoundingClientRect();
      if (width >= 10 && height >= 10 && getComputedStyle(radio).opacity !== '0') return `radio ${radio.checked}`;
      const { borderTopColor, borderTopWidth, backgroundColor, outlineStyle, fontWeight } = getComputedStyle(label);
      return [borderTopColor, borderTopWidth, backgroundColor, outlineStyle, fontWeight].join(' ');
    });
  expect(await look('Sì')).not.toBe(await look('No'));
});
