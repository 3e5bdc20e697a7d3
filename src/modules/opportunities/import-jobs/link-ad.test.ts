import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testApp } from '../../../../test/support/app.ts';
import { testDatabase } from '../../../../test/support/database.ts';
import { taxonomyOf } from '../../taxonomy/api.ts';
import { loadTaxonomy } from '../../taxonomy/testing/load-taxonomy.ts';
import { loadPlaces } from '../../territory/testing/load-places.ts';
import { importBench } from '../testing/import-bench.ts';
import { lines, offer } from '../testing/offers.ts';
import { announcedTitles } from './link-ad.ts';

const database = await testDatabase();
const { app, platform } = await testApp(database);
const bench = importBench(platform);

beforeAll(async () => {
  await loadPlaces(database);
  await loadTaxonomy(database);
});
afterAll(() => bench.remove());

const VAGUE = 'FIGURA PER LA NOSTRA SEDE';
const ads = [
  offer('TITOLO', { Qualifica: 'BARISTA', Mansioni: 'Colazioni e aperitivi.' }),
  offer('QUALIFICA', { Qualifica: `Cuochi in alberghi e ristoranti - ${VAGUE}`, Mansioni: 'Si lavora in gruppo.' }),
  offer('TESTO', { Qualifica: 'CERCASI PERSONALE', Mansioni: 'Siamo un salone del centro. Cerchiamo una parrucchiera con esperienza.' }),
  offer('NIENTE', { Qualifica: VAGUE, Mansioni: 'Ambiente dinamico, contattaci per sapere di più.' }),
];

async function imported() {
  await bench.run(bench.file('collegati.jsonl', lines(ads)), '--source', 'CPI');
  const { rows } = await database.pool.query(
    'select id, slug, external_key, occupation_id, occupation_confidence, occupation_source, isco from opportunities_ad',
  );
  return new Map(rows.map((row) => [row.external_key, row]));
}

describe('a quale professione va un annuncio', async () => {
  test('decide il titolo, poi la qualifica, poi il testo; e si ricorda che cosa ha deciso', async () => {
    const rows = await imported();
    const taxonomy = await taxonomyOf(platform);
    const slugOf = (key: string) => taxonomy.occupation(rows.get(key).occupation_id)?.slug;
    expect(rows.get('TITOLO')).toMatchObject({ occupation_source: 'title', isco: '5132' });
    expect(rows.get('QUALIFICA')).toMatchObject({ occupation_source: 'hint', isco: '5120' });
    expect(rows.get('TESTO')).toMatchObject({ occupation_source: 'text', isco: '5141' });
    expect(slugOf('TITOLO')).toBe('barista');
    const confidence = (key: string) => rows.get(key).occupation_confidence as number;
    expect(confidence('TITOLO')).toBeGreaterThan(confidence('TESTO'));
    expect(confidence('TESTO')).toBeGreaterThanOrEqual(0.6);
  });

  test('quando niente lo dice l’annuncio resta senza professione, ma si trova e la pagina non inventa niente', async () => {
    const row = (await imported()).get('NIENTE');
    expect(row).toMatchObject({ occupation_id: null, occupation_source: 'none', isco: null });
    expect(row.occupation_confidence ?? 0).toBeLessThan(0.6);
    const page = await app.inject(`/opportunita/${row.id}-${row.slug}`);
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain('Figura per la nostra sede');
    expect(page.body).not.toMatch(/href="\/professioni\/[a-z]/);
    const item = (await app.inject(`/api/v1/opportunities/${row.id}`)).json();
    expect(JSON.stringify(item)).not.toMatch(/confidence|occupation_source/i);
  });
});

describe('i titoli annunciati in un testo', () => {
  test.each([
    ['Cerchiamo un cuoco per la stagione.', ['cuoco']],
    ['Hotel cerca 2 camerieri ai piani, vitto e alloggio', ['camerieri ai piani']],
    ['Selezioniamo un’impiegata amministrativa.', ['impiegata amministrativa']],
    ['Inserimento nella figura di barista presso il nostro locale', ['barista']],
    ['Ambiente dinamico e giovane.', []],
    ['', []],
  ])('«%s»', (text, titles) => {
    expect(announcedTitles(text)).toEqual(titles);
  });
});
