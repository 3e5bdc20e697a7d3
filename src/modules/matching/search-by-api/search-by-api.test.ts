import { beforeAll, describe, expect, test } from 'vitest';
import { testDatabase } from '../../../../test/support/database.ts';
import { CREMA, CREMONA, MILANO, seededApp } from '../testing/seeded-app.ts';

const database = await testDatabase();
const { app, publish } = await seededApp(database);
const ask = async (query: string, headers: Record<string, string> = {}) => {
  const answer = await app.inject({ url: `/api/v1/opportunities${query}`, headers });
  return { status: answer.statusCode, headers: answer.headers, body: answer.body ? JSON.parse(answer.body) : null };
};

beforeAll(async () => {
  await publish([
    {
      title: 'Cameriere di sala',
      ...CREMONA,
      contract: 'fixed_term',
      pay_min: 24_000,
      pay_max: 26_000,
      pay_per: 'year',
      pay_currency: 'EUR',
      pay_net: false,
    },
    { title: 'Cameriere in pizzeria', ...CREMA, contract: 'permanent' },
    ...Array.from({ length: 45 }, (_, n) => ({ title: `Magazziniere ${n + 1}`, ...MILANO })),
  ]);
});

describe('l’API delle opportunità', () => {
  test('ha la forma del contratto', async () => {
    const { status, headers, body } = await ask('?q=cameriere&near=019036&radius_km=100&exact=true');
    expect(status).toBe(200);
    expect(headers['content-type']).toContain('application/json');
    expect(Object.keys(body).sort()).toEqual(['facets', 'items', 'next_cursor', 'suggestions', 'total', 'total_is_capped']);
    expect(body).toMatchObject({ total: 2, total_is_capped: false, next_cursor: null, suggestions: { did_you_mean: null } });
    expect(body.items[0]).toMatchObject({
      kind: 'job',
      title: expect.stringContaining('Cameriere'),
      place: {
        istat: expect.stringMatching(/^\d{6}$/),
        name: expect.any(String),
        province: 'CR',
        lat: expect.any(Number),
        lon: expect.any(Number),
      },
      distance_km: expect.any(Number),
      published_at: expect.stringMatching(/^\d{4}-.*Z$/),
      expires_at: null,
      skills: expect.any(Array),
    });
    expect(body.items.every((item: { url: string }) => item.url.startsWith('http://127.0.0.1:3000/opportunita/'))).toBe(true);
    expect(body.facets.contract).toEqual(expect.arrayContaining([{ value: 'permanent', label: 'Tempo indeterminato', count: 1 }]));
    expect(Object.keys(body.facets).sort()).toEqual(['contract', 'kind', 'province', 'schedule', 'sector']);
  });

  test('il cursore passa per tutti gli annunci una volta sola', async () => {
    const seen: number[] = [];
    for (let next = ''; ; ) {
      const { body } = await ask(`?q=magazziniere&exact=1&limit=20${next}`);
      seen.push(...body.items.map((item: { id: number }) => item.id));
      if (body.next_cursor === null) break;
      next = `&cursor=${body.next_cursor}`;
    }
    expect(seen).toHaveLength(45);
    expect(new Set(seen).size).toBe(45);
  });

  test('senza risultati vicini suggerisce un raggio più grande; con un errore di battitura, la parola', async () => {
    const { body } = await ask('?q=pizzeria&near=Cremona&radius_km=5&exact=1');
    expect(body.total).toBe(0);
    expect(body.suggestions.wider_radius[0]).toEqual({ radius_km: expect.any(Number), total: 1 });
    expect((await ask('?q=magaziniere&exact=1')).body.suggestions.did_you_mean).toBe('magazziniere');
  });

  test('un luogo scritto fra le parole si cerca come luogo, e lo dice; con plain resta una parola', async () => {
    const { body } = await ask('?q=cameriere+Crema&radius_km=5');
    expect(body).toMatchObject({ total: 1, suggestions: { place_read: { words: 'Crema', istat: '019035', name: 'Crema' } } });
    expect(body.items[0].distance_km).toBeLessThan(1);
    const plain = await ask('?q=cameriere+Cremona&plain=true&radius_km=5');
    expect(plain.body).toMatchObject({ total: 1, suggestions: { place_read: null } });
    expect(plain.body.items[0].distance_km).toBeNull();
  });

  test('filtra per paga lorda all’anno e dice le etichette nella lingua chiesta', async () => {
    expect((await ask('?salary_min=25000')).body.total).toBe(1);
    expect((await ask('?salary_min=27000')).body.total).toBe(0);
    const { body } = await ask('?contract=permanent&lang=en');
    expect(body.facets.contract.find((one: { value: string }) => one.value === 'permanent').label).toBe('Permanent');
  });

  test('una risposta che non è cambiata è un 304', async () => {
    const { headers } = await ask('?kind=job');
    expect(headers.etag).toBeTruthy();
    const again = await app.inject({ url: '/api/v1/opportunities?kind=job', headers: { 'if-none-match': String(headers.etag) } });
    expect(again.statusCode).toBe(304);
  });

  test.each([
    ['kind=lavoro', 'kind'],
    ['contract=boh', 'contract'],
    ['radius_km=abc', 'radius_km'],
    ['radius_km=0', 'radius_km'],
    ['salary_min=-1', 'salary_min'],
    ['published_since=ieri', 'published_since'],
    ['published_since=2026-02-30', 'published_since'],
    ['sort=best', 'sort'],
    ['limit=101', 'limit'],
    ['limit=0', 'limit'],
    ['near=Atlantide+Sommersa', 'near'],
    ['sector=non-esiste', 'sector'],
    ['province=ZZ', 'province'],
    ['occupation=non-esiste', 'occupation'],
    ['cursor=abc', 'cursor'],
    ['cursor=eyJvZmZzZXQiOjIwLCJrZXkiOiJ4In0', 'cursor'],
    [`q=${'a'.repeat(201)}`, 'q'],
    ['parola=x', ''],
  ])('%s è un errore spiegato, che nomina il parametro', async (query, path) => {
    const { status, headers, body } = await ask(`?${query}`);
    expect(status).toBe(400);
    expect(headers['content-type']).toContain('application/problem+json');
    expect(body).toMatchObject({ type: 'urn:talenthub:problem:bad-query', status: 400, title: expect.any(String) });
    expect(body.errors[0].path.startsWith(path)).toBe(true);
    expect(body.errors[0].message).toBeTruthy();
  });

  test('completa le parole con quelle degli annunci', async () => {
    const { body } = await app.inject('/api/v1/complete?q=pizz');
    expect(JSON.parse(body)).toEqual({ items: ['pizzeria'] });
    expect((await app.inject(`/api/v1/complete?q=${'a'.repeat(101)}`)).statusCode).toBe(400);
  });
});
