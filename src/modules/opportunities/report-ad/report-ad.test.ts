import { beforeAll, describe, expect, test } from 'vitest';
import { submit, TEST_NOW, testApp } from '../../../../test/support/app.ts';
import { testDatabase } from '../../../../test/support/database.ts';
import { addAds } from '../testing/add-ads.ts';

const database = await testDatabase();
const now = new Date(TEST_NOW);
let app: Awaited<ReturnType<typeof testApp>>['app'];
let form = '';
let page = '';
beforeAll(async () => {
  ({ app } = await testApp(database));
  const [id] = await addAds(database, [{ title: 'Lavoro da casa' }], now);
  page = `/opportunita/${id}-lavoro-da-casa`;
  form = `${page}/segnala`;
});
const reports = async () => (await database.pool.query('select reason, text from opportunities_report order by id')).rows;

describe('segnalare un annuncio', () => {
  test('la segnalazione arriva senza dire chi l’ha fatta, con traccia ed evento, e si torna all’annuncio', async () => {
    const sent = await submit(app, form, { reason: 'money', text: 'Mi hanno chiesto 50 euro, chiamare 347 1234567' }, form);
    expect(sent).toMatchObject({ statusCode: 303, headers: { location: `${page}?esito=report-sent` } });
    expect(await reports()).toEqual([{ reason: 'money', text: expect.not.stringContaining('347') }]);
    const audit = await database.pool.query("select actor, details from platform_audit where action = 'opportunities.report'");
    expect(audit.rows).toEqual([{ actor: null, details: { reason: 'money' } }]);
    const event = await database.pool.query("select payload from platform_event where type = 'opportunities.ad-reported'");
    expect(event.rows[0].payload).toMatchObject({ reason: 'money' });
    expect((await app.inject(`${page}?esito=report-sent`)).body).toMatch(/la segnalazione è arrivata/);
  });

  test.each([
    ['nessun motivo', { text: 'strano' }],
    ['un motivo inventato', { reason: 'boh', text: 'strano' }],
    ['«altro» senza parole', { reason: 'other', text: '' }],
    ['un testo troppo lungo', { reason: 'fake', text: 'x'.repeat(2001) }],
  ])('%s: 422, niente va perso e niente è salvato', async (_what, fields) => {
    const before = await reports();
    const response = await submit(app, form, fields, form);
    expect(response.statusCode).toBe(422);
    expect(response.body).toContain('th-error-summary');
    if (fields.text) expect(response.body).toContain(fields.text);
    expect(await reports()).toEqual(before);
  });

  test('un annuncio che non si vede non si può segnalare', async () => {
    const [id] = await addAds(database, [{ title: 'Chiuso', expires_at: now }], now);
    expect((await app.inject(`/opportunita/${id}-chiuso/segnala`)).statusCode).toBe(404);
    expect((await submit(app, `/opportunita/${id}-chiuso/segnala`, { reason: 'fake' }, form)).statusCode).toBe(404);
  });

  test('senza il segno del modulo la segnalazione è rifiutata', async () => {
    const response = await app.inject({
      method: 'POST',
      url: form,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: 'reason=fake',
    });
    expect(response.statusCode).toBe(403);
  });
});
