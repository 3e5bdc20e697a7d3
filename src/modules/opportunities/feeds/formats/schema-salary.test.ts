import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readSchemaSalary } from './schema-salary.ts';

const quantity = (value: object) => ({ '@type': 'MonetaryAmount', currency: 'EUR', value: { '@type': 'QuantitativeValue', ...value } });

test.each([
  [quantity({ value: 1200, unitText: 'MONTH' }), { min: 1200, max: 1200, per: 'month' }],
  [quantity({ minValue: '24000', maxValue: '28000', unitText: 'YEAR' }), { min: 24_000, max: 28_000, per: 'year' }],
  [quantity({ minValue: 9.5, unitCode: 'HUR' }), { min: 9.5, max: null, per: 'hour' }],
  [quantity({ minValue: '15482', maxValue: '15482', unitText: 'YEAR', value: '€9,21 all’ora' }), { min: 9.21, max: 9.21, per: 'hour' }],
  [
    { currency: 'EUR', minValue: 1000, maxValue: 1200, unitText: 'MONTH' },
    { min: 1000, max: 1200, per: 'month' },
  ],
  [
    { '@type': 'PriceSpecification', price: '1300', priceCurrency: 'EUR', unitText: 'MONTH' },
    { min: 1300, max: 1300, per: 'month' },
  ],
  [[quantity({ value: 'negotiable', unitText: 'YEAR' }), quantity({ value: 100, unitText: 'DAY' })], { min: 100, max: 100, per: 'day' }],
  ['RAL 30.000', { min: 30_000, max: 30_000, per: 'year' }],
])('baseSalary %# si legge', (salary, pay) => {
  expect(readSchemaSalary(salary)).toMatchObject(pay);
});

test.each([
  quantity({ value: 'negotiable', unitText: 'YEAR' }),
  quantity({ value: 10.5, unitText: 'YEAR' }),
  quantity({ value: 1200 }),
  quantity({ minValue: 0, maxValue: 0, unitText: 'YEAR' }),
  '100000',
  100_000,
  null,
  [],
  {},
  { value: {} },
])('baseSalary %# non dice una paga', (salary) => {
  expect(readSchemaSalary(salary, 'USD')).toBeNull();
});

test('nessun valore fa fallire la lettura della paga', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(() => readSchemaSalary(value)).not.toThrow();
    }),
  );
});
