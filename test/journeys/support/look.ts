import type { Page } from '@playwright/test';

/** What sticks out to the right of the window: the first few, as a designer would point at them. */
export function sideways(page: Page): Promise<string[]> {
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

/** Elements whose own text does not fit in their box and is hidden. */
export function cutTexts(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('main *, header *, footer *')]
      .filter((element) => {
        const style = getComputedStyle(element);
        const ownText = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim());
        const hidden = element.closest('.visually-hidden, .visually-hidden-focusable, svg, option') !== null;
        const clips = [style.overflowX, style.overflowY].some((each) => each === 'hidden' || each === 'clip');
        const tooLong = element.scrollHeight > element.clientHeight + 2 || element.scrollWidth > element.clientWidth + 2;
        return ownText && clips && !hidden && tooLong;
      })
      .map((element) => `${element.tagName}.${element.className}: ${element.textContent?.trim().slice(0, 40)}`),
  );
}

/** WCAG 2.5.8: below 24 points, a circle of 24 points around the centre may not touch another target. Links inside a sentence are exempt. */
export function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const box = (element: HTMLElement) => {
      const label = element instanceof HTMLInputElement ? element.labels?.[0] : undefined;
      const boxes = [element, ...(label ? [label] : [])].map((each) => each.getBoundingClientRect());
      const left = Math.min(...boxes.map((each) => each.left));
      const top = Math.min(...boxes.map((each) => each.top));
      const right = Math.max(...boxes.map((each) => each.right));
      const bottom = Math.max(...boxes.map((each) => each.bottom));
      return { element, left, top, right, bottom, x: (left + right) / 2, y: (top + bottom) / 2, width: right - left, height: bottom - top };
    };
    const targets = [...document.querySelectorAll<HTMLElement>('a[href], button, input:not([type=hidden]), select, textarea, summary')]
      .filter((element) => element.checkVisibility({ visibilityProperty: true }) && element.tabIndex >= 0)
      .filter((element) => !element.closest('.visually-hidden, .skiplinks'))
      .map(box);
    const inSentence = ({ element }: { element: HTMLElement }) =>
      element.tagName === 'A' &&
      [...(element.parentElement?.childNodes ?? [])].some((node) => node.nodeType === Node.TEXT_NODE && /\w/.test(node.textContent ?? ''));
    return targets
      .filter((target) => (target.width < 23.5 || target.height < 23.5) && !inSentence(target))
      .filter((small) =>
        targets.some((other) => {
          if (other === small || other.element.contains(small.element)) return false;
          const dx = Math.max(other.left - small.x, 0, small.x - other.right);
          const dy = Math.max(other.top - small.y, 0, small.y - other.bottom);
          return Math.hypot(dx, dy) < 12;
        }),
      )
      .map(({ element, width, height }) => {
        const name = element.textContent?.trim().slice(0, 30);
        return `${element.tagName} «${name}» ${Math.round(width)}×${Math.round(height)}`;
      });
  });
}

/** Elements that still move although less motion was asked for. */
export function moving(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const seconds = (text: string) =>
      Math.max(...text.split(',').map((part) => Number.parseFloat(part) / (part.includes('ms') ? 1000 : 1)));
    const smooth = getComputedStyle(document.documentElement).scrollBehavior === 'smooth' ? ['html: scroll-behavior smooth'] : [];
    const moved = [...document.querySelectorAll('body, body *')].filter((element) => {
      const style = getComputedStyle(element);
      return (style.animationName !== 'none' && seconds(style.animationDuration) > 0.01) || seconds(style.transitionDuration) > 0.01;
    });
    return [...smooth, ...new Set(moved.map((element) => `${element.tagName}.${element.className}`))].slice(0, 8);
  });
}

/** Buttons and fields that would have no edge where the system imposes its colours and takes our backgrounds away. */
export function withoutEdge(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('.btn:not(.btn-link), .form-control, .form-select')]
      .filter((element) => element.checkVisibility())
      .filter((element) => {
        const { borderTopWidth, borderBottomWidth, outlineStyle } = getComputedStyle(element);
        return Number.parseFloat(borderTopWidth) < 1 && Number.parseFloat(borderBottomWidth) < 1 && outlineStyle === 'none';
      })
      .map((element) => `${element.tagName}.${element.className} «${element.textContent?.trim().slice(0, 30)}»`),
  );
}
