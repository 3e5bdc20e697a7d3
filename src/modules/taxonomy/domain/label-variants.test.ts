import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bothGenders } from './display-label.ts';
import { labelVariants, withoutBrackets } from './label-variants.ts';

describe('come si legge un titolo con la barra', () => {
  test.each([
    ['cameriere/a', ['cameriere', 'cameriera']],
    ['Cameriere/a di sala', ['Cameriere di sala', 'Cameriera di sala']],
    ['operatore/trice socio sanitario', ['operatore socio sanitario', 'operatrice socio sanitario']],
    ['infermiere/-a', ['infermiere', 'infermiera']],
    ['fornaio/fornaia', ['fornaio', 'fornaia']],
    ['operatore/operatrice di macchine', ['operatore di macchine', 'operatrice di macchine']],
    ['direttore tecnico/direttrice tecnica', ['direttore tecnico', 'direttrice tecnica']],
    ['professore/essa', ['professore', 'professoressa']],
    ['addetto/a vendite (m/f)', ['addetto vendite', 'addetta vendite']],
    ['Sales manager M/F/D', ['Sales manager']],
    ['barista', ['barista']],
  ])('%s', (label, variants) => {
    expect(labelVariants(label)).toEqual(variants);
  });

  test('qualunque testo dà almeno una lettura e finisce presto', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', 'e', 'o', ' ', '/', '(', ')', 'm', 'f', 't', 'r', 'ì', '-'), maxLength: 40 }),
        (text) => {
          const variants = labelVariants(text);
          expect(variants.length).toBeGreaterThan(0);
          expect(variants.every((variant) => !variant.includes('/'))).toBe(true);
        },
      ),
    );
  });

  test('quello che sta tra parentesi spiega, non fa parte del nome', () => {
    expect(withoutBrackets('Java (computer programming)')).toBe('Java');
  });
});

describe('come si scrivono insieme i due generi', () => {
  test.each([
    ['cameriere di sala', 'cameriera di sala', 'cameriere/a di sala'],
    ['barista', 'barista', 'barista'],
    ['barman', 'barlady', 'barman/barlady'],
    ['operatore ecologico', 'operatrice ecologica', 'operatore ecologico/operatrice ecologica'],
    ['direttore di negozio', 'direttrice di negozio', 'direttore/direttrice di negozio'],
    ['uomo delle pulizie', 'donna delle pulizie di casa', 'uomo delle pulizie/donna delle pulizie di casa'],
  ])('%s e %s', (masculine, feminine, both) => {
    expect(bothGenders(masculine, feminine)).toBe(both);
  });
});
