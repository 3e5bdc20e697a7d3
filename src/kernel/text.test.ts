import { expect, test } from 'vitest';
import { stem } from './text.ts';

const FAMILIES = [
  'cameriere cameriera camerieri',
  'magazziniere magazziniera magazzinieri',
  'infermiere infermiera infermieri',
  'parrucchiere parrucchiera parrucchieri',
  'saldatore saldatrice saldatori saldatrici',
  'sviluppatore sviluppatrice sviluppatori sviluppatrici',
  'operaio operaia operai operaie',
  'fornaio fornaia fornai',
  'ingegnere ingegnera ingegneri',
  'addetto addetta addetti addette',
  'barista baristi bariste',
  'cuoco cuoca cuochi cuoche',
  'impiegato impiegata impiegati impiegate',
  'developer developers',
  'waiter waiters',
];

test.each(FAMILIES)('le forme di un mestiere si trovano a vicenda: %s', (family) => {
  expect(new Set(family.split(' ').map(stem)).size).toBe(1);
});

test('mestieri diversi restano diversi', () => {
  const stems = FAMILIES.map((family) => stem(family.split(' ')[0] ?? ''));
  expect(new Set(stems).size).toBe(FAMILIES.length);
  expect(stem('camera')).not.toBe(stem('cameriere'));
});
