import { afterAll, beforeAll, expect, test } from 'vitest';
import { testApp } from '../../../../test/support/app.ts';
import { testDatabase } from '../../../../test/support/database.ts';
import { taxonomyOf } from '../../taxonomy/api.ts';
import { loadTaxonomy } from '../../taxonomy/testing/load-taxonomy.ts';
import { loadPlaces } from '../../territory/testing/load-places.ts';
import { adById } from '../store/read-ads.ts';
import { importBench } from '../testing/import-bench.ts';
import { lines, offer } from '../testing/offers.ts';

const database = await testDatabase();
const { app, platform } = await testApp(database);
const bench = importBench(platform);

beforeAll(async () => {
  await loadPlaces(database);
  await loadTaxonomy(database);
});
afterAll(() => bench.remove());

async function imported(key: string, changes: Readonly<Record<string, unknown>>) {
  await bench.run(bench.file(`${key}.jsonl`, lines([offer(key, changes)])), '--source', 'CPI');
  const { rows } = await database.pool.query<{ id: number }>('select id from opportunities_ad where external_key = $1', [key]);
  const ad = await database.read((db) => adById(db, Number(rows[0]?.id), platform.clock.now()));
  if (!ad) throw new Error('no ad');
  return ad;
}

const TEXT =
  'Lavoro part time di 20-24 ore settimanali su turni. Inglese B1, tedesco gradito. Diploma. Almeno 2 anni di esperienza. Patente C e CQC, gradito il patentino del muletto. Da gennaio 2027.';

test('quello che la fonte non dice in un campo si legge nel testo, e si sa da dove viene', async () => {
  const ad = await imported('T1', { Mansioni: TEXT });
  expect(ad).toMatchObject({
    contract: 'fixed_term',
    schedule: 'part_time',
    hours: null,
    hoursWeek: { min: 20, max: 24 },
    languages: [
      { lang: 'en', level: 'B1', essential: true },
      { lang: 'de', level: null, essential: false },
    ],
    educationLevel: 4,
    experienceMonths: 24,
    startsOn: '2027-01-01',
    shifts: ['shifts'],
  });
  expect([...ad.readInText].sort()).toEqual(
    ['educationLevel', 'experienceMonths', 'hours', 'languages', 'licences', 'schedule', 'shifts', 'startsOn'].sort(),
  );
  const taxonomy = await taxonomyOf(platform);
  const licences = ad.licences.map((id) => taxonomy.skill(id)?.uri.split(':').at(-1));
  expect(licences.sort()).toEqual(['cqc', 'patente-c', 'patentino-muletto']);
});

test('il campo della fonte vale più del testo', async () => {
  const ad = await imported('T2', {
    Mansioni: 'Contratto a tempo indeterminato, full time 40 ore settimanali, RAL 30.000.',
    TipoContratto: 'TIROCINIO EXTRACURRICULARE',
    TipoOrario: 'TEMPO PARZIALE 24 ore',
    Retribuzione: '€ 800 al mese',
  });
  expect(ad).toMatchObject({
    kind: 'internship',
    contract: 'internship',
    schedule: 'part_time',
    hours: 24,
    pay: { min: 800, per: 'month' },
  });
  expect(ad.readInText).toEqual([]);
});

test('la pagina li dice in parole semplici, anche in inglese', async () => {
  const ad = await imported('T3', { Mansioni: TEXT });
  const page = async (prefix: string) =>
    (await app.inject({ url: `${prefix}/opportunita/${ad.id}-${ad.slug}` })).body.replaceAll('&#39;', "'");
  const italian = await page('');
  for (const words of [
    '20–24 ore alla settimana',
    'inglese, livello B1',
    'tedesco (gradita)',
    'Diploma',
    'Almeno 2 anni',
    'a turni',
    'le abbiamo lette noi',
  ])
    expect(italian).toContain(words);
  const english = await page('/en');
  for (const words of ['20–24 hours a week', 'English, level B1', 'At least 2 years', 'in shifts']) expect(english).toContain(words);
});

test('un annuncio che non dice niente non ha niente di inventato', async () => {
  const ad = await imported('T4', { Mansioni: 'Servire ai tavoli con un sorriso.' });
  expect(ad).toMatchObject({
    hoursWeek: null,
    languages: null,
    educationLevel: null,
    experienceMonths: null,
    startsOn: null,
    shifts: null,
  });
  expect(ad.readInText).toEqual([]);
});
