import { beforeAll, describe, expect, test } from 'vitest';
import { testApp } from '../../../../test/support/app.ts';
import { testDatabase } from '../../../../test/support/database.ts';
import { loadTaxonomy } from '../testing/load-taxonomy.ts';

const database = await testDatabase();
const empty = await testDatabase();
const { app } = await testApp(database);

beforeAll(() => loadTaxonomy(database));

async function html(path: string): Promise<string> {
  const answer = await app.inject(path);
  expect(answer.statusCode).toBe(200);
  return answer.body;
}

const cards = (body: string) => [...body.matchAll(/<a class="stretched-link" href="([^"]+)"/g)].map((match) => match[1]);

describe('la pagina delle professioni', () => {
  test('si apre con le porte: sei interessi e i settori che hanno professioni', async () => {
    const body = await html('/professioni');
    expect(body.match(/<h1/g)).toHaveLength(1);
    expect(cards(body)).toHaveLength(6);
    expect(body).toContain('/professioni?settore=ristorazione');
    expect(body).toContain('aria-current="page"');
  });

  test('cercando «cameriera» la prima scheda è quella del personale di sala', async () => {
    expect(cards(await html('/professioni?q=cameriera'))[0]).toBe('/professioni/cameriere-di-sala');
  });

  test('un errore di battitura non ferma la ricerca', async () => {
    expect(cards(await html('/professioni?q=parruchiera')).some((path) => path?.includes('parrucchier'))).toBe(true);
  });

  test('un settore mostra solo le sue professioni, in ordine alfabetico', async () => {
    const body = await html('/professioni?settore=ristorazione');
    expect(cards(body)).toContain('/professioni/barista');
    expect(cards(body)).not.toContain('/professioni/infermiere');
    expect(body).toContain('Ristorazione</h1>');
  });

  test('un interesse mostra prima i lavori in cui conta di più', async () => {
    const first = cards(await html('/professioni?interesse=A'))[0]
      ?.split('/')
      .at(-1);
    const answer = await app.inject(`/api/v1/occupations/${first}`);
    expect(answer.json().riasec[0]).toBe('A');
  });

  test('l’elenco completo è diviso in pagine e ogni pagina ha le sue', async () => {
    const one = cards(await html('/professioni?elenco=tutte'));
    const two = cards(await html('/professioni?elenco=tutte&pagina=2'));
    expect(one).toHaveLength(24);
    expect(one.filter((path) => two.includes(path))).toEqual([]);
  });

  test('se non c’è niente lo dice e offre una strada', async () => {
    const body = await html('/professioni?q=xyzzyq');
    expect(body).toContain('Nessuna professione con queste parole');
    expect(body).toContain('Torna a tutti i settori');
  });

  test('quello che una persona scrive torna nella pagina senza diventare codice', async () => {
    const body = await html(`/professioni?q=${encodeURIComponent('<script>alert(1)</script>')}`);
    expect(body).not.toContain('<script>alert');
  });

  test('parametri senza senso non rompono la pagina', async () => {
    await html('/professioni?pagina=-3&interesse=Z&settore=%00&elenco[]=x');
    await html('/professioni?elenco=tutte&pagina=999');
  });

  test('in inglese i titoli sono in inglese', async () => {
    const body = await html('/en/professioni?q=waiter');
    expect(cards(body)[0]).toBe('/en/professioni/cameriere-di-sala');
    expect(body).toContain('Waiter');
  });

  test('prima che i dati siano caricati la pagina lo dice', async () => {
    const { app: emptyApp } = await testApp(empty);
    const answer = await emptyApp.inject('/professioni');
    expect(answer.statusCode).toBe(200);
    expect(answer.body).toContain('non sono ancora state caricate');
  });
});
