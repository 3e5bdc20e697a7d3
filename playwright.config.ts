import { defineConfig } from '@playwright/test';

/**
 * Journeys run against a real server that `scripts/browser-tests.ts` starts: TALENTHUB_TEST_URL is its address, TALENTHUB_DATA_DIR its data.
 * `prepare` makes the examples the others look at; Lighthouse measures alone, after the rest.
 */
export default defineConfig({
  testDir: 'test/journeys',
  workers: 2,
  fullyParallel: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list']],
  outputDir: 'test-results/journeys',
  projects: [
    { name: 'prepare', testMatch: 'prepare.journey.ts' },
    { name: 'journeys', testMatch: '*.journey.ts', testIgnore: /(?:prepare|lighthouse)\.journey/, dependencies: ['prepare'] },
    { name: 'lighthouse', testMatch: 'lighthouse.journey.ts', dependencies: ['prepare'] },
  ],
  use: {
    baseURL: process.env.TALENTHUB_TEST_URL,
    locale: 'it-IT',
    timezoneId: 'Europe/Rome',
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
