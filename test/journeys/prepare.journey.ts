import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type APIRequestContext, expect, test } from '@playwright/test';
import { makeAccounts } from './support/accounts.ts';
import { EXAMPLES_FILE, type Examples } from './support/examples.ts';
import { importFeed, type TestAd } from './support/import-feed.ts';
import { tellYourself } from './support/per-te.ts';

const WORDS = { expired: 'Zampognaro', gone: 'Arrotino' } as const;

function ads(days: { expired: number; gone: number }): TestAd[] {
  return [
    {
      key: 'expired',
      title: WORDS.expired,
      text: 'Suoni la zampogna nelle piazze del centro, nei giorni di mercato.',
      expiresInDays: days.expired,
    },
    { key: 'gone', title: WORDS.gone, text: 'Affili coltelli e forbici per ristoranti, sarte e parrucchieri.', expiresInDays: days.gone },
  ];
}

/** Waiters around Cremona, whatever the demo has drawn: the journeys search them. */
function waiters(): TestAd[] {
  const towns = [
    { name: 'Cremona', postcode: '26100', province: 'CR' },
    { name: 'Castelverde', postcode: '26022', province: 'CR' },
    { name: 'Soresina', postcode: '26015', province: 'CR' },
  ];
  const types = ['TEMPORARY', 'PERMANENT', 'INTERN'];
  const places = [
    'una trattoria in centro',
    'un agriturismo',
    'una pizzeria di paese',
    'un albergo',
    'un bar sulla piazza',
    'una gelateria',
  ];
  return places.map((where, index) => ({
    key: `cameriere-${index}`,
    title: index % 2 === 0 ? 'Cameriere o cameriera di sala' : 'Cameriera o cameriere ai tavoli',
    text: `<p>Lavori in ${where}: accogli chi arriva, prendi le comande, servi ai tavoli.</p><ul><li>parlare inglese</li><li>patente B</li></ul><p>Turni ${index + 3} giorni la settimana.</p>`,
    expiresInDays: 20 + index,
    place: towns[index % towns.length],
    type: types[index % types.length],
    ...(index % 2 === 0 ? { salary: 17_000 + index * 500 } : {}),
  }));
}

/** Not a test of anything: makes the pages that the journeys look at. Closed ads are found while open, then closed by a second import. */
test('prepara gli esempi: annunci, una professione, risposte tenute', async ({ page, request }) => {
  test.setTimeout(120_000);
  // Before anything is added: a newcomer's first search on the demo finds something.
  await adPath(request, 'cameriere&near=Cremona');
  await importFeed('prova', [...waiters(), ...ads({ expired: 20, gone: 20 })]);
  const expiredAd = await adPath(request, WORDS.expired);
  const goneAd = await adPath(request, WORDS.gone);
  await importFeed('prova', ads({ expired: -1, gone: -40 }));
  await page.goto('/per-te');
  await tellYourself(page);
  const journey = /\/per-te\/([^/]+)\//.exec(page.url())?.[1] ?? '';
  await page.getByRole('link', { name: 'Guarda che cosa c’è per te' }).click();
  await page.getByRole('button', { name: 'Tienili con un link' }).click();
  const kept = new URL(page.url()).pathname;
  await page.goto('/professioni?q=cameriere');
  const occupation = await page.locator('main article a').first().getAttribute('href');
  const ad = await adPath(request, 'cameriere&near=Cremona');
  const signed = await makeAccounts();
  const examples: Examples = { ad, expiredAd, goneAd, occupation: occupation ?? '', journey, kept, signed };
  for (const [name, value] of Object.entries(examples)) expect(value, name).not.toBe('');
  mkdirSync(path.dirname(EXAMPLES_FILE), { recursive: true });
  writeFileSync(EXAMPLES_FILE, JSON.stringify(examples, null, 2));
});

/** The first ad for a search, as soon as it is found (the index looks for news once a second). */
async function adPath(request: APIRequestContext, search: string): Promise<string> {
  let url = '';
  await expect(async () => {
    const answer = await request.get(`/api/v1/opportunities?q=${search}&limit=1`);
    const { items } = (await answer.json()) as { items: { url: string }[] };
    expect(items[0]?.url, search).toBeTruthy();
    url = items[0]?.url ?? '';
  }).toPass({ timeout: 5000, intervals: [200] });
  return new URL(url).pathname;
}
