import { beforeAll, describe, expect, test } from 'vitest';
import { testDatabase } from '../../../../test/support/database.ts';
import { CREMA, CREMONA, MILANO, seededApp } from '../testing/seeded-app.ts';

const database = await testDatabase();
const { app, platform, publish } = await seededApp(database);
const read = async (path: string) => {
  const { statusCode, body } = await app.inject(path);
  return { statusCode, body, h1: /<h1[^>]*>(.*?)<\/h1>/.exec(body)?.[1] ?? '' };
};
const titles = (html: string) => [...html.matchAll(/class="th-card-title"><a[^>]*>(.*?)<\/a>/g)].map((match) => match[1]);

beforeAll(async () => {
  const now = platform.clock.now();
  await publish([
    {
      title: 'Cameriere di sala',
      ...CREMONA,
      contract: 'fixed_term',
      sectors: ['turismo-ristorazione'],
      pay_min: 1400,
      pay_max: 1600,
      pay_per: 'month',
      pay_currency: 'EUR',
      pay_net: false,
    },
    { title: 'Cameriera ai piani', ...CREMONA, contract: 'seasonal', schedule: 'part_time' },
    { title: 'Cameriere per pizzeria', ...CREMA, contract: 'permanent' },
    { title: 'Cameriere d’albergo', ...MILANO, contract: 'permanent' },
    { title: 'Cameriere scaduto', ...CREMONA, expires_at: new Date(now.getTime() - 1000) },
    ...Array.from({ length: 60 }, (_, n) => ({
      title: `Magazziniere ${n + 1}`,
      ...MILANO,
      kind: n % 2 ? ('internship' as const) : ('job' as const),
    })),
  ]);
});

describe('chi cerca', () => {
  test('«cameriere» vicino a Cremona: una frase dice quanti sono, e ci sono solo quelli vicini e aperti', async () => {
    const { statusCode, body, h1 } = await read('/opportunita?q=cameriere&near=Cremona&radius_km=10');
    expect(statusCode).toBe(200);
    expect(h1).toMatch(/^[12] opportunità per «cameriere» vicino a Cremona$/);
    expect(titles(body)).toContain('Cameriere di sala');
    expect(body).not.toContain('Cameriere scaduto');
    expect(body).not.toContain('Cameriere d’albergo');
    expect(body).toContain('Entro 10 km da Cremona');
  });

  test('quello che ha scritto resta nei campi', async () => {
    const { body } = await read('/opportunita?q=cuoco&near=Cremona&radius_km=50&kind=job&salary_min=18000&published_since=7');
    expect(body).toMatch(/name="q"[^>]*value="cuoco"/);
    expect(body).toMatch(/name="near"[^>]*value="Cremona \(CR\)"/);
    expect(body).toMatch(/<option value="50" selected/);
    expect(body).toMatch(/<option value="18000" selected/);
    expect(body).toMatch(/<option value="7" selected/);
  });

  test('le voci dei filtri hanno un conteggio e non portano mai a niente', async () => {
    const { body } = await read('/opportunita?q=cameriere&esatto=1');
    expect(body).toMatch(/value="permanent"[^>]*>.*?Tempo indeterminato.*?\(2\)/s);
    expect(body).not.toContain('id="contract-volunteering"');
    const { h1 } = await read('/opportunita?q=cameriere&esatto=1&contract=permanent');
    expect(h1).toContain('2 opportunità');
  });

  test('un filtro scelto resta visibile anche quando non trova niente, e si può togliere', async () => {
    const { body } = await read('/opportunita?q=cameriere&contract=volunteering');
    expect(body).toMatch(/id="contract-volunteering"[^>]*checked/);
    expect(body).toContain('Non abbiamo trovato niente');
    expect(body).toMatch(/href="\/opportunita\?q=cameriere"[^>]*>Senza «Volontariato»: \d+ opportunità/);
    expect(body).toContain('Informagiovani');
  });

  test('un luogo che non esiste: lo diciamo, proponiamo, e non si perde nulla', async () => {
    const { statusCode, body } = await read('/opportunita?q=cameriere&near=Cremonna+sul+Garda');
    expect(statusCode).toBe(200);
    expect(body).toMatch(/name="near"[^>]*value="Cremonna sul Garda"/);
    expect(body).toContain('Non troviamo «Cremonna sul Garda»');
    expect(body).toMatch(/Intendevi <a href="\/opportunita\?q=cameriere&amp;near=\d{6}"/);
    expect(titles(body).length).toBeGreaterThan(2);
  });

  test('niente entro 5 km: dice quanti ce ne sono più lontano', async () => {
    const { body } = await read('/opportunita?q=cameriere&near=Soncino&radius_km=5&esatto=1');
    expect(body).toContain('Nessun risultato entro 5 km');
    expect(body).toMatch(/href="\/opportunita\?q=cameriere&amp;near=Soncino&amp;(radius_km=\d+&amp;)?esatto=1">\d+ entro \d+ km/);
  });

  test('una parola scritta male: forse cercavi', async () => {
    const { body } = await read('/opportunita?q=camerire&esatto=1');
    expect(body).toMatch(/Forse cercavi <a href="\/opportunita\?q=camerier[ei]&amp;esatto=1">/);
  });

  test('le parole simili si vedono e si possono spegnere', async () => {
    const { body } = await read('/opportunita?q=cameriere');
    expect(body).toContain('Cerchiamo anche: ');
    expect(body).toContain('/opportunita?q=cameriere&amp;esatto=1');
  });

  test('venticinque per pagina; una pagina troppo avanti è l’ultima', async () => {
    expect(titles((await read('/opportunita?q=magazziniere&esatto=1')).body)).toHaveLength(25);
    const last = await read('/opportunita?q=magazziniere&esatto=1&page=99');
    expect(last.statusCode).toBe(200);
    expect(titles(last.body)).toHaveLength(10);
    expect(last.body).toMatch(/<a[^>]*aria-current="page"[^>]*>.*?Pagina 3/s);
    expect(titles((await read('/opportunita?q=magazziniere&page=-1')).body)).toHaveLength(25);
  });

  test('in inglese', async () => {
    const { body, h1 } = await read('/en/opportunita?q=cameriere&near=Cremona&radius_km=10');
    expect(h1).toMatch(/for “cameriere” near Cremona$/);
    expect(body).toContain('href="/en/opportunita/');
    expect(body).toContain('lang="en"');
  });

  test('sulla mappa: un cerchio per comune e gli stessi numeri come lista', async () => {
    const { body } = await read('/opportunita?q=magazziniere&esatto=1&vista=mappa');
    expect(body).toContain('Milano (MI)');
    expect(body).toContain('60 annunci');
    expect(body.match(/<circle/g)?.length).toBeGreaterThanOrEqual(1);
    const svg = await app.inject('/mappa/lombardia.svg');
    expect(svg.headers['content-type']).toContain('image/svg+xml');
    expect(svg.body.match(/M\d/g)?.length).toBe(1502);
  });

  test('venticinque risultati pesano al massimo 60 KB e non chiedono alcuno script in linea', async () => {
    const { body } = await read('/opportunita?near=Milano');
    expect(Buffer.byteLength(body)).toBeLessThan(60_000);
    expect(body).not.toMatch(/<script(?![^>]*(src=|ld\+json))/);
  });

  test('i motori di ricerca tengono gli elenchi semplici, non ogni combinazione', async () => {
    expect((await read('/opportunita')).body).toContain('rel="canonical" href="http://127.0.0.1:3000/opportunita"');
    expect((await read('/opportunita?kind=job')).body).toContain('/opportunita?kind=job"');
    for (const path of ['?q=cameriere', '?kind=job&contract=permanent', '?page=2', '?vista=mappa', '?kind=job&near=Milano']) {
      expect((await read(`/opportunita${path}`)).body, path).toContain('content="noindex"');
    }
  });
});

describe('chi prova a fare danni', () => {
  const hostile = [
    '<script>alert(1)</script>',
    `' or 1=1 --`,
    '\u0000\u0007',
    '"><img src=x onerror=alert(1)>',
    '%',
    '\\',
    'a'.repeat(5000),
    '((((((((((',
    '日本語 עברית 🙂',
    ' '.repeat(300),
    '__proto__',
    '../../etc/passwd',
  ];
  test.each(hostile)('scrive %j: la pagina risponde e non esegue nulla', async (text) => {
    for (const field of ['q', 'near', 'sector', 'occupation', 'published_since', 'sort', 'page']) {
      const { statusCode, body } = await read(`/opportunita?${field}=${encodeURIComponent(text)}`);
      expect(statusCode, field).toBe(200);
      expect(body).not.toContain('<script>alert');
      expect(body).not.toContain('<img src=x');
    }
  });

  test('ripete i campi e li svuota: nessun errore', async () => {
    for (const query of [
      'q=a&q=b&near=&near=Milano',
      'kind[]=job&q[x]=1',
      'radius_km=&salary_min=&published_since=',
      'radius_km=-5&near=Milano',
      'q=%E0%A4%A',
    ]) {
      expect((await read(`/opportunita?${query}`)).statusCode, query).toBeLessThan(500);
    }
  });
});
