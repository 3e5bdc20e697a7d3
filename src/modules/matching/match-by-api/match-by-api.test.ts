import { describe, expect, test } from 'vitest';
import { testDatabase } from '../../../../test/support/database.ts';
import { taxonomyOf } from '../../taxonomy/api.ts';
import { CREMA, CREMONA, seededApp } from '../testing/seeded-app.ts';

const database = await testDatabase();
const { app, platform, publish } = await seededApp(database);
const taxonomy = await taxonomyOf(platform);
const uri = (slug: string) => `urn:talenthub:skill:${slug}`;
const ask = (slug: string) => ({ skill_id: taxonomy.skillByUri(uri(slug))?.id ?? 0, essential: true, licence: false, implied: false });
const waiter = taxonomy.occupationByUri('urn:talenthub:occupation:cameriere-di-sala');
const AD = { ...CREMONA, occupation_id: waiter?.id ?? null, isco: '5131' };
await publish([
  { ...AD, title: 'Cameriere', skills: [ask('servire-ai-tavoli'), ask('lingua-inglese')] },
  { ...AD, ...CREMA, title: 'Cameriere a Crema', skills: [ask('servire-ai-tavoli')] },
  { ...AD, title: 'Cameriere con patente', skills: [ask('servire-ai-tavoli'), { ...ask('patente-b'), licence: true }] },
]);

const PROFILE = {
  skills: [{ uri: uri('servire-ai-tavoli'), level: 2 }],
  occupations: ['cameriere'],
  interests: { R: 0, I: 0, A: 0.5, S: 1, E: 1, C: 0.2 },
  place: 'Cremona',
  radius_km: 20,
  contracts: ['fixed_term'],
};

interface Part {
  name: string;
  points: number;
  max: number;
  text: string;
}
interface Matches {
  items: {
    opportunity: { title: string; url: string; distance_km: number };
    score: number;
    parts: Part[];
    missing: { uri: string; label: string }[];
  }[];
  what_would_change: { change: { type: string; value: string | number }; text: string; opens: number }[];
  evaluated: number;
  total: number;
}

async function match(body: unknown) {
  const answer = await app.inject({ method: 'POST', url: '/api/v1/matches', payload: body as object });
  return {
    status: answer.statusCode,
    type: String(answer.headers['content-type']),
    body: answer.json() as Matches & { errors: { path: string; message: string }[] },
  };
}

describe('POST /api/v1/matches', () => {
  test('le parti hanno nome, punti e testo, e la loro somma è il punteggio', async () => {
    const { status, body } = await match(PROFILE);
    expect(status).toBe(200);
    expect(body.evaluated).toBe(3);
    expect(body.items.map(({ opportunity }) => opportunity.title)).toEqual(['Cameriere']);
    for (const item of body.items) {
      expect(item.parts.reduce((sum, { points }) => sum + points, 0)).toBe(item.score);
      expect(item.parts.reduce((sum, { max }) => sum + max, 0)).toBe(100);
      for (const { text } of item.parts) expect(text).toMatch(/\.$/);
    }
    expect(body.items[0]?.missing).toEqual([{ uri: uri('lingua-inglese'), label: 'lingua inglese' }]);
    expect(body.items[0]?.opportunity.distance_km).toBeLessThan(1);
  });

  test('le etichette valgono come gli indirizzi, in italiano e in inglese', async () => {
    const byUri = (await match(PROFILE)).body;
    const byLabel = (await match({ ...PROFILE, skills: [{ label: 'Servire ai tavoli', level: 2 }], occupations: [waiter?.uri] })).body;
    expect(byLabel.items).toEqual(byUri.items);
    const english = (await match({ ...PROFILE, lang: 'en', skills: [{ label: 'serve at tables', level: 2 }], occupations: ['waiter'] }))
      .body;
    expect(english.items.map(({ score }) => score)).toEqual(byUri.items.map(({ score }) => score));
    expect(english.items[0]?.parts[0]?.text).toBe('You can do 1 of the 2 things it asks for: serve at tables.');
  });

  test('ogni cambiamento proposto, rimandato com’è, apre quanto aveva promesso', async () => {
    const { body } = await match(PROFILE);
    const kinds = body.what_would_change.map(({ change }) => change.type);
    expect(kinds.sort()).toEqual(['licence', 'radius']);
    for (const { change, opens } of body.what_would_change) {
      const changed = change.type === 'radius' ? { radius_km: change.value } : { licences: [change.value] };
      expect((await match({ ...PROFILE, ...changed })).body.total).toBe(body.total + opens);
    }
  });

  test('quello che non conosciamo è detto voce per voce, con 422', async () => {
    const { status, type, body } = await match({
      skills: [{ label: 'servire ai tavoli' }, { label: 'zzqxw' }],
      occupations: ['zzqxw'],
      place: 'Zzqxw',
      licences: ['servire ai tavoli'],
    });
    expect(status).toBe(422);
    expect(type).toContain('application/problem+json');
    expect(body.errors.map(({ path }) => path)).toEqual(['skills.1', 'licences.0', 'occupations.0', 'place']);
  });

  test.each([
    ['un viaggio e un raggio insieme', { place: 'Cremona', radius_km: 10, travel: { mode: 'car', minutes: 20 } }],
    ['un viaggio senza un luogo', { travel: { mode: 'car', minutes: 20 } }],
    ['un mezzo che non c’è', { place: 'Cremona', travel: { mode: 'razzo', minutes: 20 } }],
    ['minuti negativi', { place: 'Cremona', travel: { mode: 'car', minutes: -5 } }],
    ['ore al contrario', { hours: { min: 30, max: 20 } }],
    ['ore impossibili', { hours: { min: 1, max: 169 } }],
    ['un livello di lingua che non c’è', { languages: [{ code: 'en', level: 'D1' }] }],
    ['una lingua scritta per intero', { languages: [{ code: 'inglese', level: 'B1' }] }],
    ['un giorno che non c’è', { available_from: '2027-02-30' }],
    ['una fonte che non c’è', { skills: [{ uri: uri('usare-excel'), source: 'mamma' }] }],
    ['un tratto protetto', { age: 17 }],
    ['un altro tratto protetto', { ...PROFILE, gender: 'f' }],
    ['un campo in più in una capacità', { skills: [{ uri: uri('usare-excel'), origin: 'x' }] }],
    ['né indirizzo né etichetta', { skills: [{ level: 1 }] }],
    ['un livello che non c’è', { skills: [{ uri: uri('usare-excel'), level: 4 }] }],
    ['un contratto che non c’è', { contracts: ['forever'] }],
    ['un raggio negativo', { radius_km: -1 }],
    ['troppi risultati', { limit: 101 }],
    ['interessi oltre uno', { interests: { R: 2 } }],
    ['un elenco al posto di un oggetto', []],
    ['un testo', 'ciao'],
  ])('è rifiutato con 400: %s', async (_, wrong) => {
    const answer = await app.inject({
      method: 'POST',
      url: '/api/v1/matches',
      headers: { 'content-type': 'application/json' },
      payload: JSON.stringify(wrong),
    });
    expect(answer.statusCode).toBe(400);
    expect(String(answer.headers['content-type'])).toContain('application/problem+json');
    expect((answer.json() as { errors?: unknown[] }).errors?.length).toBeGreaterThan(0);
  });

  test('JSON rotto o un altro tipo di contenuto sono errori chiari, mai un guasto', async () => {
    const post = (type: string, payload: string) =>
      app.inject({ method: 'POST', url: '/api/v1/matches', headers: { 'content-type': type }, payload });
    expect((await post('application/json', '{')).statusCode).toBe(400);
    expect((await post('text/plain', 'ciao')).statusCode).toBe(400);
  });

  test('un profilo vuoto riceve tutto quello che non chiede patenti, al massimo `limit`', async () => {
    expect((await match({})).body.items).toHaveLength(2);
    const one = (await match({ limit: 1 })).body;
    expect([one.items.length, one.total]).toEqual([1, 2]);
  });

  test('è descritto in OpenAPI con il corpo che accetta', async () => {
    const spec = (await app.inject('/openapi.json')).json() as { paths: Record<string, { post?: { requestBody?: object } }> };
    expect(JSON.stringify(spec.paths['/api/v1/matches']?.post?.requestBody)).toContain('"additionalProperties":false');
  });
});
