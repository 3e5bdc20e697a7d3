import { beforeAll, describe, expect, test } from 'vitest';
import { testApp } from '../../../../test/support/app.ts';
import { testDatabase } from '../../../../test/support/database.ts';
import { loadTaxonomy } from '../testing/load-taxonomy.ts';

const database = await testDatabase();
const { app } = await testApp(database);

beforeAll(() => loadTaxonomy(database));

const post = (url: string, payload: object | string) =>
  app.inject({ method: 'POST', url, headers: { 'content-type': 'application/json' }, payload });

describe('l’API delle professioni', () => {
  test('cerca per nome', async () => {
    const { items } = (await app.inject('/api/v1/occupations?q=barista&limit=3')).json();
    expect(items[0]).toMatchObject({ uri: 'urn:talenthub:occupation:barista', isco: '5132', label: 'barista' });
    expect(items.length).toBeLessThanOrEqual(3);
  });

  test('una professione si chiede per numero, per indirizzo leggibile o per URI', async () => {
    const uri = 'urn:talenthub:occupation:barista';
    const bySlug = (await app.inject('/api/v1/occupations/barista')).json();
    const byUri = (await app.inject(`/api/v1/occupations/${encodeURIComponent(uri)}`)).json();
    const byId = (await app.inject(`/api/v1/occupations/${bySlug.id}`)).json();
    expect(bySlug).toEqual(byUri);
    expect(bySlug).toEqual(byId);
    expect(bySlug.skills.essential.length).toBeGreaterThanOrEqual(4);
  });

  test('una che non c’è è un problema in formato problem+json', async () => {
    const answer = await app.inject('/api/v1/occupations/999999999');
    expect(answer.statusCode).toBe(404);
    expect(answer.headers['content-type']).toContain('application/problem+json');
  });

  test('collega i titoli alle professioni, la migliore per prima', async () => {
    const answer = await post('/api/v1/occupations/link', { texts: ['Cameriere/a di sala', 'aaaa'], lang: 'it', limit: 2 });
    expect(answer.statusCode).toBe(200);
    const [waiter, nothing] = answer.json();
    expect(waiter.text).toBe('Cameriere/a di sala');
    expect(waiter.candidates[0]).toEqual({
      ...{ uri: 'urn:talenthub:occupation:cameriere-di-sala', label: 'cameriere/a di sala', isco: '5131', score: 1 },
    });
    expect(waiter.candidates.length).toBeLessThanOrEqual(2);
    expect(nothing.candidates).toEqual([]);
  });

  test('trova le competenze in un testo, con la loro posizione', async () => {
    const text = 'Cerchiamo una persona con HACCP e uso della cassa. Non è richiesta la patente B.';
    const found = (await post('/api/v1/skills/extract', { text, lang: 'it' })).json();
    expect(found.map((each: { from: number; to: number }) => text.slice(each.from, each.to))).toEqual(['HACCP', 'uso della cassa']);
    expect(found[0].uri).toMatch(/^urn:talenthub:skill:/);
  });

  test.each([
    ['/api/v1/occupations/link', {}],
    ['/api/v1/occupations/link', { texts: [] }],
    ['/api/v1/occupations/link', { texts: Array.from({ length: 101 }, () => 'cuoco') }],
    ['/api/v1/occupations/link', { texts: ['cuoco'], lang: 'xx' }],
    ['/api/v1/occupations/link', { texts: ['cuoco'], limit: 101 }],
    ['/api/v1/skills/extract', { lang: 'it' }],
    ['/api/v1/skills/extract', '"testo"'],
    ['/api/v1/skills/extract', 'null'],
  ])('una richiesta sbagliata a %s dice che cosa non va', async (url, payload) => {
    const answer = await post(url, payload);
    expect(answer.statusCode).toBe(400);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.json().errors.length).toBeGreaterThan(0);
  });
});
