import { gzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { PAGES } from './support/pages.ts';
import { expect, test } from './support/test.ts';

const KB = 1024;
/** QUALITY.md "Speed": uncompressed HTML, compressed style and script. */
const MOST = { html: 60 * KB, css: 30 * KB, js: 30 * KB };

test('ogni pagina pesa poco, non chiede nulla ad altri, non lascia niente nel browser e non scrive errori', async ({
  page,
  context,
  request,
  examples,
  baseURL,
}) => {
  const errors = consoleErrors(page);
  const zipped = new Map<string, number>();
  for (const { name, path } of PAGES) {
    const asked: string[] = [];
    page.removeAllListeners('request');
    page.on('request', (each) => asked.push(each.url()));
    const answer = await page.goto(path(examples));
    const html = (await answer?.text()) ?? '';
    if (html.includes('<script type="module"')) await page.waitForLoadState('networkidle');
    expect(errors, name).toEqual([]);
    expect(
      asked.filter((url) => !url.startsWith(`${baseURL}/`) && !url.startsWith('data:')),
      name,
    ).toEqual([]);
    const weigh = async (end: string) => {
      let sum = 0;
      for (const url of asked.filter((each) => each.endsWith(end))) {
        if (!zipped.has(url)) zipped.set(url, gzipSync(await (await request.get(url)).body()).length);
        sum += zipped.get(url) ?? 0;
      }
      return sum;
    };
    expect(Buffer.byteLength(html), `${name}: HTML`).toBeLessThanOrEqual(MOST.html);
    expect(await weigh('.css'), `${name}: CSS`).toBeLessThanOrEqual(MOST.css);
    expect(await weigh('.js'), `${name}: JS`).toBeLessThanOrEqual(MOST.js);
    expect(html.match(/<script(?![^>]*(?:src=|ld\+json))[^>]*>/g), `${name}: script nella pagina`).toBeNull();
    expect(html, `${name}: stile nella pagina`).not.toMatch(/<style|\sstyle="/);
  }
  expect(await context.cookies()).toEqual([]);
  expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0);
});

/** What pages complain about, as it comes. A page that is not there is an error for the browser, not for us. */
function consoleErrors(page: Page): readonly string[] {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !/status of (?:404|410)/.test(message.text())) errors.push(message.text());
  });
  return errors;
}
