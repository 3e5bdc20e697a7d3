import { describe, expect, test } from 'vitest';
import { type NamedConcept, sameConcepts } from './same-concept.ts';

const concept = (id: number, titles: string[], others: string[] = [], isco = '5131', lang = 'it'): NamedConcept => ({
  ...{ id, isco },
  titles: titles.map((text) => ({ lang, text })),
  others: others.map((text) => ({ lang, text })),
});
const ours = [
  concept(1, ['cameriere di sala', 'cameriera di sala'], ['cameriere', 'cameriera']),
  concept(2, ['barista'], ['banconista'], '5132'),
];

describe('quando una professione di ESCO è la stessa di una nostra', () => {
  test('se ha lo stesso titolo e lo stesso gruppo ISCO, anche scritto con la barra', () => {
    expect(sameConcepts(ours, [concept(10, ['Cameriere di sala/cameriera di sala'])])).toEqual(new Map([[10, 1]]));
  });

  test('se il suo titolo è uno dei nostri sinonimi', () => {
    expect(sameConcepts(ours, [concept(10, ['cameriere/cameriera'])])).toEqual(new Map([[10, 1]]));
  });

  test('non se il gruppo ISCO è un altro', () => {
    expect(sameConcepts(ours, [concept(10, ['cameriere di sala'], [], '9112')])).toEqual(new Map());
  });

  test('non se il nome è uguale in un’altra lingua', () => {
    expect(sameConcepts(ours, [concept(10, ['barista'], [], '5132', 'en')])).toEqual(new Map());
  });

  test('per un sinonimo soltanto, una al massimo: quella con più nomi in comune', () => {
    const theirs = [concept(10, ['x'], ['cameriere di sala']), concept(11, ['y'], ['cameriere di sala', 'cameriera di sala'])];
    expect(sameConcepts(ours, theirs)).toEqual(new Map([[11, 1]]));
  });

  test('per un sinonimo soltanto, nessuna se un’altra ha proprio quel titolo', () => {
    const theirs = [concept(10, ['x'], ['cameriere di sala', 'cameriera di sala']), concept(11, ['cameriere di sala'])];
    expect(sameConcepts(ours, theirs)).toEqual(new Map([[11, 1]]));
  });
});
