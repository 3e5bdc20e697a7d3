import { defineConfig } from '@playwright/test';

/** Journeys run against a real server that `scripts/browser-tests.ts` starts; its address is in TALENTHUB_TEST_URL. */
export default defineConfig({
  testDir: 'test/journeys',
  testMatch: '*.journey.ts',
  workers: 2,
  fullyParallel: true,
  timeout: 60_000,
  reporter: [['list']],
  outputDir: 'test-results',
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
