import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold } from '../../../kernel/text.ts';
import { shippedGazetteer } from '../testing/load-places.ts';
import type { Place } from './place.ts';
import { foldName } from './place-name.ts';

const gazetteer = shippedGazetteer();
const everywhere = [...gazetteer.all()];
const lombardy = gazetteer.placesOfRegion('03');
const named = (places: readonly Place[]) => places.map((place) => `${place.name} (${place.province})`);
const first = (query: string) => named(gazetteer.search(query, 1))[0];

describe('cercare un comune come lo si scrive', () => {
  test.each([
    ['cantu', 'Cantù (CO)'],
    ['CANTU’', 'Cantù (CO)'],
    ['Sant Angelo', "Sant'Angelo Lodigiano (LO)"],
    ['santangelo lodigiano', "Sant'Angelo Lodigiano (LO)"],
    ['S. Angelo Lodigiano', "Sant'Angelo Lodigiano (LO)"],
    ['S.Angelo Lod.', "Sant'Angelo Lodigiano (LO)"],
    ['San Donato Mil.se', 'San Donato Milanese (MI)'],
    ['Sesto S. Giovanni', 'Sesto San Giovanni (MI)'],
    ['CASTEL GANDOLFO', 'Castel Gandolfo (RM)'],
    ['castelgandolfo', 'Castel Gandolfo (RM)'],
    ['Reggio Emilia', "Reggio nell'Emilia (RE)"],
    ['Reggio Calabria', 'Reggio di Calabria (RC)'],
    ['forli', 'Forlì (FC)'],
    ['aquila', "L'Aquila (AQ)"],
    ['Bolzano/Bozen', 'Bolzano (BZ)'],
    ['Bozen', 'Bolzano (BZ)'],
    ['ronago', 'Uggiate con Ronago (CO)'],
    ['naviglio cernusco', 'Cernusco sul Naviglio (MI)'],
    ['20121 Milano (MI)', 'Milano (MI)'],
    ['Cremona, CR', 'Cremona (CR)'],
    ['cremona cr', 'Cremona (CR)'],
    ['Carbonara di Po', 'Borgocarbonara (MN)'],
    ['lenno', 'Tremezzina (CO)'],
    ['Città di Castello', 'Città di Castello (PG)'],
    ['città di Milano', 'Milano (MI)'],
  ])('«%s» trova %s', (query, expected) => {
    expect(first(query)).toBe(expected);
  });

  test('una sigla o il nome di una provincia trovano il capoluogo', () => {
    expect(first('MI')).toBe('Milano (MI)');
    expect(first('NA')).toBe('Napoli (NA)');
    expect(first('Monza Brianza')).toBe('Monza (MB)');
    expect(first('provincia di Cremona')).toBe('Cremona (CR)');
    expect(first('re')).toBe('Re (VB)');
    expect(first('RE')).toBe("Reggio nell'Emilia (RE)");
  });

  test('le prime lettere danno prima le città grandi e quelle della regione di casa', () => {
    expect(named(gazetteer.search('mil', 1))).toEqual(['Milano (MI)']);
    expect(named(gazetteer.search('cre', 2))).toEqual(['Cremona (CR)', 'Crema (CR)']);
    expect(named(gazetteer.search('ro', 2))).toEqual(['Roma (RM)', 'Rozzano (MI)']);
    expect(shippedGazetteer('12').search('castel', 1)[0]?.region).toBe('12');
  });

  test('fra omonimi viene prima quello della regione di casa, e la provincia decide', () => {
    expect(named(gazetteer.search('Castro', 2))).toEqual(['Castro (BG)', 'Castro (LE)']);
    expect(first('Castro (LE)')).toBe('Castro (LE)');
    expect(first('Castro, Puglia')).toBe('Castro (LE)');
  });

  test('un CAP, anche cominciato o vecchio, trova i suoi comuni', () => {
    expect(first('26100')).toBe('Cremona (CR)');
    expect(first('2610')).toBe('Cremona (CR)');
    expect(first('20100')).toBe('Milano (MI)');
    expect(gazetteer.search('99999')).toEqual([]);
  });

  test('un errore di battitura non ferma nessuno', () => {
    expect(first('Bergmo')).toBe('Bergamo (BG)');
    expect(first('Crmeona')).toBe('Cremona (CR)');
    expect(first('cernsco sul naviglio')).toBe('Cernusco sul Naviglio (MI)');
    expect(first('Lodii')).toBe('Lodi (LO)');
  });

  test('quello che non è un comune non trova niente', () => {
    for (const query of ['', '   ', '.', 'Lido di Ostia', 'telelavoro', 'xyzxyz', '()']) expect(gazetteer.search(query)).toEqual([]);
  });
});

describe('per tutti i comuni', () => {
  test('il nome esatto trova il comune per primo, o fra i suoi omonimi', () => {
    for (const place of everywhere) {
      const homonyms = everywhere.filter((other) => other.name === place.name).length;
      expect(gazetteer.search(place.name, Math.max(3, homonyms + 1)), place.name).toContain(place);
      if (homonyms === 1) expect(foldName(gazetteer.search(place.name, 1)[0]?.name ?? '')).toBe(foldName(place.name));
    }
  });

  test('nome e provincia insieme trovano sempre quello giusto', () => {
    for (const place of everywhere) expect(gazetteer.search(`${place.name} (${place.province})`, 1)[0], place.istat).toBe(place);
  });

  test('senza accenti e senza apostrofi si trova lo stesso', () => {
    for (const place of lombardy) expect(gazetteer.search(fold(place.name).replaceAll("'", ' '), 1)[0], place.name).toBe(place);
  });

  test('qualunque testo ha una risposta, mai più lunga del chiesto e mai con doppioni', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ maxLength: 60 }), fc.string({ unit: 'binary', maxLength: 120 })),
        fc.integer({ min: 1, max: 20 }),
        (query, limit) => {
          const found = gazetteer.search(query, limit);
          expect(found.length).toBeLessThanOrEqual(limit);
          expect(new Set(found).size).toBe(found.length);
          gazetteer.locate(query);
        },
      ),
      { numRuns: 500 },
    );
  });

  test('un errore a caso in un nome lombardo di almeno sei lettere: 98 volte su 100 è fra i primi cinque', () => {
    const long = lombardy.filter((place) => place.name.length >= 6);
    let found = 0;
    let tried = 0;
    fc.assert(
      fc.property(fc.constantFrom(...long), fc.nat(), fc.constantFrom('drop', 'double', 'swap', 'change'), (place, at, kind) => {
        tried += 1;
        if (gazetteer.search(misspell(place.name, at, kind), 5).includes(place)) found += 1;
      }),
      { numRuns: 2000, seed: 20261121 },
    );
    expect(found / tried).toBeGreaterThan(0.98);
  });
});

function misspell(name: string, at: number, kind: string): string {
  const letters = [...name.toLowerCase()];
  const index = at % (letters.length - 1);
  const letter = letters[index] as string;
  if (kind === 'drop') letters.splice(index, 1);
  if (kind === 'double') letters.splice(index, 0, letter);
  if (kind === 'swap') letters.splice(index, 2, letters[index + 1] as string, letter);
  if (kind === 'change') letters[index] = 'aeilnorst'[at % 9] as string;
  return letters.join('');
}
