import { describe, expect, test } from 'vitest';
import { testDatabase } from '../../../../../test/support/database.ts';
import { taxonomyOf } from '../../../taxonomy/api.ts';
import { plainText, startJourney, type Walker } from '../../testing/per-te-journey.ts';
import { CREMA, CREMONA, seededApp } from '../../testing/seeded-app.ts';

const database = await testDatabase();
const { app, platform, publish } = await seededApp(database);
const taxonomy = await taxonomyOf(platform);
const serving = taxonomy.skillByUri('urn:talenthub:skill:servire-ai-tavoli')?.id ?? 0;
const job = (slug: string) => taxonomy.occupationByUri(`urn:talenthub:occupation:${slug}`);
const waiter = job('cameriere-di-sala');
const skills = [{ skill_id: serving, essential: true, licence: false, implied: false }];
const english = (level: string) => ({ languages: JSON.stringify([{ lang: 'en', level, essential: true }]) });
await publish([
  { ...CREMONA, title: 'Sala semplice', skills, occupation_id: waiter?.id ?? null, isco: '5131' },
  { ...CREMONA, title: 'Sala a quaranta ore', skills, hours: 40 },
  { ...CREMONA, title: 'Sala a venti ore', skills, hours_week_min: 20, hours_week_max: 20 },
  { ...CREMONA, title: 'Sala con inglese', skills, ...english('B2') },
  { ...CREMONA, title: 'Sala da domani', skills, starts_on: '2026-11-22' },
  { ...CREMA, title: 'Sala a Crema', skills },
]);

async function waiting(): Promise<Walker> {
  const visitor = await startJourney(app);
  await visitor.post('conferma', { skill: String(serving), azione: 'continua' });
  await visitor.post('dove', { luogo: 'Cremona', raggio: '100' });
  return visitor;
}

const found = async (visitor: Walker) =>
  [...(await visitor.get('risultati')).html.matchAll(/>(Sala [^<]+)</g)].map((match) => match[1]).sort();
const check = async (visitor: Walker) => plainText((await visitor.get('controlla')).html);

describe('essere più precisi, se si vuole', () => {
  test('la pagina di controllo offre le quattro domande in più, senza chiedere niente a chi non vuole', async () => {
    const visitor = await waiting();
    const { html } = await visitor.get('controlla');
    for (const page of ['lingue', 'ore', 'inizio', 'esclusi']) {
      expect(html).toContain(`href="/per-te/${visitor.id}/${page}"`);
      expect((await visitor.post(page, page === 'esclusi' ? { azione: 'salva' } : {})).to).toBe(`/per-te/${visitor.id}/controlla`);
    }
    expect(await found(visitor)).toHaveLength(6);
  });

  test('le lingue: chi chiede di più non si vede, e il cambiamento proposto lo fa tornare', async () => {
    const visitor = await waiting();
    await visitor.post('lingue', { 'livello-en': 'A2', 'lingua-1': 'fr', 'livello-1': 'B1' });
    expect(await check(visitor)).toContain('inglese A2, francese B1');
    expect(await found(visitor)).not.toContain('Sala con inglese');
    const results = plainText((await visitor.get('risultati')).html);
    expect(results).toContain('Con inglese al livello B2: un’opportunità in più.');
    expect((await visitor.post('cambia', { tipo: 'language', valore: 'en', livello: 'B2' })).status).toBe(303);
    expect(await found(visitor)).toContain('Sala con inglese');
    expect(await check(visitor)).toContain('francese B1, inglese B2');
    expect((await visitor.get('lingue')).html).toMatch(/<option value="fr" selected>/);
  });

  test('una lingua senza livello, o un livello senza lingua, è un errore che non perde il resto', async () => {
    const visitor = await waiting();
    const wrong = await visitor.post('lingue', { 'livello-en': 'C1', 'lingua-1': 'de', 'livello-2': 'B2' });
    expect(wrong.status).toBe(422);
    expect(wrong.html).toContain('href="#livello-1"');
    expect(wrong.html).toContain('href="#lingua-2"');
    expect(wrong.html).toMatch(/<option value="C1" selected>/);
    expect(wrong.html).toMatch(/<option value="de" selected>/);
    expect(await check(visitor)).toContain('Non indicate');
  });

  test('una lingua che l’elenco non offre, scritta a mano nella richiesta, è come non scelta: mai un guasto', async () => {
    const visitor = await waiting();
    for (const code of ['-8725', '../../etc/passwd', 'è', ' ', '20', 'x'.repeat(500), '1.1e+250']) {
      const wrong = await visitor.post('lingue', { 'lingua-1': code, 'livello-1': 'B1' });
      expect(wrong.status, code).toBe(422);
      expect(wrong.html, code).toContain('href="#lingua-1"');
    }
  });

  test('chi non indica le lingue vede tutto, e legge quale gli manca', async () => {
    const results = plainText((await (await waiting()).get('risultati')).html);
    expect(results).toMatch(/Sala con inglese .*Ti manca: inglese B2\./);
  });

  test('le ore: fuori quelle diverse, dentro chi non le dice, a meno che non si voglia', async () => {
    const visitor = await waiting();
    await visitor.post('ore', { da: '16', a: '24' });
    expect(await check(visitor)).toContain('da 16 a 24 ore a settimana');
    expect(await found(visitor)).toEqual(['Sala a Crema', 'Sala a venti ore', 'Sala con inglese', 'Sala da domani', 'Sala semplice']);
    await visitor.post('ore', { da: '16', a: '24', solo: 'si' });
    expect(await check(visitor)).toContain('solo annunci che dicono le ore');
    expect(await found(visitor)).toEqual(['Sala a venti ore']);
    expect(plainText((await visitor.get('risultati')).html)).toContain('Se guardi anche chi non dice le ore: 4 opportunità in più.');
    await visitor.post('cambia', { tipo: 'hours', valore: 'unstated' });
    expect(await found(visitor)).toHaveLength(5);
    await visitor.post('ore', { da: '', a: '' });
    expect(await found(visitor)).toHaveLength(6);
  });

  test.each([
    ['parole', { da: 'tante', a: '' }],
    ['troppe', { da: '', a: '99' }],
    ['al contrario', { da: '30', a: '20' }],
    ['negative', { da: '-3', a: '' }],
  ])('ore sbagliate (%s): un errore chiaro, e quello che si è scritto resta', async (_, fields) => {
    const visitor = await waiting();
    const { status, html } = await visitor.post('ore', fields);
    expect(status).toBe(422);
    for (const value of Object.values(fields).filter(Boolean)) expect(html).toContain(`value="${value}"`);
  });

  test('da quando: chi comincia prima non si vede; un giorno che non esiste è un errore', async () => {
    const visitor = await waiting();
    expect((await visitor.post('inizio', { giorno: '2026-02-30' })).status).toBe(422);
    await visitor.post('inizio', { giorno: '2026-12-01' });
    expect(await check(visitor)).toContain('Dal 1 dicembre 2026');
    expect(await found(visitor)).not.toContain('Sala da domani');
    expect((await visitor.get('inizio')).html).toContain('value="2026-12-01"');
    await visitor.post('inizio', { giorno: '' });
    expect(await found(visitor)).toContain('Sala da domani');
  });

  test('un lavoro escluso non si vede più, nemmeno se prima lo si voleva', async () => {
    const visitor = await waiting();
    await visitor.post('lavoro', { lavoro: String(waiter?.id), azione: 'continua' });
    const search = await visitor.post('esclusi', { cerca: 'cameriere', azione: 'cerca' });
    expect(search.to).toBe(`/per-te/${visitor.id}/esclusi?cerca=cameriere`);
    expect((await visitor.get('esclusi?cerca=cameriere')).html).toMatch(new RegExp(`name="escluso" value="${waiter?.id}"`));
    expect((await visitor.post('esclusi', { escluso: String(waiter?.id), azione: 'salva' })).to).toMatch(/controlla$/);
    expect(await check(visitor)).toContain('Lavori che non vuoi fare cameriere/a di sala');
    expect(await found(visitor)).not.toContain('Sala semplice');
    const six = [...taxonomy.occupations()].slice(0, 6).map(({ id }) => String(id));
    expect((await visitor.post('esclusi', { escluso: six, azione: 'salva' })).status).toBe(422);
  });

  test('il viaggio in minuti: limita, si legge e si allunga dai risultati', async () => {
    const visitor = await waiting();
    expect((await visitor.post('dove', { luogo: 'Cremona', raggio: 'car-90' })).status).toBe(303);
    expect(await check(visitor)).toContain('Cremona (CR), fino a 90 minuti in auto');
    expect(plainText((await visitor.get('risultati')).html)).toMatch(/È a [\d,]+ km da te: circa 6[05] minuti in auto\./);
    await visitor.post('dove', { luogo: 'Cremona', raggio: 'car-45' });
    expect(await found(visitor)).not.toContain('Sala a Crema');
    await visitor.post('cambia', { tipo: 'travel', valore: '75' });
    expect(await found(visitor)).toContain('Sala a Crema');
    expect((await visitor.get('dove')).html).toMatch(/<option value="car-75" selected>Fino a 75 minuti in auto/);
    for (const raggio of ['razzo-20', 'car-0', 'car-999', 'car-'])
      expect((await visitor.post('dove', { luogo: 'Cremona', raggio })).status).toBe(422);
    expect((await visitor.post('dove', { luogo: '', raggio: 'car-30' })).status).toBe(422);
  });

  test('i risultati dicono che cosa esclude e che cosa dà punti, con il modo di cambiarlo', async () => {
    const visitor = await waiting();
    await visitor.post('contratto', { contratto: 'fixed_term', orario: 'part_time', azione: 'continua' });
    await visitor.post('ore', { da: '16', a: '24' });
    const { html } = await visitor.get('risultati');
    const [, hard = '', soft = ''] = /Escludono<\/h2>(.*?)Danno punti<\/h2>(.*?)<\/details>/s.exec(html) ?? [];
    for (const said of ['fino a 100 km', 'Tempo determinato', 'da 16 a 24 ore']) expect(hard).toContain(said);
    for (const said of ['servire ai tavoli', 'Part-time']) expect(soft).toContain(said);
    expect(hard).toContain(`href="/per-te/${visitor.id}/ore"`);
    expect(soft).not.toContain('16 a 24');
  });

  test('in inglese le domande in più sono in inglese', async () => {
    const visitor = await startJourney(app, '/en');
    for (const page of ['lingue', 'ore', 'inizio', 'esclusi']) {
      expect(plainText((await visitor.get(page)).html)).not.toMatch(
        /Quali lingue|Quante ore|Da quando puoi|non vuoi fare|Salva|Facoltativo/,
      );
    }
  });
});

test('dai moduli: nome, età, sesso e origine aggiunti a ogni pagina non cambiano né le risposte né i risultati', async () => {
  const answers: [string, Record<string, string>][] = [
    ['conferma', { skill: String(serving), azione: 'continua' }],
    ['mi-piace', { care: 'yes', azione: 'continua' }],
    ['dove', { luogo: 'Cremona', raggio: '50' }],
    ['contratto', { contratto: 'fixed_term', azione: 'continua' }],
    ['lingue', { 'livello-en': 'B2' }],
    ['ore', { da: '10', a: '40' }],
  ];
  const tell = async (traits: Record<string, string>) => {
    const visitor = await startJourney(app);
    for (const [page, fields] of answers) expect((await visitor.post(page, { ...fields, ...traits })).status).toBe(303);
    const html = (await visitor.get('controlla')).html + (await visitor.get('risultati')).html;
    return plainText(html.replaceAll(visitor.id, ''));
  };
  const plain = await tell({});
  expect(plain).toContain('Sala con inglese');
  expect(await tell({ nome: 'Mohamed', sesso: 'M', eta: '58', cittadinanza: 'MA', name: 'x', age: '58', sex: 'M', origin: 'MA' })).toBe(
    plain,
  );
  expect(await tell({ nome: 'Giulia', sesso: 'F', eta: '17', cittadinanza: 'IT', name: 'y', age: '17', sex: 'F', origin: 'IT' })).toBe(
    plain,
  );
});
