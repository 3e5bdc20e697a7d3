import { describe, expect, test } from 'vitest';
import { TEST_NOW, testApp } from '../../../../test/support/app.ts';
import { testDatabase } from '../../../../test/support/database.ts';
import { fixedClock } from '../../../platform/clock/clock.ts';
import { taxonomyOf } from '../../taxonomy/api.ts';
import { plainText, startJourney, walker } from '../testing/per-te-journey.ts';
import { CREMONA, seededApp } from '../testing/seeded-app.ts';

const database = await testDatabase();
const { app, platform, publish } = await seededApp(database);
const taxonomy = await taxonomyOf(platform);
const skill = (slug: string) => String(taxonomy.skillByUri(`urn:talenthub:skill:${slug}`)?.id);
const job = (slug: string) => taxonomy.occupationByUri(`urn:talenthub:occupation:${slug}`);

const TEXT = 'Ho fatto la cameriera, so usare Excel e ho la patente B. Canarino-xyzzy mi chiamo.';

/** Everything the database holds, as text. */
async function everythingStored(): Promise<string> {
  const { rows } = await database.pool.query<{ tablename: string }>(
    "select tablename from pg_tables where schemaname = 'public' and tablename <> 'platform_context_key'",
  );
  const tables = await Promise.all(
    rows.map(({ tablename }) => database.pool.query(`select t::text from ${tablename} t where t::text ilike '%xyzzy%'`)),
  );
  return JSON.stringify(tables.map((table) => table.rows));
}

describe('«per te», passo per passo, con i soli moduli', () => {
  test('dall’inizio ai risultati in sette pagine; il testo scritto non è conservato da nessuna parte', async () => {
    await publish([{ title: 'Cameriere di sala', ...CREMONA, occupation_id: job('cameriere-di-sala')?.id ?? null, isco: '5131' }]);
    const visitor = await startJourney(app);
    expect(await visitor.post('so-fare', { testo: TEXT })).toMatchObject({ status: 303, to: `/per-te/${visitor.id}/conferma` });
    const confirm = await visitor.get('conferma');
    expect(confirm.html).toMatch(new RegExp(`value="${skill('usare-excel')}" checked`));
    expect(confirm.html).toMatch(new RegExp(`value="${skill('patente-b')}" checked`));
    expect(plainText(confirm.html)).toContain('Chi lavora come «cameriere/a di sala» di solito sa anche');
    expect(confirm.html).toMatch(new RegExp(`value="${skill('servire-ai-tavoli')}"/>`));

    const ticks = [skill('usare-excel'), skill('patente-b'), skill('servire-ai-tavoli')];
    const chosen = await visitor.post('conferma', { skill: ticks, [`level-${skill('usare-excel')}`]: '2', azione: 'continua' });
    expect(chosen.to).toBe(`/per-te/${visitor.id}/mi-piace`);
    expect((await visitor.post('mi-piace', { care: 'yes', convince: 'yes', tidy: 'no', azione: 'continua' })).to).toMatch(/\/lavoro$/);
    expect((await visitor.post('lavoro', { lavoro: String(job('cameriere-di-sala')?.id), azione: 'continua' })).to).toMatch(/\/dove$/);
    expect((await visitor.get('dove')).html).toMatch(new RegExp(`value="${skill('patente-b')}" checked`));
    expect((await visitor.post('dove', { luogo: 'Cremona', raggio: '20', patente: skill('patente-b') })).to).toMatch(/\/contratto$/);
    expect((await visitor.post('contratto', { contratto: ['fixed_term'], azione: 'continua' })).to).toMatch(/\/controlla$/);

    const check = plainText((await visitor.get('controlla')).html);
    for (const said of [
      'usare Excel (bene)',
      'servire ai tavoli',
      'cameriere/a di sala',
      'Cremona (CR), fino a 20 km',
      'patente B',
      'Tempo determinato',
    ]) {
      expect(check).toContain(said);
    }
    expect(plainText((await visitor.get('risultati')).html)).toContain('Cameriere di sala');
    await visitor.post('tieni', {});
    expect(await everythingStored()).not.toContain('xyzzy');
  });

  test('chi non scrive niente riceve un errore chiaro e può scegliere da un elenco', async () => {
    const visitor = await startJourney(app);
    const empty = await visitor.post('so-fare', { testo: '   ' });
    expect(empty.status).toBe(422);
    expect(plainText(empty.html)).toContain('Scrivi almeno una cosa');
    expect(empty.html).toContain(`href="/per-te/${visitor.id}/conferma"`);
    expect(plainText((await visitor.get('conferma')).html)).toContain('lavorare in gruppo');
  });

  test('un testo troppo lungo è rifiutato senza perderlo', async () => {
    const visitor = await startJourney(app);
    const long = await visitor.post('so-fare', { testo: `inizio ${'a'.repeat(3000)}` });
    expect(long.status).toBe(422);
    expect(long.html).toContain('>inizio aaaa');
  });

  test('se nel testo non si riconosce niente lo diciamo, con un aiuto', async () => {
    const visitor = await startJourney(app);
    await visitor.post('so-fare', { testo: 'bah, boh' });
    const page = plainText((await visitor.get('conferma')).html);
    expect(page).toContain('non abbiamo riconosciuto capacità precise');
    expect(page).toContain('essere puntuali');
  });

  test('cercare una capacità non fa perdere le spunte; togliere la spunta la toglie', async () => {
    const visitor = await startJourney(app);
    await visitor.post('so-fare', { testo: 'so usare Excel, so usare Word' });
    const search = await visitor.post('conferma', { skill: skill('usare-excel'), cerca: 'gestire la cassa', azione: 'cerca' });
    expect(search.to).toMatch(/conferma\?cerca=gestire%20la%20cassa#trovate$/);
    const found = (await visitor.get('conferma?cerca=gestire+la+cassa')).html;
    expect(found).toMatch(new RegExp(`value="${skill('usare-excel')}" checked`));
    expect(found).toMatch(new RegExp(`value="${skill('usare-word')}"/>`));
    expect(found).toMatch(new RegExp(`value="${skill('gestire-la-cassa')}"/>`));
    await visitor.post('conferma', { skill: skill('gestire-la-cassa'), azione: 'continua' });
    const check = plainText((await visitor.get('controlla')).html);
    expect(check).toContain('Sai fare gestire la cassa');
    expect(check).not.toContain('usare Excel');
  });

  test('senza nessuna spunta si chiede di sceglierne una o di saltare', async () => {
    const visitor = await startJourney(app);
    expect((await visitor.post('conferma', { azione: 'continua' })).status).toBe(422);
    expect((await visitor.post('conferma', { azione: 'salta' })).to).toMatch(/mi-piace$/);
    expect((await visitor.post('mi-piace', { repair: 'forse', azione: 'continua' })).to).toMatch(/lavoro$/);
    expect(plainText((await visitor.get('controlla')).html)).toContain('Nessuna preferenza');
  });

  test('al massimo tre lavori; quelli segnati restano segnati nella pagina con l’errore', async () => {
    const visitor = await startJourney(app);
    const four = [...taxonomy.occupations()].slice(0, 4).map(({ id }) => String(id));
    const refused = await visitor.post('lavoro', { lavoro: four, azione: 'continua' });
    expect(refused.status).toBe(422);
    for (const id of four) expect(refused.html).toMatch(new RegExp(`value="${id}" checked`));
  });

  test('le idee di lavoro somigliano a quello che piace', async () => {
    const visitor = await startJourney(app);
    await visitor.post('mi-piace', { care: 'yes', explain: 'yes', repair: 'no', build: 'no', tidy: 'no', numbers: 'no' });
    const ideas = (await visitor.get('lavoro')).html;
    expect(plainText(ideas)).toContain('Idee che assomigliano a quello che ti piace');
    const first = /name="lavoro" value="(\d+)"/.exec(ideas)?.[1];
    expect(taxonomy.occupation(Number(first))?.riasecCode).toContain('S');
  });
});

describe('dove', () => {
  test('un nome sbagliato fa vedere i nomi simili e non perde né raggio né patenti', async () => {
    const visitor = await startJourney(app);
    const wrong = await visitor.post('dove', { luogo: 'cremna', raggio: '50', patente: skill('patente-b') });
    expect(wrong.status).toBe(422);
    expect(wrong.html).toContain('value="cremna"');
    expect(wrong.html).toContain('<option value="50" selected>');
    expect(wrong.html).toMatch(new RegExp(`value="${skill('patente-b')}" checked`));
    expect(wrong.html).toContain('name="suggerito" value="019036"');
    expect((await visitor.post('dove', { luogo: 'cremna', suggerito: '019036', raggio: '50' })).to).toMatch(/contratto$/);
    expect(plainText((await visitor.get('controlla')).html)).toContain('Cremona (CR), fino a 50 km');
  });

  test.each([
    ['un comune con la provincia', 'Crema (CR)', 'Crema (CR)'],
    ['un CAP', '26013', 'Crema (CR)'],
    ['senza accento', 'cantu', 'Cantù (CO)'],
  ])('%s è capito', async (_, luogo, label) => {
    const visitor = await startJourney(app);
    expect((await visitor.post('dove', { luogo, raggio: '10' })).status).toBe(303);
    expect(plainText((await visitor.get('controlla')).html)).toContain(`${label}, fino a 10 km`);
  });

  test('senza un luogo si può solo scegliere «ovunque»', async () => {
    const visitor = await startJourney(app);
    expect((await visitor.post('dove', { luogo: '', raggio: '20' })).status).toBe(422);
    expect((await visitor.post('dove', { luogo: 'Zzqx', raggio: '20' })).html).toContain('Non troviamo questo posto');
    expect((await visitor.post('dove', { luogo: 'Cremona', raggio: '-3' })).status).toBe(422);
    expect((await visitor.post('dove', { luogo: '', raggio: 'ovunque' })).status).toBe(303);
  });
});

describe('di chi sono le risposte', () => {
  test('un indirizzo inventato dà una pagina gentile che fa ricominciare', async () => {
    const stranger = walker(app, 'AAAAAAAAAAAAAAAAAAAAAA');
    for (const page of ['so-fare', 'conferma', 'mi-piace', 'lavoro', 'dove', 'contratto', 'controlla', 'risultati']) {
      const { status, html } = await stranger.get(page);
      expect([page, status]).toEqual([page, 404]);
      expect(plainText(html)).toContain('Queste risposte non ci sono più');
      expect(html).toContain('action="/per-te"');
    }
    expect((await app.inject('/per-te/corto/dove')).statusCode).toBe(404);
  });

  test('dopo un giorno le risposte sono finite, anche per chi sta ancora compilando', async () => {
    const visitor = await startJourney(app);
    const later = await testApp(database, { clock: fixedClock(new Date(Date.parse(TEST_NOW) + 25 * 3_600_000).toISOString()) });
    const { status, html } = await walker(later.app, visitor.id).get('dove');
    expect(status).toBe(404);
    expect(html).toContain('action="/per-te"');
    const posted = await walker(later.app, visitor.id).post('dove', { luogo: 'Cremona', raggio: '20' });
    expect(posted.status).toBe(404);
  });

  test('un modulo arrivato da un altro sito è rifiutato', async () => {
    const answer = await app.inject({
      method: 'POST',
      url: '/per-te',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: '',
    });
    expect(answer.statusCode).toBe(403);
  });

  test('nessuna pagina del percorso finisce nei motori di ricerca o chiede chi sei', async () => {
    const visitor = await startJourney(app);
    for (const page of ['so-fare', 'conferma', 'mi-piace', 'lavoro', 'dove', 'contratto', 'controlla', 'risultati']) {
      const { html } = await visitor.get(page);
      expect(html).toContain('name="robots" content="noindex"');
      const fields = [...html.matchAll(/name="([a-z]+)"/g)].map((match) => match[1]);
      expect(fields.filter((name) => /nome|cognome|eta|nascita|sesso|genere|cittadinanza|salute|email|telefono/.test(name ?? ''))).toEqual(
        [],
      );
    }
  });

  test('in inglese il percorso è tutto in inglese', async () => {
    const visitor = await startJourney(app, '/en');
    expect((await visitor.post('so-fare', { testo: 'I worked as a waiter and I can use Excel' })).to).toBe(
      `/en/per-te/${visitor.id}/conferma`,
    );
    const confirm = plainText((await visitor.get('conferma')).html);
    expect(confirm).toContain('This is what you can do');
    expect(confirm).toContain('use spreadsheets');
    expect(confirm).toContain('waiter');
  });
});
