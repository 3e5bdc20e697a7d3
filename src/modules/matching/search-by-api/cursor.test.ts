import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import { TEST_NOW } from '../../../../test/support/app.ts';
import { testDatabase } from '../../../../test/support/database.ts';
import { encodeCursor } from '../../../kernel/pagination.ts';
import type { AdSketch } from '../../opportunities/testing/add-ads.ts';
import { changeAd } from '../../opportunities/testing/change-ad.ts';
import { CREMA, CREMONA, MILANO, seededApp } from '../testing/seeded-app.ts';

const database = await testDatabase();
const { app, publish: add } = await seededApp(database);
const DAY = 86_400_000;
const PLACES = [CREMONA, CREMA, MILANO];

let open: number[] = [];
async function publish(ads: readonly AdSketch[]): Promise<number[]> {
  const ids = await add(ads);
  open.push(...ids);
  return ids;
}
async function withdrawAll(): Promise<void> {
  for (const id of open) await changeAd(database, id, { withdrawn_at: new Date(TEST_NOW) });
  open = [];
}
beforeEach(withdrawAll);

interface Answer {
  readonly items: readonly { readonly id: number }[];
  readonly total: number;
  readonly next_cursor: string | null;
}

async function ask(query: string, cursor: string | null = null): Promise<Answer> {
  const answer = await app.inject(`/api/v1/opportunities?${query}${cursor ? `&cursor=${cursor}` : ''}`);
  expect(answer.statusCode).toBe(200);
  return JSON.parse(answer.body);
}

/** Ads that tie in everything now and then: the order of equals must hold too. */
const ad = fc
  .record({ place: fc.nat(2), days: fc.nat(3), pay: fc.option(fc.constantFrom(18_000, 24_000)) })
  .map(({ place, days, pay }) => ({
    title: 'Cameriere di sala',
    ...PLACES[place],
    published_at: new Date(Date.parse(TEST_NOW) - days * DAY),
    ...(pay === null ? {} : { pay_min: pay, pay_max: pay, pay_per: 'year' as const, pay_currency: 'EUR', pay_net: false }),
  }));

test.each(['sort=date', 'sort=pay', 'sort=distance&near=Cremona&radius_km=200', 'sort=relevance', 'sort=relevance&q=cameriere'])(
  '%s: annunci pubblicati fra una pagina e l’altra non fanno saltare né ripetere quelli che c’erano',
  async (query) => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(ad, { minLength: 4, maxLength: 9 }),
        fc.array(ad, { minLength: 3, maxLength: 3 }),
        fc.integer({ min: 1, max: 4 }),
        async (first, later, limit) => {
          await withdrawAll();
          const there = await publish(first);
          const seen: number[] = [];
          let page = await ask(`${query}&limit=${limit}`);
          expect(page.total).toBe(first.length);
          for (let round = 0; ; round++) {
            seen.push(...page.items.map(({ id }) => id));
            if (page.next_cursor === null) break;
            const coming = later[round];
            if (coming) await publish([coming]);
            page = await ask(`${query}&limit=${limit}`, page.next_cursor);
          }
          expect(new Set(seen).size).toBe(seen.length);
          expect(seen.filter((id) => there.includes(id)).sort((a, b) => a - b)).toEqual([...there].sort((a, b) => a - b));
        },
      ),
      { numRuns: 12, endOnFailure: true },
    );
  },
  120_000,
);

test.each(['sort=date', 'sort=pay', 'sort=distance&near=Cremona'])(
  '%s: se l’ultimo annuncio della pagina sparisce, la pagina dopo continua da dov’era',
  async (query) => {
    const ids = await publish(Array.from({ length: 6 }, () => ({ title: 'Cuoco', ...CREMONA })));
    const first = await ask(`${query}&limit=2`);
    const last = first.items.at(-1)?.id;
    expect(first.items).toHaveLength(2);
    await changeAd(database, last ?? 0, { withdrawn_at: new Date(TEST_NOW) });
    const rest = await ask(`${query}&limit=10`, first.next_cursor);
    expect([...first.items, ...rest.items].map(({ id }) => id).sort((a, b) => a - b)).toEqual([...ids].sort((a, b) => a - b));
  },
);

test('un cursore inventato, di un’altra ricerca o con numeri impossibili è un errore spiegato', async () => {
  await publish(Array.from({ length: 3 }, () => ({ title: 'Cuoco', ...CREMONA })));
  const { next_cursor } = await ask('q=cuoco&limit=1');
  const known = JSON.parse(Buffer.from(next_cursor ?? '', 'base64url').toString());
  const wrong = [
    'abc',
    encodeCursor({ ...known, key: 'altra' }),
    encodeCursor({ ...known, after: [1, -1, 0, 1, 1] }),
    encodeCursor({ ...known, after: [1, 0, 9e15, 1, 1] }),
    encodeCursor({ ...known, after: ['1', 0, 0, 1, 1] }),
    encodeCursor({ key: known.key, offset: 1 }),
  ];
  for (const cursor of wrong) {
    const answer = await app.inject(`/api/v1/opportunities?q=cuoco&limit=1&cursor=${cursor}`);
    expect(answer.statusCode).toBe(400);
    expect(JSON.parse(answer.body).errors[0]).toEqual({ path: 'cursor', message: 'not a cursor of this search' });
  }
  expect((await app.inject(`/api/v1/opportunities?q=cuoca&limit=1&cursor=${next_cursor}`)).statusCode).toBe(400);
});
