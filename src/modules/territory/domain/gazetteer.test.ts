import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { distanceKm } from '../../../kernel/geo.ts';
import { shippedGazetteer } from '../testing/load-places.ts';
import { LOMBARDY_MAP, projectLombardy } from './project-lombardy.ts';

const gazetteer = shippedGazetteer();

describe('«vicino a» capisce quello che una persona scrive', () => {
  test.each([
    ['019036', 'Cremona'],
    ['cremona', 'Cremona'],
    ['26100', 'Cremona'],
    ['CR', 'Cremona'],
    ['Cremona (CR)', 'Cremona'],
    ['45.136,10.02', 'Cremona'],
    [' 45.136 , 10.02 ', 'Cremona'],
    ['Roma', 'Roma'],
    ['RE', "Reggio nell'Emilia"],
    ['Re', 'Re'],
    ['Monza Brianza', 'Monza'],
    ["L'Aquila", "L'Aquila"],
    ['crmeona', 'Cremona'],
  ])('«%s» è %s', (text, label) => {
    expect(gazetteer.locate(text)?.label).toBe(label);
  });

  test('le coordinate restano quelle scritte, anche lontano da ogni comune', () => {
    expect(gazetteer.locate('45.2,10.1')).toMatchObject({ lat: 45.2, lon: 10.1 });
    expect(gazetteer.locate('48.85,2.35')).toEqual({ lat: 48.85, lon: 2.35, label: '48.85, 2.35', place: null });
    expect(gazetteer.locate('95.2,10.1')).toBeNull();
  });

  test('una località che non è un comune non diventa un altro posto', () => {
    expect(gazetteer.locate('Lido di Ostia')).toBeNull();
    expect(gazetteer.locate('')).toBeNull();
  });
});

describe('l’elenco', () => {
  test('ha tutta l’Italia: 20 regioni, 107 province, 7.896 comuni, e ogni provincia ha un capoluogo', () => {
    expect(gazetteer.size).toBe(7896);
    expect(gazetteer.provinces()).toHaveLength(107);
    expect(new Set(gazetteer.provinces().map((province) => province.region)).size).toBe(20);
    for (const { sigla } of gazetteer.provinces()) expect(gazetteer.locate(sigla)?.place?.province, sigla).toBe(sigla);
  });

  test('un comune si legge per codice ISTAT', () => {
    expect(gazetteer.byIstat('063049')).toMatchObject({ name: 'Napoli', province: 'NA', provinceName: 'Napoli', region: '15' });
    expect(gazetteer.byIstat('013199')).toBeUndefined();
  });

  test('il più vicino è davvero il più vicino', () => {
    const all = [...gazetteer.all()];
    fc.assert(
      fc.property(fc.double({ min: 36, max: 47, noNaN: true }), fc.double({ min: 7, max: 18, noNaN: true }), (lat, lon) => {
        const nearestKm = Math.min(...all.map((place) => distanceKm(place, { lat, lon })));
        const found = gazetteer.nearest({ lat, lon });
        if (nearestKm > 15) expect(found).toBeNull();
        else expect(found && distanceKm(found, { lat, lon })).toBeCloseTo(nearestKm, 9);
      }),
      { numRuns: 100 },
    );
  });
});

describe('la mappa a punti', () => {
  test('contiene tutti i 1.502 comuni della Lombardia, e li distribuisce su tutto il disegno', () => {
    const points = gazetteer.placesOfRegion('03').map(projectLombardy);
    const span = (values: number[]) => Math.max(...values) - Math.min(...values);
    expect(points).toHaveLength(1502);
    for (const { x, y } of points) expect(x >= 0 && x <= LOMBARDY_MAP.width && y >= 0 && y <= LOMBARDY_MAP.height).toBe(true);
    expect(span(points.map((point) => point.x))).toBeGreaterThan(900);
    expect(span(points.map((point) => point.y))).toBeGreaterThan(LOMBARDY_MAP.height * 0.85);
  });

  test('le distanze del disegno sono in proporzione a quelle vere', () => {
    const point = (istat: string) => gazetteer.byIstat(istat) as NonNullable<ReturnType<typeof gazetteer.byIstat>>;
    const [milano, cremona, sondrio] = ['015146', '019036', '014061'].map(point) as [
      ReturnType<typeof point>,
      ReturnType<typeof point>,
      ReturnType<typeof point>,
    ];
    const drawn = (a: typeof milano, b: typeof milano) =>
      Math.hypot(projectLombardy(a).x - projectLombardy(b).x, projectLombardy(a).y - projectLombardy(b).y);
    expect(drawn(milano, sondrio) / distanceKm(milano, sondrio) / (drawn(milano, cremona) / distanceKm(milano, cremona))).toBeCloseTo(1, 1);
  });
});
