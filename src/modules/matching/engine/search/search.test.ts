import { describe, expect, test } from 'vitest';
import { anAd, aQuery, CREMONA, DAY, MILANO, NOW } from '../../testing/samples.ts';
import { createIndex } from '../search-index.ts';
import type { AdDocument, SearchQuery } from '../types.ts';

function indexOf(...ads: Partial<AdDocument>[]) {
  const index = createIndex();
  ads.forEach((ad, position) => {
    index.upsert(anAd({ id: position + 1, ...ad }));
  });
  return index;
}

function idsFor(index: ReturnType<typeof createIndex>, query: Partial<SearchQuery>): number[] {
  return index.search(aQuery(query), NOW).hits.map(({ id }) => id);
}

describe('che cosa si trova scrivendo', () => {
  test('«camerieri», «CAMERIERA» e «cameriere» trovano lo stesso annuncio', () => {
    const index = indexOf({});
    for (const text of ['camerieri', 'CAMERIERA', 'cameriere']) expect(idsFor(index, { text })).toEqual([1]);
  });

  test('accenti, apostrofi e articoli non contano', () => {
    const index = indexOf({ title: 'Responsabile dell’officina', body: 'Qualità garantita' });
    for (const text of ['officina', "l'officina", 'qualita', 'la qualità']) expect(idsFor(index, { text })).toEqual([1]);
  });

  test('la parola nel titolo pesa più che nel nome dell’azienda, e questo più che nel testo', () => {
    const other = { title: 'Aiuto sala', body: 'Lavoro', organisation: 'Alfa' };
    const index = indexOf({ ...other, body: 'fiorista' }, { ...other, organisation: 'fiorista' }, { ...other, title: 'fiorista' });
    expect(idsFor(index, { text: 'fiorista' })).toEqual([3, 2, 1]);
  });

  test('si trova anche per professione collegata e per comune', () => {
    const index = indexOf({ occupationText: 'waiter / waitress' });
    expect(idsFor(index, { text: 'waitress cremona' })).toEqual([1]);
  });

  test('con due parole servono entrambe', () => {
    const index = indexOf({}, { title: 'Cameriere ai piani' });
    const result = index.search(aQuery({ text: 'cameriere piani' }), NOW);
    expect(result).toMatchObject({ total: 1, relaxed: false, hits: [{ id: 2, matched: ['cameriere', 'piani'] }] });
  });

  test('con tre parole, se nessun annuncio le ha tutte, ne manca una e lo si dice', () => {
    const index = indexOf({});
    const result = index.search(aQuery({ text: 'cameriere sala elicottero' }), NOW);
    expect(result).toMatchObject({ total: 1, relaxed: true, hits: [{ matched: ['cameriere', 'sala'] }] });
  });

  test('una parola che nessun annuncio ha non sparisce in silenzio', () => {
    expect(indexOf({}).search(aQuery({ text: 'cameriere elicottero' }), NOW)).toMatchObject({ total: 0, relaxed: false });
  });

  test('l’ultima parola può essere solo cominciata, ma una parola intera non si allunga', () => {
    const index = indexOf({}, { title: 'Salario garantito', body: '' });
    expect(idsFor(index, { text: 'camer' })).toEqual([1]);
    expect(idsFor(index, { text: 'sala' })).toEqual([1]);
  });

  test('i sinonimi valgono un po’ meno della parola scritta, anche quando sono più parole', () => {
    const index = indexOf({ title: 'Addetto alla sala', body: '' }, { title: 'Cameriere', body: '' }, { title: 'Addetto', body: '' });
    const synonyms = [['cameriere', 'addetto sala']];
    expect(idsFor(index, { text: 'cameriere' })).toEqual([2]);
    expect(idsFor(index, { text: 'cameriere', synonyms }).sort()).toEqual([1, 2]);
  });

  test('chi ha sia la parola sia il sinonimo vale per la migliore delle due, non per l’ultima', () => {
    const index = indexOf({ title: 'Cameriere', body: 'waiter' });
    const score = (synonyms: string[][]) => index.search(aQuery({ text: 'cameriere', synonyms }), NOW).hits[0]?.score;
    expect(score([['cameriere', 'waiter']])).toBe(score([]));
  });

  test('una parola che nessun annuncio ha conta una volta, anche scritta in due forme', () => {
    const after = { key: 0, applications: 0, publishedAt: NOW, id: 1, required: 3 };
    const found = indexOf().search(aQuery({ text: 'cameriere camerieri fornaio magazzino', after }), NOW);
    expect(found.relaxed).toBe(false);
  });

  test('con sole parole vuote si vedono tutti gli annunci', () => {
    expect(idsFor(indexOf({}, {}), { text: 'di per la' })).toHaveLength(2);
  });
});

describe('filtri e distanza', () => {
  test('chi non indica il contratto non passa il filtro sul contratto', () => {
    expect(idsFor(indexOf({ contract: null }, {}), { contracts: ['fixed_term'] })).toEqual([2]);
  });

  test('la retribuzione minima si confronta con il massimo offerto', () => {
    const index = indexOf({ payYear: { min: 18_000, max: 24_000 } }, { payYear: { min: 18_000, max: 19_000 } }, { payYear: null });
    expect(idsFor(index, { payYearMin: 22_000 })).toEqual([1]);
  });

  test('raggio zero: solo chi è proprio lì; chi non ha posizione non passa', () => {
    const index = indexOf({}, MILANO, { lat: null, lon: null });
    expect(idsFor(index, { near: CREMONA, radiusKm: 0 })).toEqual([1]);
  });

  test('senza raggio la posizione ordina soltanto, e chi non ne ha viene in fondo', () => {
    const index = indexOf({ lat: null, lon: null }, MILANO, {});
    expect(idsFor(index, { near: CREMONA, sort: 'distance' })).toEqual([3, 2, 1]);
    expect(index.search(aQuery({ near: CREMONA, sort: 'distance' }), NOW).hits.map(({ distanceKm }) => distanceKm)).toEqual([
      0,
      expect.closeTo(75, -1),
      null,
    ]);
  });

  test('nessuno entro 10 km: si dice quanti ce ne sono più lontano', () => {
    const result = indexOf(MILANO, MILANO).search(aQuery({ near: CREMONA, radiusKm: 10 }), NOW);
    expect(result).toMatchObject({ total: 0, widerRadius: [{ radiusKm: 75, total: 2 }] });
  });

  test('ogni faccetta si conta senza il proprio filtro', () => {
    const index = indexOf({ kind: 'job' }, { kind: 'internship' }, { kind: 'internship', contract: 'permanent' });
    const { facets, total } = index.search(aQuery({ kinds: ['job'], contracts: ['fixed_term'] }), NOW);
    expect(total).toBe(1);
    expect(facets.kind).toEqual([
      { value: 'internship', count: 1 },
      { value: 'job', count: 1 },
    ]);
    expect(facets.contract).toEqual([{ value: 'fixed_term', count: 1 }]);
  });

  test('a pari merito: meno candidature, poi più recente, poi numero più piccolo', () => {
    const index = indexOf({ applications: 5 }, { publishedAt: NOW - 3 * DAY }, {}, {});
    expect(idsFor(index, { text: 'cameriere' })).toEqual([3, 4, 2, 1]);
  });

  test('la seconda pagina continua dove finisce la prima', () => {
    const index = indexOf({}, {}, {}, {}, {});
    expect([...idsFor(index, { limit: 2 }), ...idsFor(index, { offset: 2, limit: 2 }), ...idsFor(index, { offset: 4, limit: 2 })]).toEqual([
      1, 2, 3, 4, 5,
    ]);
  });
});
