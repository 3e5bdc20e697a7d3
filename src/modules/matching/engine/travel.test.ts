import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CREMONA } from '../testing/samples.ts';
import { straightLine } from './travel.ts';
import { TRAVEL_MODES } from './types.ts';

const mode = fc.constantFrom(...TRAVEL_MODES);

test('minuti e chilometri sono due modi di dire la stessa strada', () => {
  fc.assert(
    fc.property(mode, fc.double({ min: 0, max: 200, noNaN: true }), (way, km) => {
      const minutes = straightLine.minutes(km, way, CREMONA);
      expect(straightLine.reachKm({ mode: way, minutes }, CREMONA)).toBeCloseTo(km, 6);
    }),
  );
});

test('più minuti non portano mai meno lontano, e un mezzo più veloce porta più in là in un’ora', () => {
  fc.assert(
    fc.property(mode, fc.nat(240), fc.nat(60), (way, minutes, more) => {
      const reach = (time: number) => straightLine.reachKm({ mode: way, minutes: time }, CREMONA);
      expect(reach(minutes + more)).toBeGreaterThanOrEqual(reach(minutes));
    }),
  );
  const hour = TRAVEL_MODES.map((way) => straightLine.reachKm({ mode: way, minutes: 60 }, CREMONA));
  expect(hour).toEqual(hour.toSorted((a, b) => a - b));
});

test('mezz’ora a piedi sono circa due chilometri in linea d’aria, in auto sedici', () => {
  expect(straightLine.reachKm({ mode: 'foot', minutes: 30 }, CREMONA)).toBeCloseTo(1.9, 1);
  expect(straightLine.reachKm({ mode: 'car', minutes: 30 }, CREMONA)).toBeCloseTo(16, 1);
  expect(straightLine.reachKm({ mode: 'public_transport', minutes: 5 }, CREMONA)).toBe(0);
});
