import { beforeAll, describe, expect, test } from 'vitest';
import { testApp } from '../../../../test/support/app.ts';
import { testDatabase } from '../../../../test/support/database.ts';
import { loadPlaces } from '../testing/load-places.ts';

const database = await testDatabase();
beforeAll(() => loadPlaces(database));

describe('GET /api/v1/places', () => {
  test('un pezzo di nome dà i comuni con codice, provincia, posizione e CAP', async () => {
    const { app } = await testApp(database);
    const answer = await app.inject('/api/v1/places?q=cantu&limit=3');
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['cache-control']).toContain('max-age=3600');
    expect(answer.json()).toEqual({
      items: [
        {
          istat: '013041',
          name: 'Cantù',
          province: 'CO',
          region: '03',
          lat: expect.closeTo(45.74, 1),
          lon: expect.closeTo(9.13, 1),
          caps: ['22063'],
        },
      ],
    });
    const again = await app.inject({ url: '/api/v1/places?q=cantu&limit=3', headers: { 'if-none-match': String(answer.headers.etag) } });
    expect(again.statusCode).toBe(304);
    await app.close();
  });

  test('senza testo non trova niente, con un limite sbagliato lo dice', async () => {
    const { app } = await testApp(database);
    expect((await app.inject('/api/v1/places')).json()).toEqual({ items: [] });
    expect((await app.inject('/api/v1/places?q=Milano&limit=5000')).statusCode).toBe(400);
    expect((await app.inject('/api/v1/places?q=san&limit=50')).json().items).toHaveLength(50);
    await app.close();
  });
});
