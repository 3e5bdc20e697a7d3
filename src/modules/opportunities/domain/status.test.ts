import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type AdLife, GONE_AFTER_MS, STATUSES, status } from './status.ts';
import { readExpiry } from './wording/dates.ts';

const open: AdLife = { review: 'approved', expiresAt: null, filledAt: null, withdrawnAt: null };

test.each([
  ['2026-06-30', '2026-06-30T23:59:59.999+02:00', '2026-07-01T00:00:00+02:00'],
  ['2026-03-28', '2026-03-28T23:59:59.999+01:00', '2026-03-29T00:00:00+01:00'],
  ['2026-03-29', '2026-03-29T23:59:59.999+02:00', '2026-03-30T00:00:00+02:00'],
  ['2026-10-24', '2026-10-24T23:59:59.999+02:00', '2026-10-25T00:00:00+02:00'],
  ['2026-10-25', '2026-10-25T23:59:59.999+01:00', '2026-10-26T00:00:00+01:00'],
])('valido fino al %s: alle 23:59 di Roma è pubblicato, alle 00:00 è scaduto', (day, before, after) => {
  const ad = { ...open, expiresAt: readExpiry(day) };
  expect(status(ad, new Date(before))).toBe('published');
  expect(status(ad, new Date(after))).toBe('expired');
});

test('trenta giorni dopo la scadenza la pagina non c’è più', () => {
  const expiresAt = new Date('2026-06-30T22:00:00Z');
  expect(status({ ...open, expiresAt }, new Date(expiresAt.getTime() + GONE_AFTER_MS))).toBe('expired');
  expect(status({ ...open, expiresAt }, new Date(expiresAt.getTime() + GONE_AFTER_MS + 1))).toBe('gone');
});

test('ciò che ha chiuso per primo l’annuncio gli dà il nome', () => {
  const now = new Date('2026-07-05');
  const ad = { ...open, expiresAt: new Date('2026-07-04'), filledAt: new Date('2026-07-03'), withdrawnAt: new Date('2026-07-02') };
  expect(status(ad, now)).toBe('withdrawn');
  expect(status({ ...ad, withdrawnAt: null }, now)).toBe('filled');
  expect(status(ad, new Date('2026-07-01'))).toBe('published');
});

test('bozze e annunci in esame non scadono, ma si possono ritirare', () => {
  const expiresAt = new Date('2020-01-01');
  const now = new Date('2026-01-01');
  expect(status({ ...open, review: 'draft', expiresAt }, now)).toBe('draft');
  expect(status({ ...open, review: 'pending', expiresAt }, now)).toBe('pending');
  expect(status({ ...open, review: 'pending', withdrawnAt: new Date('2025-12-31') }, now)).toBe('withdrawn');
});

test('un annuncio chiuso non torna mai pubblicato con il passare del tempo', () => {
  const date = fc.date({ min: new Date('2026-01-01'), max: new Date('2026-12-31'), noInvalidDate: true });
  const maybe = fc.option(date, { nil: null });
  fc.assert(
    fc.property(maybe, maybe, maybe, date, fc.nat(400), (expiresAt, filledAt, withdrawnAt, now, days) => {
      const ad: AdLife = { review: 'approved', expiresAt, filledAt, withdrawnAt };
      const later = new Date(now.getTime() + days * 86_400_000);
      expect(STATUSES.indexOf(status(ad, later)) >= STATUSES.indexOf('published')).toBe(true);
      if (status(ad, now) !== 'published') expect(status(ad, later)).not.toBe('published');
      if (status(ad, now) === 'gone') expect(status(ad, later)).toBe('gone');
    }),
  );
});
