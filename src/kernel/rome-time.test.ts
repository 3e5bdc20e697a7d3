import fc from 'fast-check';
import { expect, test } from 'vitest';
import { endOfRomeDay, romeDate, romeDaysBetween, romeInstant, startOfRomeDay } from './rome-time.ts';

test('i giorni tra due istanti sono quelli del calendario di Roma, in ogni anno', () => {
  const instant = fc.date({ min: new Date('1850-01-01'), max: new Date('2150-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(instant, instant, (from, to) => {
      expect(romeDaysBetween(from, to)).toBe(romeDate(from).until(romeDate(to), { largestUnit: 'days' }).days);
    }),
    { numRuns: 500 },
  );
});

test('il giorno cambia a mezzanotte a Roma, d’estate, d’inverno e nelle notti in cui cambia l’ora', () => {
  for (const day of ['2026-03-28', '2026-03-29', '2026-07-01', '2026-10-24', '2026-10-25', '2026-11-21']) {
    const midnight = endOfRomeDay(day);
    const before = new Date(midnight.getTime() - 1);
    expect(romeDaysBetween(startOfRomeDay(day), before)).toBe(0);
    expect(romeDaysBetween(before, midnight)).toBe(1);
    expect(romeDaysBetween(midnight, before)).toBe(-1);
  }
  expect(endOfRomeDay('2026-03-29').getTime() - startOfRomeDay('2026-03-29').getTime()).toBe(23 * 3_600_000);
  expect(endOfRomeDay('2026-10-25').getTime() - startOfRomeDay('2026-10-25').getTime()).toBe(25 * 3_600_000);
});

test('l’ora che la primavera salta diventa quella dopo; di quella che l’autunno ripete vale la prima', () => {
  expect(romeInstant('2026-03-29T02:30:00').toISOString()).toBe('2026-03-29T01:30:00.000Z');
  expect(romeInstant('2026-10-25T02:30:00').toISOString()).toBe('2026-10-25T00:30:00.000Z');
});
