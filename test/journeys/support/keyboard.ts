import { expect, type Locator, type Page } from '@playwright/test';

const MOST_STEPS = 250;

/** What the focus is on now, and whether one can see it. */
export interface Focus {
  /** Unique on the page; empty when the focus is on the page itself. */
  readonly path: string;
  readonly name: string;
  /** What is wrong with how the focus is shown; empty when all is well. */
  readonly problems: readonly string[];
  /** Stops inside the element after the first: a date has month, year and calendar after the day. */
  readonly inner: number;
}

/** Presses Tab (or Shift+Tab) until the element has the focus, checking on the way that the focus is always seen. Then the person is there. */
export async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  const wanted = await target.first().elementHandle();
  for (let step = 0; step < MOST_STEPS; step++) {
    if (await page.evaluate((element) => document.activeElement === element, wanted)) return;
    await page.keyboard.press(key);
    const focus = await currentFocus(page);
    expect(focus.problems, `${new URL(page.url()).pathname}: ${focus.name}`).toEqual([]);
    await pastInner(page, focus, key);
  }
  throw new Error(`${target} cannot be reached with ${key} on ${page.url()}`);
}

/** To the last stop inside the focused element, so that the next press leaves it. */
export async function pastInner(page: Page, { inner }: Focus, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  for (let stop = 0; stop < inner; stop++) await page.keyboard.press(key);
}

/** Tab to a field, replace what is in it by typing. */
export async function typeInto(page: Page, target: Locator, text: string): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(text);
}

/** Tab to a control and press a key on it. */
export async function pressOn(page: Page, target: Locator, key: 'Enter' | 'Space'): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press(key);
}

/**
 * Looks at the focused element: it must be in the window, not under something else, and drawn differently from when it has no focus
 * (its own outline, shadow, border or background, or those of its label).
 */
export function currentFocus(page: Page): Promise<Focus> {
  return page.evaluate(() => {
    const element = document.activeElement as HTMLElement | null;
    if (!element || element === document.body || element === document.documentElement)
      return { path: '', name: '', problems: [], inner: 0 };
    const parts: string[] = [];
    for (let node: Element | null = element; node && node !== document.body; node = node.parentElement) {
      parts.unshift(`${node.tagName}:${[...(node.parentElement?.children ?? [])].indexOf(node)}`);
    }
    const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : [];
    const drawn = [element, ...labels];
    const look = () =>
      drawn.flatMap((each) => {
        const { outlineStyle, outlineWidth, outlineColor, boxShadow, borderColor, backgroundColor, textDecorationLine } =
          getComputedStyle(each);
        return [
          outlineStyle === 'none' ? '' : `${outlineStyle} ${outlineWidth} ${outlineColor}`,
          boxShadow,
          borderColor,
          backgroundColor,
          textDecorationLine,
        ];
      });
    const focused = look().join('|');
    const problems: string[] = [];
    // A link that runs over two lines is where its first line is.
    const box = element.getClientRects()[0] ?? element.getBoundingClientRect();
    const x = box.left + Math.min(box.width / 2, 40);
    // What is taller than the window is seen where its part in the window begins.
    const begin = box.height > innerHeight && box.bottom > 0 ? Math.max(box.top, 0) : box.top;
    const y = begin + Math.min(box.height / 2, 20);
    if (box.width < 2 || box.height < 2) problems.push('has no size');
    else if (y < 0 || y > innerHeight || x < 0 || x > innerWidth) problems.push('is outside the window');
    else {
      const top = document.elementFromPoint(x, y);
      const related = top !== null && (element.contains(top) || top.contains(element) || drawn.some((each) => each.contains(top)));
      if (!related) problems.push(`is under ${top?.tagName}.${top?.className}`);
    }
    element.blur();
    const plain = look().join('|');
    element.focus({ preventScroll: true });
    if (focused === plain) problems.push('looks the same with and without focus');
    const name = element.getAttribute('aria-label') ?? element.textContent?.trim().slice(0, 40) ?? '';
    const inner = element.matches('[type=date]') ? 3 : 0;
    return { path: parts.join('/'), name: `${element.tagName} ${element.id} «${name}»`, problems, inner };
  });
}
