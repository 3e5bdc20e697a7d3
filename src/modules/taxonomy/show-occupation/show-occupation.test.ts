import { beforeAll, describe, expect, test } from 'vitest';
import { testApp } from '../../../../test/support/app.ts';
import { testDatabase } from '../../../../test/support/database.ts';
import { taxonomyOf } from '../api.ts';
import { loadTaxonomy } from '../testing/load-taxonomy.ts';

const database = await testDatabase();
const { app, platform } = await testApp(database);

beforeAll(() => loadTaxonomy(database));

describe('la scheda di una professione', () => {
  test('dice titoli, compiti, competenze, interessi e studi in parole', async () => {
    const { statusCode, body } = await app.inject('/professioni/cameriere-di-sala');
    expect(statusCode).toBe(200);
    expect(body.match(/<h1/g)).toHaveLength(1);
    for (const text of [
      'Cameriere/a di sala',
      'cameriera di sala',
      'personale di sala',
      'Che cosa fai',
      'servire ai tavoli',
      'Aiutare e insegnare',
    ]) {
      expect(body).toContain(text);
    }
    expect(body).toContain('livello europeo');
    expect(body).toContain('href="/opportunita?occupation=cameriere-di-sala"');
  });

  test('porta con sé i dati strutturati di schema.org', async () => {
    const { body } = await app.inject('/professioni/cameriere-di-sala');
    const data = JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/.exec(body)?.[1] ?? 'null');
    expect(data).toMatchObject({
      '@type': 'Occupation',
      name: 'cameriere/a di sala',
      occupationalCategory: { codeValue: '5131' },
    });
    expect(data.responsibilities).toContain('tavoli');
  });

  test('propone professioni simili, mai se stessa', async () => {
    const { similar } = (await app.inject('/api/v1/occupations/cameriere-di-sala')).json();
    expect(similar.length).toBeGreaterThan(2);
    expect(similar.map((each: { uri: string }) => each.uri)).not.toContain('urn:talenthub:occupation:cameriere-di-sala');
  });

  test('in inglese avverte che la descrizione esiste solo in italiano', async () => {
    const { body } = await app.inject('/en/professioni/cameriere-di-sala');
    expect(body).toContain('The description exists only in Italian');
    expect(body).toContain('lang="it"');
  });

  test('una professione che non esiste è una pagina che aiuta, con codice 404', async () => {
    const { statusCode, body } = await app.inject('/professioni/domatore-di-draghi');
    expect(statusCode).toBe(404);
    expect(body).toContain('Cercala per nome');
  });

  test('tutte le schede si aprono, in italiano e in inglese', async () => {
    for (const [n, { slug }] of [...(await taxonomyOf(platform)).occupations()].entries()) {
      const prefix = n % 2 === 0 ? '' : '/en';
      expect((await app.inject(`${prefix}/professioni/${slug}`)).statusCode, slug).toBe(200);
    }
  }, 120_000);

  test('la mappa del sito le elenca', async () => {
    const { body } = await app.inject('/sitemap.xml');
    expect(body).toContain('/professioni/cameriere-di-sala<');
  });
});
