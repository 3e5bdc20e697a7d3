import { describe, expect, test } from 'vitest';
import { testDatabase } from '../../../../test/support/database.ts';
import { taxonomyOf } from '../../taxonomy/api.ts';
import { plainText, startJourney, type Walker, walker } from '../testing/per-te-journey.ts';
import { CREMA, CREMONA, MILANO, seededApp } from '../testing/seeded-app.ts';

const database = await testDatabase();
const { app, platform, publish } = await seededApp(database);
const taxonomy = await taxonomyOf(platform);
const skillId = (slug: string) => taxonomy.skillByUri(`urn:talenthub:skill:${slug}`)?.id ?? 0;
const waiter = taxonomy.occupationByUri('urn:talenthub:occupation:cameriere-di-sala');
const asked = (...slugs: string[]) =>
  slugs.map((slug) => ({ skill_id: skillId(slug), essential: true, licence: slug.startsWith('patente'), implied: false }));

const AD = { ...CREMONA, occupation_id: waiter?.id ?? null, isco: '5131' };
const DINING = ['servire-ai-tavoli', 'prendere-le-comande', 'lingua-inglese'];
await publish([
  { ...AD, title: 'Cameriere in centro', skills: asked(...DINING) },
  { ...AD, title: 'Cameriere con furgone', skills: asked('servire-ai-tavoli', 'patente-b') },
  { ...AD, title: 'Cameriere stagionale', contract: 'seasonal', skills: asked('servire-ai-tavoli') },
  { ...AD, ...CREMA, title: 'Cameriere a Crema', skills: asked('servire-ai-tavoli') },
  { ...AD, ...MILANO, title: 'Cameriere a Milano', skills: asked('servire-ai-tavoli') },
  { ...AD, title: 'Altro mestiere', occupation_id: null, isco: null, skills: asked('saldare-a-filo') },
]);

/** Answers everything: serves at tables, likes helping, lives in Cremona, wants a fixed-term contract. */
async function answered(prefix = ''): Promise<Walker> {
  const visitor = await startJourney(app, prefix);
  await visitor.post('conferma', { skill: String(skillId('servire-ai-tavoli')), azione: 'continua' });
  await visitor.post('mi-piace', { care: 'yes', explain: 'yes', tidy: 'no', numbers: 'no', azione: 'continua' });
  await visitor.post('lavoro', { lavoro: String(waiter?.id), azione: 'continua' });
  await visitor.post('dove', { luogo: 'Cremona', raggio: '20' });
  await visitor.post('contratto', { contratto: 'fixed_term', orario: 'part_time', azione: 'continua' });
  return visitor;
}

/** "32 + 10 + 8 = 50" of every card, with the score and the points of the parts as the page says them. */
function sums(html: string): { score: number; parts: number[]; sum: number[]; total: number }[] {
  return html
    .split('<div class="th-match">')
    .slice(1)
    .map((card) => {
      const text = plainText(card);
      const [, left = '', right = ''] = /In tutto: ([\d +]+) = (\d+)/.exec(text) ?? [];
      const parts = [...card.matchAll(/class="th-match-points">(\d+) su \d+</g)].map((match) => Number(match[1]));
      return { score: Number(/(\d+) punt[io] su 100/.exec(text)?.[1]), parts, sum: left.split(' + ').map(Number), total: Number(right) };
    });
}

const totalOf = (html: string) => Number(/<h1>[^<]*?(\d+)/.exec(html)?.[1] ?? (html.includes('C’è un’opportunità') ? 1 : 0));

describe('i risultati di «per te»', () => {
  test('ogni punteggio è la somma scritta delle sue parti, e le parti sono quelle elencate', async () => {
    const { html } = await (await answered()).get('risultati');
    const cards = sums(html);
    expect(cards.length).toBeGreaterThan(0);
    for (const card of cards) {
      expect(card.sum).toEqual(card.parts);
      expect(card.parts.reduce((sum, points) => sum + points, 0)).toBe(card.score);
      expect(card.total).toBe(card.score);
    }
  });

  test('le ragioni sono frasi semplici con i nomi giusti, e ciò che manca porta alla scheda', async () => {
    const { html } = await (await answered()).get('risultati');
    const text = plainText(html);
    expect(text).toContain('Sai fare 1 delle 3 cose richieste: servire ai tavoli.');
    expect(text).toContain('È un lavoro che ti attira: cameriere/a di sala.');
    expect(text).toContain('È nel tuo comune o a meno di un chilometro.');
    expect(text).toContain('Il contratto è fra quelli che vuoi: Tempo determinato.');
    expect(text).toContain('L’orario è diverso da come lo vorresti: Tempo pieno.');
    expect(text).toMatch(/Ti manca: .*prendere le comande/);
    expect(html).toContain(`href="/professioni/${waiter?.slug}"`);
    expect(text).toContain('Decidi tu, non una macchina');
    expect(text).toContain('Nome, età, genere, origine e salute non entrano mai nel conto.');
  });

  test('zona, contratto e patenti escludono: quello che non li rispetta non si vede', async () => {
    const text = plainText((await (await answered()).get('risultati')).html);
    expect(text).toContain('Cameriere in centro');
    for (const hidden of ['Cameriere con furgone', 'Cameriere stagionale', 'Cameriere a Milano', 'Altro mestiere'])
      expect(text).not.toContain(hidden);
  });

  test('ogni cambiamento proposto, provato, apre esattamente quante opportunità aveva promesso', async () => {
    const offered = (html: string) =>
      [...html.matchAll(/<li><span>([^<]*)<\/span><form[^>]*>.*?name="tipo" value="(\w+)".*?name="valore" value="(\w+)"/g)].map(
        (match) => ({
          opens: match[1]?.includes('un’opportunità') ? 1 : Number(/(\d+) opportunità/.exec(match[1] ?? '')?.[1]),
          fields: { tipo: match[2] ?? '', valore: match[3] ?? '' },
        }),
      );
    const first = (await (await answered()).get('risultati')).html;
    const changes = offered(first);
    expect(changes.map(({ fields }) => fields.tipo).sort()).toEqual(['contract', 'licence', 'radius']);
    for (const { opens, fields } of changes) {
      const visitor = await answered();
      expect((await visitor.post('cambia', fields)).to).toBe(`/per-te/${visitor.id}/risultati`);
      expect(totalOf((await visitor.get('risultati')).html)).toBe(totalOf(first) + opens);
    }
  });

  test('un cambiamento che non esiste è rifiutato e non cambia niente', async () => {
    const visitor = await answered();
    const before = (await visitor.get('controlla')).html;
    for (const fields of [
      { tipo: 'radius', valore: '-5' },
      { tipo: 'contract', valore: 'schiavo' },
      { tipo: 'licence', valore: String(skillId('servire-ai-tavoli')) },
      { tipo: 'skill', valore: '99999999' },
      { tipo: 'age', valore: '20' },
    ]) {
      expect((await visitor.post('cambia', fields)).status).toBe(400);
    }
    expect(plainText((await visitor.get('controlla')).html)).toBe(plainText(before));
  });

  test('quando non c’è niente la pagina lo dice, spiega che cosa fare e nomina una persona', async () => {
    const visitor = await answered();
    await visitor.post('dove', { luogo: 'Livigno', raggio: '5' });
    const { html, status } = await visitor.get('risultati');
    expect(status).toBe(200);
    const text = plainText(html);
    expect(text).toContain('Per ora niente di adatto');
    expect(text).toContain('operatore Informagiovani');
    expect(html).toContain(`href="/per-te/${visitor.id}/dove"`);
  });

  test('chi non dice niente vede tutto, dal più recente', async () => {
    const visitor = await startJourney(app);
    const { html } = await visitor.get('risultati');
    expect(totalOf(html)).toBe(5);
    expect(plainText(html)).toContain('Pubblicata oggi.');
  });

  test('una richiesta di pagina sbagliata mostra la prima', async () => {
    const visitor = await answered();
    for (const query of ['?mostra=abc', '?mostra=-1', '?mostra=1000000', '?mostra=40'])
      expect((await visitor.get(`risultati${query}`)).status).toBe(200);
  });

  test('in inglese anche le ragioni sono in inglese', async () => {
    const visitor = await answered('/en');
    const text = plainText((await walker(app, visitor.id, '/en').get('risultati')).html);
    expect(text).toContain('You can do 1 of the 3 things it asks for: serve at tables.');
    expect(text).toContain('In all:');
    expect(text).not.toMatch(/punti su|Sai fare|opportunità/);
  });
});
