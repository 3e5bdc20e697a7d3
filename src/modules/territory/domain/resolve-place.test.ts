import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shippedGazetteer } from '../testing/load-places.ts';
import type { PlaceHint } from './place.ts';

const gazetteer = shippedGazetteer();
const resolved = (hint: PlaceHint) => {
  const place = gazetteer.resolve(hint);
  return place ? `${place.name} (${place.province})` : null;
};

describe('il luogo di un annuncio', () => {
  test.each<[PlaceHint, string]>([
    [{ name: 'CASTEL GANDOLFO' }, 'Castel Gandolfo (RM)'],
    [{ name: 'Montesarchio (BN)' }, 'Montesarchio (BN)'],
    [{ name: 'Castel Gandolfo, Roma' }, 'Castel Gandolfo (RM)'],
    [{ name: 'Roma, Castel Gandolfo' }, 'Castel Gandolfo (RM)'],
    [{ name: 'Via Roma 5, 26100 Cremona (CR), Italia' }, 'Cremona (CR)'],
    [{ name: 'Milano, Lombardia, IT' }, 'Milano (MI)'],
    [{ name: 'Comune di Milano' }, 'Milano (MI)'],
    [{ name: 'Milano centro' }, 'Milano (MI)'],
    [{ name: 'Affile Roma' }, 'Affile (RM)'],
    [{ name: 'Bolzano - Bozen' }, 'Bolzano (BZ)'],
    [{ name: 'S. Angelo Lodigiano', country: 'Italia' }, "Sant'Angelo Lodigiano (LO)"],
    [{ name: 'Lodi', province: 'MI' }, 'Lodi (LO)'],
    [{ name: 'Olbia', province: 'OT' }, 'Olbia (SS)'],
    [{ name: 'Cuggiono', province: 'Città metropolitana di Milano' }, 'Cuggiono (MI)'],
    [{ name: 'Napoli', province: 'NA', region: 'Campania', country: 'IT' }, 'Napoli (NA)'],
    [{ name: 'Bergmo', province: 'BG' }, 'Bergamo (BG)'],
    [{ postcode: '26100' }, 'Cremona (CR)'],
    [{ name: 'Sede centrale', postcode: 'I-26100' }, 'Cremona (CR)'],
  ])('%j è %s', (hint, expected) => {
    expect(resolved(hint)).toBe(expected);
  });

  test('fra omonimi decide quello che si sa di più, e senza non si indovina', () => {
    expect(resolved({ name: 'Castro' })).toBeNull();
    expect(resolved({ name: 'Castro', province: 'BG' })).toBe('Castro (BG)');
    expect(resolved({ name: 'Castro', region: 'Apulia' })).toBe('Castro (LE)');
    expect(resolved({ name: 'Castro', region: 'ITC4' })).toBe('Castro (BG)');
    expect(resolved({ name: 'Castro', postcode: '24063' })).toBe('Castro (BG)');
    expect(resolved({ name: 'Castro', lat: 45.8, lon: 10.07 })).toBe('Castro (BG)');
  });

  test('quello che si contraddice, o nomina due comuni, non è un luogo', () => {
    expect(resolved({ name: 'Milano', region: 'Lazio' })).toBeNull();
    expect(resolved({ name: 'Milano', province: 'RM' })).toBeNull();
    expect(resolved({ name: 'Milano, Cremona' })).toBeNull();
    expect(resolved({ name: 'Latina,Roma' })).toBeNull();
  });

  test('quello che non è un comune d’Italia resta senza luogo', () => {
    expect(resolved({ name: 'Verona', country: 'US' })).toBeNull();
    expect(resolved({ name: 'Lugano', country: 'CH', lat: 46.0, lon: 8.95 })).toBeNull();
    for (const name of ['', 'Lido di Ostia', 'cantieri vari', 'Italia', 'Lombardia', 'Monza Brianza', 'Da remoto', 'Tutti', 'MI']) {
      expect(resolved({ name }), name).toBeNull();
    }
  });

  test('con le sole coordinate è il comune dal centro più vicino, entro 15 km', () => {
    expect(resolved({ lat: 45.136, lon: 10.02 })).toBe('Cremona (CR)');
    expect(resolved({ lat: 41.3, lon: 11.5 })).toBeNull();
    expect(resolved({ lat: Number.NaN, lon: 9 })).toBeNull();
  });

  test('ogni comune con la sua provincia è se stesso, e un testo qualunque non rompe niente', () => {
    for (const place of gazetteer.all()) expect(gazetteer.resolve({ name: place.name, province: place.province }), place.istat).toBe(place);
    const text = fc.option(fc.string({ maxLength: 40 }), { nil: undefined });
    fc.assert(
      fc.property(
        fc.record({ name: text, province: text, region: text, postcode: text, country: text }),
        (hint) => void gazetteer.resolve(hint),
      ),
    );
  });
});

const feed = path.resolve(import.meta.dirname, '../../../../../shared/data/jobs/italy/cpi_lazio_offers.jsonl');

// Without ../shared/data this is skipped: the real feed is not part of the repository.
test.skipIf(!existsSync(feed))('nel flusso vero dei centri per l’impiego almeno il 98 % dei luoghi è riconosciuto', () => {
  const names = readFileSync(feed, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => (JSON.parse(line) as { ComuneSedeLavoro: string }).ComuneSedeLavoro);
  const known = names.filter((name) => gazetteer.resolve({ name }) !== null);
  expect(names.length).toBe(2384);
  expect(known.length / names.length).toBeGreaterThan(0.98);
});
