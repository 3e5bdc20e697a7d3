import { beforeAll, describe, expect, test } from 'vitest';
import { TEST_NOW, testApp } from '../../../../test/support/app.ts';
import { testDatabase } from '../../../../test/support/database.ts';
import { apiItemSchema } from '../content/api-item.ts';
import { addAds } from '../testing/add-ads.ts';

const database = await testDatabase();
const now = new Date(TEST_NOW);
let app: Awaited<ReturnType<typeof testApp>>['app'];
beforeAll(async () => {
  ({ app } = await testApp(database));
});

describe('GET /api/v1/opportunities/{id}', () => {
  test('i campi del contratto, con la descrizione e lo stato', async () => {
    const [id] = await addAds(
      database,
      [{ title: 'Barista', pay_min: 9.5, pay_per: 'hour', pay_currency: 'EUR', pay_net: false, openings: 2 }],
      now,
    );
    const response = await app.inject(`/api/v1/opportunities/${id}`);
    expect(response.statusCode).toBe(200);
    expect(apiItemSchema.safeParse(response.json()).error).toBeUndefined();
    expect(response.json()).toMatchObject({
      id,
      url: expect.stringMatching(new RegExp(`/opportunita/${id}-barista$`)),
      kind: 'job',
      title: 'Barista',
      place: { istat: '019036', name: 'Cremona', province: 'CR' },
      distance_km: null,
      salary: { min: 9.5, max: null, per: 'hour', currency: 'EUR', net: false },
      status: 'published',
      description: expect.any(String),
      openings: 2,
    });
    expect(
      (await app.inject({ url: `/api/v1/opportunities/${id}`, headers: { 'if-none-match': String(response.headers.etag) } })).statusCode,
    ).toBe(304);
  });

  test('quello che non c’è più è 410, quello che non c’è (o aspetta un controllo) è 404, sempre come problem+json', async () => {
    const old = new Date('2026-09-01T00:00:00Z');
    const [gone, pending] = await addAds(
      database,
      [
        { title: 'A', withdrawn_at: old },
        { title: 'B', review: 'pending' },
      ],
      now,
    );
    for (const [id, status] of [
      [gone, 410],
      [pending, 404],
      [987_654, 404],
      ['x', 404],
      ['1e400', 404],
    ]) {
      const response = await app.inject(`/api/v1/opportunities/${id}`);
      expect(response.statusCode, String(id)).toBe(status);
      expect(response.headers['content-type']).toContain('application/problem+json');
    }
  });
});
