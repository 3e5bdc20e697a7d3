import { describe, expect, test } from 'vitest';
import { withoutAsking } from './asking-words.ts';
import { PlaceNames, placeInWords } from './place-words.ts';

const place = (name: string, capital = false) => ({ istat: name, name, capital });
const names = new PlaceNames([
  place('Cremona', true),
  place('Lodi', true),
  place('Medicina'),
  place('Fara in Sabina'),
  place('Guidonia Montecelio'),
  place('Castro'),
  place('Castro'),
  place('Reggio Calabria', true),
  place("L'Aquila", true),
]);
const read = (text: string) => {
  const found = placeInWords(text, names);
  return found && [found.rest, found.place.name, found.extent, found.evidence];
};

describe('il luogo fra le parole', () => {
  test.each([
    ['cameriere Cremona', ['cameriere', 'Cremona', 'town', 'sure']],
    ['CREMONA cameriere', ['cameriere', 'Cremona', 'town', 'sure']],
    ['Cremona', ['', 'Cremona', 'town', 'sure']],
    ['lavoro a Lodi come cuoco', ['lavoro come cuoco', 'Lodi', 'town', 'sure']],
    ['cuoco in provincia di Lodi', ['cuoco', 'Lodi', 'province', 'sure']],
    ['muratore a Fara in Sabina', ['muratore', 'Fara in Sabina', 'town', 'sure']],
    ['magazziniere vicino a guidonia', ['magazziniere', 'Guidonia Montecelio', 'town', 'sure']],
    ['infermiere zona Medicina', ['infermiere', 'Medicina', 'town', 'sure']],
    ['infermiere a Medicina', ['infermiere', 'Medicina', 'town', 'led']],
    ['laurea medicina', ['laurea', 'Medicina', 'town', 'bare']],
    ['cuoco, L’Aquila', ['cuoco', "L'Aquila", 'town', 'sure']],
    ['nurse near Cremona', ['nurse', 'Cremona', 'town', 'sure']],
  ])('«%s»', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  test.each(['cameriere', 'medicina legale e corsi', 'cuoco a Castro', 'festa medicina del lavoro oggi', ''])(
    'in «%s» non ce n’è',
    (text) => {
      expect(placeInWords(text, names)?.evidence ?? 'none').not.toBe('sure');
      if (text !== 'medicina legale e corsi') expect(read(text)).toBeNull();
    },
  );
});

describe('le parole che chiedono soltanto lavoro', () => {
  test.each([
    ['cerco lavoro come cuoco', 'cuoco'],
    ['lavoro', ''],
    ['Offerte di lavoro', ''],
    ['vorrei lavorare con i bambini', 'bambini'],
    ['electrician jobs', 'electrician'],
    ['offerte di lavoro magazziniere', 'magazziniere'],
    ['looking for a job as a nurse', 'nurse'],
    ['Consulente del lavoro', 'Consulente del lavoro'],
    ['sicurezza sul lavoro', 'sicurezza sul lavoro'],
    ['lavorazione del legno', 'lavorazione del legno'],
    ['posti barca', 'posti barca'],
    ['Cuoco', 'Cuoco'],
    ['', ''],
  ])('«%s» cerca «%s»', (text, rest) => {
    expect(withoutAsking(text)).toBe(rest);
  });
});
