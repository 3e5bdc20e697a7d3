import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { startDay } from './start-day.ts';

const published = Temporal.PlainDate.from('2026-11-20');

test('«subito» è il giorno dell’annuncio; un mese senza anno è il prossimo che viene', () => {
  expect(startDay({ immediate: true }, published)).toBe('2026-11-20');
  expect(startDay({ immediate: false, year: null, month: 1, day: null }, published)).toBe('2027-01-01');
  expect(startDay({ immediate: false, year: null, month: 12, day: 9 }, published)).toBe('2026-12-09');
  expect(startDay({ immediate: false, year: 2027, month: 3, day: 1 }, published)).toBe('2027-03-01');
});

test('una data passata da tempo non è l’inizio di questo lavoro', () => {
  expect(startDay({ immediate: false, year: 2020, month: 3, day: null }, published)).toBeNull();
  expect(startDay(null, published)).toBeNull();
});
