import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ROME } from '../../kernel/rome-time.ts';
import { formatDate, formatMoney } from './format.ts';

const it = new Intl.DateTimeFormat('it-IT', { dateStyle: 'long', timeZone: ROME });

test('un giorno scritto è quello di Roma, anche un istante prima e dopo mezzanotte e nei giorni in cui cambia l’ora', () => {
  const midnights = [
    '2026-11-21T23:00:00Z',
    '2026-03-28T23:00:00Z',
    '2026-03-29T22:00:00Z',
    '2026-10-24T22:00:00Z',
    '2026-10-25T23:00:00Z',
  ];
  for (const midnight of midnights) {
    for (const shift of [1, -1, 0]) {
      const instant = new Date(Date.parse(midnight) + shift);
      expect(formatDate(instant, 'it'), instant.toISOString()).toBe(it.format(instant));
    }
  }
  const instants = fc.date({ min: new Date('1930-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(instants, (instant) => formatDate(instant, 'it') === it.format(instant)),
    { numRuns: 5000 },
  );
});

test('le due lingue e i centesimi non si confondono, nemmeno la seconda volta', () => {
  for (let time = 0; time < 2; time++) {
    expect(formatMoney(24_000, 'it')).toMatch(/^24\.000\s€$/);
    expect(formatMoney(24_000, 'en')).toBe('€24,000');
    expect(formatMoney(9.5, 'it')).toMatch(/^9,50\s€$/);
    expect(formatDate(new Date('2026-11-22T10:00:00Z'), 'en')).toBe('22 November 2026');
    expect(formatDate(new Date('2026-11-22T10:00:00Z'), 'it')).toBe('22 novembre 2026');
  }
  expect(() => formatDate(new Date(Number.NaN), 'it')).toThrow(RangeError);
});
