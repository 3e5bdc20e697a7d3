import { describe, expect, test } from 'vitest';
import { anAd, aQuery, NOW } from '../../testing/samples.ts';
import { createIndex } from '../search-index.ts';

function indexOf(...titles: string[]) {
  const index = createIndex();
  titles.forEach((title, position) => {
    index.upsert(anAd({ id: position + 1, title, body: '' }));
  });
  return index;
}

const suggestion = (index: ReturnType<typeof createIndex>, text: string) => index.search(aQuery({ text }), NOW).didYouMean;

describe('forse cercavi', () => {
  test('una lettera di troppo, una che manca, una sbagliata, due scambiate', () => {
    const index = indexOf('Cameriere', 'Magazziniere');
    for (const text of ['cameriiere', 'camriere', 'camoriere', 'camereire']) expect(suggestion(index, text)).toBe('cameriere');
  });

  test('si corregge solo la parola sconosciuta', () => {
    expect(suggestion(indexOf('Cameriere di sala'), 'camereire di sala')).toBe('cameriere di sala');
  });

  test('tra due parole ugualmente vicine vince la più frequente', () => {
    expect(suggestion(indexOf('Barista', 'Borista', 'Barista'), 'birista')).toBe('barista');
  });

  test('non si propone mai ciò che non trova nulla: i filtri valgono anche per il suggerimento', () => {
    const index = indexOf('Cameriere');
    expect(index.search(aQuery({ text: 'camereire', provinces: ['MI'] }), NOW).didYouMean).toBeNull();
    index.remove(1);
    expect(suggestion(index, 'camereire')).toBeNull();
  });

  test('una parola giusta, o solo cominciata, non si corregge', () => {
    const index = indexOf('Cameriere', 'Magazziniere');
    for (const text of ['cameriere', 'camerieri', 'magaz']) expect(suggestion(index, text)).toBeNull();
  });

  test('un refuso presente in un solo annuncio non nasconde la parola giusta', () => {
    const index = indexOf('Saldatora', ...Array.from({ length: 30 }, () => 'Saldatore'));
    index.upsert(anAd({ id: 90, title: 'Carpentirre', body: '' }));
    for (let id = 100; id < 130; id++) index.upsert(anAd({ id, title: 'Carpentiere', body: '' }));
    expect(suggestion(index, 'carpentirre')).toBe('carpentiere');
  });

  test('le parole corte non si indovinano', () => {
    expect(suggestion(indexOf('Bar'), 'bat')).toBeNull();
  });
});

describe('completare mentre si scrive', () => {
  test('prima le parole più frequenti, una forma sola per radice', () => {
    const index = indexOf('Cameriere', 'Cameriere', 'Cameriera', 'Camionista');
    expect(index.complete('cam')).toEqual(['cameriere', 'camionista']);
  });

  test('si completa l’ultima parola e si tengono le altre', () => {
    expect(indexOf('Addetto magazzino').complete('Addetto mag')).toEqual(['addetto magazzino']);
  });

  test('non si propongono parole di annunci tolti, né dopo uno spazio', () => {
    const index = indexOf('Cameriere');
    expect(index.complete('cam ')).toEqual([]);
    index.remove(1);
    expect(index.complete('cam')).toEqual([]);
  });

  test('anche con migliaia di parole, vecchie e nuove', () => {
    const index = indexOf(...Array.from({ length: 2500 }, (_, i) => `parola${i} zeta`));
    expect(index.complete('parola77')).toHaveLength(8);
    index.upsert(anAd({ id: 9000, title: 'parolanuova' }));
    expect(index.complete('parolan')).toEqual(['parolanuova']);
  });
});
