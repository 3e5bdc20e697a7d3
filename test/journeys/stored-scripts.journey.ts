import type { Page } from '@playwright/test';
import { newToken } from '../../src/kernel/ids.ts';
import { cookieOf } from '../../src/modules/accounts/testing/sign-in.ts';
import { withPassword } from '../../src/modules/accounts/testing/with-password.ts';
import { openDatabase } from '../../src/platform/db/database.ts';
import { SCRIPTS } from '../security/script-payloads.ts';
import { PAGES } from './support/pages.ts';
import { expect, signIn, test } from './support/test.ts';

const SYSTEM = { kind: 'system', why: 'the journeys need somebody who writes scripts everywhere' } as const;

/** Somebody whose every text tries to run: their cookie. */
async function hostileYouth(): Promise<string> {
  const database = await openDatabase({ dataDir: process.env.TALENTHUB_DATA_DIR ?? '' });
  try {
    const { id } = await withPassword(database);
    const now = new Date();
    const each = <T>(make: (script: string) => T) => SCRIPTS.map(make);
    await database.write(async (db) => {
      const keys = each((name) => ({
        ...{ person_id: id, credential_id: newToken(), public_key: Buffer.alloc(1), transports: [], name, created_at: now },
        last_used_at: null,
      }));
      await db.insertInto('accounts_passkey').values(keys).execute();
      const identities = each((subject) => ({ person_id: id, provider: `https://${subject}`, subject }));
      await db.insertInto('accounts_external_identity').values(identities).execute();
    }, SYSTEM);
    for (let n = 0; n < SCRIPTS.length; n++) await cookieOf(database, now, { person: id, role: 'youth' });
    await database.write(async (db) => {
      const sessions = await db.selectFrom('accounts_session').select('id').where('person_id', '=', id).execute();
      for (const [index, session] of sessions.entries()) {
        const device = SCRIPTS[index] ?? '';
        await db.updateTable('accounts_session').set({ device }).where('id', '=', session.id).execute();
      }
    }, SYSTEM);
    return await cookieOf(database, now, { person: id, role: 'youth' });
  } finally {
    await database.close();
  }
}

/** Everything that ran, or that the browser had to stop. */
async function watch(page: Page): Promise<string[]> {
  const seen: string[] = [];
  page.on('dialog', (dialog) => {
    seen.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    if (/evil\.example|thxss/.test(new URL(request.url()).host + new URL(request.url()).pathname)) seen.push(`request: ${request.url()}`);
  });
  await page.exposeFunction('thxss', () => void seen.push('a script ran'));
  await page.exposeFunction('talenthubViolation', (what: string) => void seen.push(`violation: ${what}`));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      (window as unknown as { talenthubViolation(what: string): void }).talenthubViolation(
        `${event.violatedDirective} ${event.blockedURI}`,
      );
    });
  });
  return seen;
}

test('i testi ostili si leggono, nessuno gira e il browser non deve fermarne nessuno', async ({ page, baseURL, examples }) => {
  test.setTimeout(300_000);
  await signIn(page, baseURL, await hostileYouth());
  const seen = await watch(page);
  const pages = PAGES.filter((each) => each.as === 'youth' || each.as === undefined).map((each) => each.path(examples));
  let shown = 0;
  for (const path of new Set(pages)) {
    await page.goto(path);
    // What would run when somebody points, clicks or comes back to it.
    await page.locator('main').hover({ position: { x: 1, y: 1 }, force: true });
    if ((await page.content()).includes('thxss')) shown += 1;
  }
  // The name is what every page of the person shows: each script in turn.
  for (const script of SCRIPTS) {
    await page.goto('/area/account/nome');
    await page.locator('main input[name="nome"]').fill(script.replace(/[\u2028\u2029]/g, ' '));
    await page.locator('main form button[type="submit"]').first().click();
    await page.goto('/area/account');
    if ((await page.content()).includes('thxss')) shown += 1;
  }
  console.info(
    `${new Set(pages).size} pages and ${SCRIPTS.length} names in a browser, ${shown} show the texts, ${seen.length} violations or dialogs`,
  );
  expect(seen).toEqual([]);
  expect(shown).toBeGreaterThan(10);
});
