import { describe, expect, test } from 'vitest';
import { payPerYear } from './pay-per-year.ts';

describe('la paga in un anno, per confrontare', () => {
  const pay = (min: number | null, max: number | null, per: 'hour' | 'month' | 'year', extra = {}) => ({
    min,
    max,
    per,
    currency: 'EUR',
    net: false,
    ...extra,
  });
  test.each([
    [pay(20_000, 24_000, 'year'), {}, { min: 20_000, max: 24_000 }],
    [pay(1500, null, 'month'), {}, { min: 19_500, max: 19_500 }],
    [pay(500, null, 'month'), { contract: 'internship' as const }, { min: 6000, max: 6000 }],
    [pay(10, null, 'hour'), {}, { min: 20_800, max: 20_800 }],
    [pay(10, null, 'hour'), { hours: 20 }, { min: 10_400, max: 10_400 }],
    [pay(1500, null, 'month', { net: true }), {}, null],
    [pay(30_000, null, 'year', { currency: 'GBP' }), {}, null],
    [null, {}, null],
  ])('%j %j → %j', (stated, about, yearly) => {
    expect(payPerYear(stated, about)).toEqual(yearly);
  });
});
