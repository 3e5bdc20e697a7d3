import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { smallTaxonomy, testOccupation } from '../../testing/small-taxonomy.ts';

const taxonomy = smallTaxonomy({
  occupations: [
    testOccupation(1, 'cameriere/cameriera di sala', { synonyms: ['cameriere', 'cameriera', 'addetta alla sala'] }),
    testOccupation(2, 'cameriere/a ai piani', { isco: '9112', synonyms: ['addetto alle pulizie delle camere'] }),
    testOccupation(3, 'cuoco/a', { isco: '5120', synonyms: ['cuochi in alberghi e ristoranti'] }),
    testOccupation(4, 'direttore tecnico/direttrice tecnica', { isco: '2654' }),
    testOccupation(5, 'autista di autobus', { isco: '8331' }),
    testOccupation(6, 'autista di camion', { isco: '8332' }),
    testOccupation(7, 'chef de rang', { sameAs: 1, starter: false, uri: 'http://data.europa.eu/esco/occupation/x' }),
  ],
  iscoGroups: [{ code: '8331', lang: 'it', label: 'Conduttori di autobus, di tram e di filobus' }],
});
const best = (text: string, hint?: string) => taxonomy.linkTitle(text, { hint: hint ?? null })[0];

describe('dal titolo di un annuncio alla professione', () => {
  test('il titolo esatto vale 1, qualunque sia il genere, le maiuscole e gli accenti', () => {
    for (const text of ['cameriere di sala', 'CAMERIERA DI SALA', 'Cameriere/a di sala', 'Cameriere/a di sala (m/f)']) {
      expect(best(text)).toMatchObject({ occupation: { id: 1 }, score: 1 });
    }
    expect(best('direttrice tecnica')).toMatchObject({ occupation: { id: 4 }, score: 1 });
  });

  test.each([
    ['camerieri', 1],
    ['addetto sala', 1],
    ['Cercasi cameriera ai piani per hotel a Como', 2],
    ['addette alla pulizia camere', 2],
    ['cuoca con esperienza', 3],
    ['Ristorante Da Gino - cuoco', 3],
    ['direttori tecnici', 4],
    ['autisti autobus', 5],
    ['chef de rang', 1],
  ])('«%s» si riconosce', (text, id) => {
    expect(best(text)?.occupation.id).toBe(id);
  });

  test('un titolo di un altro mestiere non viene forzato', () => {
    expect(taxonomy.linkTitle('ingegnere aerospaziale')).toEqual([]);
    expect(taxonomy.linkTitle('')).toEqual([]);
    expect(taxonomy.linkTitle('---')).toEqual([]);
  });

  test('più il titolo si allontana, più il punteggio scende', () => {
    const scores = ['cameriere di sala', 'cameriere di sala per catering', 'cameriere su navi da crociera'].map(
      (text) => best(text)?.score ?? 0,
    );
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    expect(new Set(scores).size).toBe(3);
  });

  test('la qualifica ufficiale o il codice ISCO decidono tra due professioni', () => {
    expect(best('autista', 'Conduttori di autobus, di tram e di filobus')?.occupation.id).toBe(5);
    expect(best('autista', '8332')?.occupation.id).toBe(6);
    expect(best('autista', 'urn:test:autista-di-camion')?.occupation.id).toBe(6);
  });

  test('se il titolo non dice niente parla la qualifica, ma senza certezze', () => {
    const found = best('figura per la nostra sede', 'cuochi in alberghi e ristoranti');
    expect(found?.occupation.id).toBe(3);
    expect(found?.score).toBeLessThan(0.7);
  });

  test('una qualifica che non c’entra non abbassa un titolo esatto', () => {
    expect(best('cuoco', '8331')).toMatchObject({ occupation: { id: 3 }, score: 1 });
  });

  test('qualunque testo dà punteggi tra 0 e 1, dal migliore', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 80 }), fc.option(fc.string({ maxLength: 30 })), (text, hint) => {
        const scores = taxonomy.linkTitle(text, { hint }).map((each) => each.score);
        expect(scores.every((score) => score > 0 && score <= 1)).toBe(true);
        expect(scores).toEqual([...scores].sort((a, b) => b - a));
      }),
    );
  });
});
