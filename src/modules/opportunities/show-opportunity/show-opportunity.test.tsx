import { beforeAll, describe, expect, test } from 'vitest';
import { TEST_NOW, testApp } from '../../../../test/support/app.ts';
import { testDatabase } from '../../../../test/support/database.ts';
import { fixedClock } from '../../../platform/clock/clock.ts';
import { taxonomyOf } from '../../taxonomy/api.ts';
import { loadTaxonomy } from '../../taxonomy/testing/load-taxonomy.ts';
import { loadPlaces } from '../../territory/testing/load-places.ts';
import { CONTRACTS } from '../domain/opportunity.ts';
import { type AdSketch, addAds } from '../testing/add-ads.ts';
import { texts } from '../texts.ts';
import { decodeContract } from './contract-decoder.ts';

const database = await testDatabase();
const now = new Date(TEST_NOW);
const clock = fixedClock(now);
const days = (count: number) => new Date(now.getTime() + count * 86_400_000);
let app: Awaited<ReturnType<typeof testApp>>['app'];
let platform: Awaited<ReturnType<typeof testApp>>['platform'];

beforeAll(async () => {
  await loadPlaces(database);
  await loadTaxonomy(database);
  ({ app, platform } = await testApp(database, { clock }));
});

async function put(ad: AdSketch): Promise<{ id: number; path: string }> {
  const [id = 0] = await addAds(database, [ad], now);
  const { rows } = await database.pool.query<{ slug: string }>('select slug from opportunities_ad where id = $1', [id]);
  return { id, path: `/opportunita/${id}-${rows[0]?.slug}` };
}

describe('la pagina di un annuncio', () => {
  test.each<[string, Partial<AdSketch>, number, boolean, RegExp]>([
    ['aperto', { expires_at: days(10) }, 200, true, /Come candidarsi/],
    ['senza scadenza', {}, 200, true, /Come candidarsi/],
    ['scaduto ieri', { expires_at: days(-1) }, 200, false, /Questo annuncio è scaduto/],
    ['scaduto ora', { expires_at: now }, 200, false, /Questo annuncio è scaduto/],
    ['posto preso', { filled_at: days(-2) }, 200, false, /Il posto è già stato preso/],
    ['ritirato', { withdrawn_at: days(-2), withdrawn_by: 'feed' }, 200, false, /ha ritirato l(?:'|&#39;|&apos;)annuncio/],
    ['scaduto da trentuno giorni', { expires_at: days(-31) }, 410, false, /da oltre un mese/],
    ['ritirato da un anno', { withdrawn_at: days(-365), withdrawn_by: 'person' }, 410, false, /da oltre un mese/],
    ['da controllare', { review: 'pending' }, 404, false, /non esiste/],
    ['bozza', { review: 'draft' }, 404, false, /non esiste/],
  ])('%s → la risposta giusta', async (_what, ad, status, indexable, words) => {
    const { path } = await put({ title: 'Cameriere di sala', apply_url: 'https://lavora.example/123', ...ad });
    const response = await app.inject(path);
    expect(response.statusCode).toBe(status);
    expect(response.body).toMatch(words);
    expect(response.body.includes('name="robots" content="noindex"')).toBe(!indexable);
    expect(response.body.includes('lavora.example')).toBe(indexable);
    expect(response.body.includes('application/ld+json')).toBe(indexable);
    expect(response.body.match(/<h1/g)).toHaveLength(1);
  });

  test('un numero che non c’è e un indirizzo che non è un numero: 404', async () => {
    for (const path of ['/opportunita/999999-x', '/opportunita/abc', '/opportunita/1%27--', '/opportunita/99999999999999999999-x'])
      expect((await app.inject(path)).statusCode, path).toBe(404);
  });

  test('un titolo sbagliato nell’indirizzo porta a quello giusto, tenendo il resto (301)', async () => {
    const { id, path } = await put({ title: 'Barista' });
    for (const wrong of [`/opportunita/${id}`, `/opportunita/${id}-barman`]) {
      const response = await app.inject(`${wrong}?near=Cremona`);
      expect(response).toMatchObject({ statusCode: 301, headers: { location: `${path}?near=Cremona` } });
    }
    expect((await app.inject(`/en/opportunita/${id}`)).headers.location).toBe(`/en${path}`);
  });

  test('un doppione porta all’originale, finché l’originale è aperto', async () => {
    const original = await put({ title: 'Originale' });
    const copy = await put({ title: 'Copia', duplicate_of: original.id });
    expect(await app.inject(copy.path)).toMatchObject({ statusCode: 302, headers: { location: original.path } });
    await database.pool.query('update opportunities_ad set withdrawn_at = $1 where id = $2', [now, original.id]);
    expect((await app.inject(copy.path)).statusCode).toBe(200);
  });

  test('il testo di una fonte resta testo: paragrafi ed elenchi, mai HTML né codice', async () => {
    const description = 'Primo <script>alert(1)</script>\n\n- uno\n- due <b>grassetto</b>\n\n</script><img src=x onerror=alert(1)>';
    const { path } = await put({ title: 'Prova <i>x</i>', description, organisation: 'A & B </title>' });
    const { body } = await app.inject(path);
    expect(body).toContain('<li>uno</li>');
    expect(body).not.toMatch(/<script>alert|<b>grassetto|<img src=x|<i>x/);
    const data = /<script type="application\/ld\+json">(.*?)<\/script>/.exec(body)?.[1] ?? '';
    expect(JSON.parse(data)).toMatchObject({ '@type': 'JobPosting' });
  });

  test('da dove parti: la distanza si vede solo se l’hai detta', async () => {
    const { path } = await put({ title: 'Cuoco' });
    expect((await app.inject(`${path}?near=Crema`)).body).toMatch(/Cremona \(CR\), a 3\d km/);
    expect((await app.inject(path)).body).not.toMatch(/, a \d+ km/);
    expect((await app.inject(`${path}?near=qwertyuiop`)).statusCode).toBe(200);
  });

  test('simili: la stessa professione prima, vicino prima, mai quelli chiusi, al massimo quattro', async () => {
    const taxonomy = await taxonomyOf(platform);
    const [occupation] = taxonomy.searchOccupations('elettricista', 'it', 1);
    const like = { occupation_id: occupation?.id ?? null, isco: occupation?.isco ?? null, sectors: [...(occupation?.sectors ?? [])] };
    const far = { place_istat: '016024', place_name: 'Bergamo', place_province: 'BG', lat: 45.6949, lon: 9.6699 };
    const { path } = await put({ title: 'Elettricista', ...like });
    await put({ title: 'Elettricista lontano', ...like, ...far });
    for (const name of ['uno', 'due', 'tre']) await put({ title: `Elettricista ${name}`, ...like });
    await put({ title: 'Elettricista scaduto', ...like, expires_at: days(-1) });
    const { body } = await app.inject(path);
    const titles = [...body.matchAll(/class="stretched-link"[^>]*>([^<]+)</g)].map((match) => match[1]);
    expect(titles).toHaveLength(4);
    expect(titles.slice(0, 3).sort()).toEqual(['Elettricista due', 'Elettricista tre', 'Elettricista uno']);
    expect(titles[3]).toBe('Elettricista lontano');
  });
});

describe('i dati per i motori di ricerca', () => {
  test('JobPosting con tutto quello che schema.org e Google chiedono', async () => {
    const { id, path } = await put({
      title: 'Magazziniere',
      pay_min: 1400,
      pay_max: 1600,
      pay_per: 'month',
      pay_currency: 'EUR',
      pay_net: false,
      expires_at: days(5),
    });
    const api = await app.inject({ url: `/api/v1/opportunities/${id}`, headers: { accept: 'application/ld+json' } });
    expect(api.headers['content-type']).toContain('application/ld+json');
    const page = JSON.parse(/ld\+json">(.*?)<\/script>/.exec((await app.inject(path)).body)?.[1] ?? '{}');
    for (const posting of [page, api.json()])
      expect(posting).toMatchObject({
        '@context': 'https://schema.org',
        '@type': 'JobPosting',
        title: 'Magazziniere',
        description: expect.stringMatching(/^<p>/),
        datePosted: '2026-11-21T09:00:00.000Z',
        validThrough: days(5).toISOString(),
        hiringOrganization: { '@type': 'Organization', name: 'Bottega Prova' },
        jobLocation: {
          '@type': 'Place',
          address: { '@type': 'PostalAddress', addressLocality: 'Cremona', addressRegion: 'CR', addressCountry: 'IT' },
        },
        employmentType: ['FULL_TIME', 'TEMPORARY'],
        baseSalary: { currency: 'EUR', value: { minValue: 1400, maxValue: 1600, unitText: 'MONTH' } },
        url: expect.stringContaining(path),
      });
  });

  test('la mappa del sito ha gli annunci aperti e nessun altro', async () => {
    const open = await put({ title: 'Aperto per la mappa' });
    const closed = await put({ title: 'Chiuso per la mappa', expires_at: days(-1) });
    const { body } = await app.inject('/sitemap.xml');
    expect(body).toContain(`${open.path}<`);
    expect(body).not.toContain(closed.path);
  });
});

describe('il contratto in parole semplici', () => {
  test.each(CONTRACTS)('%s: che cos’è, senza segnaposto, in italiano e in inglese', (contract) => {
    for (const locale of ['it', 'en'] as const) {
      const { sections } = decodeContract(contract, locale, true);
      expect(sections[0]?.title).toBe(texts(locale)('decoder.what'));
      expect(sections.length).toBeGreaterThanOrEqual(4);
      for (const { text } of sections) expect(text).toMatch(/^[^{}]{20,400}$/);
    }
  });

  test('ogni numero ha la sua fonte, e l’indennità di tirocinio vale solo in Lombardia', () => {
    expect(decodeContract('fixed_term', 'it', true).sources.map((source) => source.name)).toContain('D.Lgs. 81/2015, art. 19');
    const pay = (lombardy: boolean) => decodeContract('internship', 'it', lombardy).sections.some(({ text }) => text.includes('500 €'));
    expect([pay(true), pay(false)]).toEqual([true, false]);
    expect(decodeContract(null, 'it', true).sections).toHaveLength(1);
  });
});
