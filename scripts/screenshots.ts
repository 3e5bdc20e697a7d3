/**
 * Pictures of every page for people to look at: 360 and 1280 points, light and dark, Italian and English, in test-results/screenshots.
 * `TALENTHUB_TEST_URL=http://127.0.0.1:3000 TALENTHUB_DATA_DIR=.data node scripts/screenshots.ts [part of a page's name]` beside a running
 * server; `--readme` makes docs/screenshot.png instead.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { type Browser, chromium } from '@playwright/test';
import { EXAMPLES_FILE, readExamples } from '../test/journeys/support/examples.ts';
import { inEnglish, PAGES } from '../test/journeys/support/pages.ts';

const root = path.resolve(import.meta.dirname, '..');
const folder = path.join(root, 'test-results/screenshots');
const baseURL = process.env.TALENTHUB_TEST_URL;
const SIZES = [
  { width: 360, height: 740 },
  { width: 1280, height: 900 },
];

if (!baseURL || !process.env.TALENTHUB_DATA_DIR) {
  console.error('Set TALENTHUB_TEST_URL and TALENTHUB_DATA_DIR to a running server.');
  process.exit(2);
}
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--hide-scrollbars'],
});
try {
  if (process.argv.includes('--readme')) await takeForReadme(browser);
  else await takeAll(browser, process.argv[2] ?? '');
} finally {
  await browser.close();
}

/** The first screen of README: the home page as a newcomer sees it. */
async function takeForReadme(browser: Browser): Promise<void> {
  const page = await browser.newPage({ baseURL, viewport: { width: 1280, height: 800 }, locale: 'it-IT', reducedMotion: 'reduce' });
  // Twice: the second time the typeface is there from the start.
  for (let visit = 0; visit < 2; visit++) await page.goto('/', { waitUntil: 'networkidle' });
  await page.screenshot({ path: path.join(root, 'docs/screenshot.png') });
}

async function takeAll(browser: Browser, wanted: string): Promise<void> {
  const prepared = spawnSync('playwright', ['test', '--project=prepare'], { cwd: root, stdio: 'inherit' });
  if (prepared.status !== 0) process.exit(1);
  const examples = readExamples(EXAMPLES_FILE);
  mkdirSync(folder, { recursive: true });
  const page = await browser.newPage({ baseURL, locale: 'it-IT', reducedMotion: 'reduce' });
  for (const example of PAGES.filter(({ name }) => name.includes(wanted))) {
    for (const language of ['it', 'en']) {
      const address = example.path(examples);
      await page.goto(language === 'it' ? address : inEnglish(address));
      for (const size of SIZES) {
        await page.setViewportSize(size);
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme });
          const file = `${example.name.replaceAll(/[^\p{L}\d]+/gu, '-')}-${size.width}-${colorScheme}-${language}.png`;
          await page.screenshot({ path: path.join(folder, file), fullPage: true });
        }
      }
    }
  }
  console.log(folder);
}
