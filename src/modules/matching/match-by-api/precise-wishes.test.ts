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

describe('i desideri più precisi', () => {
  const waiting = { skills: [{ uri: uri('servire-ai-tavoli') }], place: 'Cremona', licences: [uri('patente-b')] };
  const titles = async (more: object) =>
    (await match({ ...waiting, ...more })).body.items.map(({ opportunity }) => opportunity.title).sort();

  test('un lavoro rifiutato, per nome o per gruppo ISCO, non torna', async () => {
    expect(await titles({})).toHaveLength(3);
    expect(await titles({ refused_occupations: ['cameriere'] })).toEqual([]);
    expect(await titles({ refused_occupations: ['513'] })).toEqual([]);
    expect(await titles({ refused_occupations: ['7212'] })).toHaveLength(3);
    const unknown = await match({ refused_occupations: ['0000', 'zzqxw'] });
    expect([unknown.status, unknown.body.errors.map(({ path }) => path)]).toEqual([
      422,
      ['refused_occupations.0', 'refused_occupations.1'],
    ]);
  });

  test('il viaggio in minuti limita come un raggio e dice quanto ci vuole', async () => {
    expect(await titles({ travel: { mode: 'foot', minutes: 30 } })).toEqual(['Cameriere', 'Cameriere con patente']);
    const { items } = (await match({ ...waiting, travel: { mode: 'car', minutes: 120 } })).body;
    const crema = items.find(({ opportunity }) => opportunity.title === 'Cameriere a Crema');
    expect(crema?.parts.find(({ name }) => name === 'distance')?.text).toMatch(/ km da te: circa \d+ minuti in auto\.$/);
  });

  test('ore, lingue e primo giorno: chi chiede altro non torna, e il cambiamento proposto lo fa tornare', async () => {
    await publish([
      { ...AD, title: 'Sala, 40 ore', skills: [ask('servire-ai-tavoli')], hours_week_min: 40, hours_week_max: 40 },
      {
        ...AD,
        title: 'Sala, inglese B2',
        skills: [ask('servire-ai-tavoli')],
        languages: JSON.stringify([{ lang: 'en', level: 'B2', essential: true }]),
      },
      { ...AD, title: 'Sala, da domani', skills: [ask('servire-ai-tavoli')], starts_on: '2026-11-22' },
    ]);
    const wishes = {
      hours: { min: 16, max: 24 },
      languages: [{ code: 'en', level: 'A2' }],
      available_from: '2026-12-01',
      radius_km: 20,
    };
    expect(await titles({ radius_km: 20 })).toHaveLength(5);
    expect(await titles(wishes)).toEqual(['Cameriere', 'Cameriere con patente']);
    const { body } = await match({ ...waiting, ...wishes });
    expect(body.what_would_change.map(({ change }) => change)).toEqual(
      expect.arrayContaining([
        { type: 'hours', value: 40 },
        { type: 'language', value: 'en:B2' },
      ]),
    );
    expect((await match({ ...waiting, ...wishes, hours: { min: 16, max: 40 } })).body.total).toBe(body.total + 1);
    expect((await match({ ...waiting, ...wishes, languages: [{ code: 'en', level: 'B2' }] })).body.total).toBe(body.total + 1);
  });

  test('come sai una cosa si può dire, e non cambia niente', async () => {
    const plain = (await match(waiting)).body;
    const certified = (await match({ ...waiting, skills: [{ uri: uri('servire-ai-tavoli'), source: 'certified' }] })).body;
    expect(certified.items.map(({ score }) => score)).toEqual(plain.items.map(({ score }) => score));
    expect(certified.items[0]?.parts[0]?.text).toMatch(/Con un attestato: servire ai tavoli\.$/);
  });
});
