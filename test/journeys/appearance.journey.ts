import type { Page } from '@playwright/test';
import { PAGES } from './support/pages.ts';
import { expect, test } from './support/test.ts';

/** What sticks out to the right of the window: the first few, as a designer would point at them. */
function sideways(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    const wide = [...document.querySelectorAll('body *')].filter((element) => element.getBoundingClientRect().right > width + 1);
    return [
      `${document.documentElement.scrollWidth} > ${width}`,
      ...wide.slice(0, 5).map((element) => `${element.tagName}.${element.className}`),
    ];
  });
}

test('a 320 punti nessuna pagina scorre di lato', async ({ page, open }) => {
  await page.setViewportSize({ width: 320, height: 700 });
  for (const example of PAGES) {
    await open(example);
    expect.soft(await sideways(page), example.name).toEqual([]);
  }
});

test('con il testo al 200 % e più spazio fra le lettere nessuna pagina scorre di lato e niente resta tagliato', async ({ page, open }) => {
  await page.setViewportSize({ width: 640, height: 900 });
  for (const example of PAGES) {
    await open(example);
    await page.evaluate(() => {
      // WCAG 1.4.4 and 1.4.12.
      const { style } = document.documentElement;
      style.fontSize = '200%';
      style.letterSpacing = '0.12em';
      style.wordSpacing = '0.16em';
    });
    expect.soft(await sideways(page), example.name).toEqual([]);
    expect.soft(await cutTexts(page), example.name).toEqual([]);
  }
});

/** Elements whose own text does not fit in their box and is hidden. */
function cutTexts(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('main *, header *, footer *')]
      .filter((element) => {
        const style = getComputedStyle(element);
        const ownText = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim());
        const hidden = element.closest('.visually-hidden, .visually-hidden-focusable, svg, option') !== null;
        const clips = style.overflowX === 'hidden' || style.overflowY === 'hidden';
        return (
          ownText && clips && !hidden && (element.scrollHeight > element.clientHeight + 2 || element.scrollWidth > element.clientWidth + 2)
        );
      })
      .map((element) => `${element.tagName}.${element.className}: ${element.textContent?.trim().slice(0, 40)}`),
  );
}

test('ogni bersaglio è largo e alto almeno 24 punti, o ha spazio intorno', async ({ page, open }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  for (const example of PAGES) {
    await open(example);
    expect.soft(await smallTargets(page), example.name).toEqual([]);
  }
});

/** WCAG 2.5.8: below 24 points, a circle of 24 points around the centre may not touch another target. Links inside a sentence are exempt. */
function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const all = [...document.querySelectorAll<HTMLElement>('a[href], button, input:not([type=hidden]), select, textarea, summary')].filter(
      (element) =>
        element.checkVisibility({ visibilityProperty: true }) && element.tabIndex >= 0 && !element.closest('.visually-hidden, .skiplinks'),
    );
    const box = (element: HTMLElement) => {
      const label = element instanceof HTMLInputElement ? element.labels?.[0] : undefined;
      const own = element.getBoundingClientRect();
      const named = label?.getBoundingClientRect();
      const left = Math.min(own.left, named?.left ?? own.left);
      const top = Math.min(own.top, named?.top ?? own.top);
      const right = Math.max(own.right, named?.right ?? own.right);
      const bottom = Math.max(own.bottom, named?.bottom ?? own.bottom);
      return { left, top, right, bottom, x: (left + right) / 2, y: (top + bottom) / 2, width: right - left, height: bottom - top };
    };
    const boxes = all.map((element) => ({ element, ...box(element) }));
    const inSentence = (element: HTMLElement) =>
      element.tagName === 'A' &&
      [...(element.parentElement?.childNodes ?? [])].some((node) => node.nodeType === Node.TEXT_NODE && /\w/.test(node.textContent ?? ''));
    return boxes
      .filter(({ element, width, height }) => (width < 23.5 || height < 23.5) && !inSentence(element))
      .filter((small) =>
        boxes.some((other) => {
          if (other.element === small.element || other.element.contains(small.element)) return false;
          const dx = Math.max(other.left - small.x, 0, small.x - other.right);
          const dy = Math.max(other.top - small.y, 0, small.y - other.bottom);
          return Math.hypot(dx, dy) < 12;
        }),
      )
      .map(
        ({ element, width, height }) =>
          `${element.tagName} «${element.textContent?.trim().slice(0, 30)}» ${Math.round(width)}×${Math.round(height)}`,
      );
  });
}

test('chi ha chiesto meno movimento non ne vede', async ({ page, open }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  for (const example of PAGES) {
    await open(example);
    const moving = await page.evaluate(() => {
      const seconds = (text: string) =>
        Math.max(...text.split(',').map((part) => Number.parseFloat(part) / (part.includes('ms') ? 1000 : 1)));
      const smooth = getComputedStyle(document.documentElement).scrollBehavior === 'smooth' ? ['html: scroll-behavior smooth'] : [];
      const moved = [...document.querySelectorAll('body, body *')].filter((element) => {
        const style = getComputedStyle(element);
        return (style.animationName !== 'none' && seconds(style.animationDuration) > 0.01) || seconds(style.transitionDuration) > 0.01;
      });
      return [...smooth, ...new Set(moved.map((element) => `${element.tagName}.${element.className}`))].slice(0, 8);
    });
    expect.soft(moving, example.name).toEqual([]);
  }
});

test.describe('con i colori imposti dal sistema', () => {
  test.beforeEach(({ page }) => page.emulateMedia({ forcedColors: 'active' }));

  test('i bottoni hanno un bordo e il testo si legge', async ({ page, open }) => {
    for (const example of PAGES) {
      await open(example);
      await expect(page.getByRole('heading', { level: 1 }), example.name).toBeVisible();
      const bare = await page.evaluate(() =>
        [...document.querySelectorAll<HTMLElement>('.btn:not(.btn-link), .form-control, .form-select')]
          .filter((element) => element.checkVisibility())
          .filter((element) => {
            const style = getComputedStyle(element);
            return (
              Number.parseFloat(style.borderTopWidth) < 1 && Number.parseFloat(style.outlineWidth) < 1 && style.borderBottomWidth === '0px'
            );
          })
          .map((element) => `${element.tagName}.${element.className} «${element.textContent?.trim().slice(0, 30)}»`),
      );
      expect.soft(bare, example.name).toEqual([]);
    }
  });

  test('si vede che cosa è scelto anche senza i nostri colori', async ({ page, examples }) => {
    await page.goto(`/per-te/${examples.journey}/mi-piace`);
    const group = page.getByRole('group', { name: /^Spiegare i compiti/ });
    const look = (name: string) =>
      group.getByText(name, { exact: true }).evaluate((label) => {
        const radio = (label as HTMLLabelElement).control as HTMLElement;
        const { width, height } = radio.getBoundingClientRect();
        const seen = width >= 10 && height >= 10 && getComputedStyle(radio).opacity !== '0';
        const { borderTopColor, borderTopWidth, backgroundColor, outlineStyle, fontWeight } = getComputedStyle(label);
        return seen
          ? `radio ${(radio as HTMLInputElement).checked}`
          : [borderTopColor, borderTopWidth, backgroundColor, outlineStyle, fontWeight].join(' ');
      });
    expect(await look('Sì')).not.toBe(await look('No'));
  });
});
