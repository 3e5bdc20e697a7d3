import { gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { publicPages } from './pages.ts';

const KB = 1024;

test('ogni pagina pesa poco e non chiede nulla ad altri', async ({ page, request, baseURL }) => {
  test.setTimeout(120_000);
  for (const path of await publicPages(request)) {
    const foreign: string[] = [];
    const sizes = { css: 0, js: 0 };
    page.removeAllListeners('response');
    page.on('response', async (response) => {
      const url = response.url();
      if (!url.startsWith(baseURL ?? '') && !url.startsWith('data:')) foreign.push(url);
      const kind = url.endsWith('.css') ? 'css' : url.endsWith('.js') ? 'js' : null;
      if (kind) sizes[kind] += gzipSync(await response.body()).length;
    });
    const answer = await page.goto(path, { waitUntil: 'networkidle' });
    const html = (await answer?.body()) ?? Buffer.alloc(0);
    expect(foreign, path).toEqual([]);
    expect(html.length, `${path} HTML`).toBeLessThanOrEqual(60 * KB);
    expect(sizes.css, `${path} CSS`).toBeLessThanOrEqual(30 * KB);
    expect(sizes.js, `${path} JS`).toBeLessThanOrEqual(30 * KB);
    expect(html.toString().match(/<script(?![^>]*(?:src=|ld\+json))[^>]*>/g), `${path} inline script`).toBeNull();
    expect(html.toString(), `${path} inline style`).not.toMatch(/<style|\sstyle="/);
  }
});

test('le pagine non lasciano cookie', async ({ page, context, request }) => {
  for (const path of await publicPages(request)) await page.goto(path);
  expect(await context.cookies()).toEqual([]);
});
