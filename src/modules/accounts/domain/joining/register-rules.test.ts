import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { romeDate } from '../../../../kernel/rome-time.ts';
import { adultAge, maximumAge, minimumAge } from '../../parameters.ts';
import { newDeskCode, printedDeskCode, readDeskCode } from '../desk-code.ts';
import { readVatNumber } from '../vat-number.ts';
import { readWebAddress } from '../web-address.ts';
import { ageBand, ageOn, readBirthDate } from './ages.ts';
import { invitationState } from './invitation-rules.ts';
import { readName } from './person-name.ts';

const day = (text: string) => Temporal.PlainDate.from(text);

const AGES = { minimum: minimumAge.default, adult: adultAge.default, maximum: maximumAge.default };

describe('l’età decide', () => {
  test.each([
    ['la vigilia dei 14 anni', '2012-11-22', '2026-11-21', 'child'],
    ['il giorno dei 14 anni', '2012-11-21', '2026-11-21', 'minor'],
    ['il giorno dei 15 anni', '2011-11-21', '2026-11-21', 'minor'],
    ['la vigilia dei 18 anni', '2008-11-22', '2026-11-21', 'minor'],
    ['il giorno dei 18 anni', '2008-11-21', '2026-11-21', 'youth'],
    ['la vigilia dei 35 anni', '1991-11-22', '2026-11-21', 'youth'],
    ['il giorno dei 35 anni', '1991-11-21', '2026-11-21', 'older'],
    ['nata il 29 febbraio, il 28 febbraio dell’anno dei 18', '2008-02-29', '2026-02-28', 'minor'],
    ['nata il 29 febbraio, il 1° marzo dell’anno dei 18', '2008-02-29', '2026-03-01', 'youth'],
    ['nata il 29 febbraio, il 28 febbraio dell’anno dei 14', '2012-02-29', '2026-02-28', 'child'],
    ['nato oggi', '2026-11-21', '2026-11-21', 'child'],
  ])('%s', (_what, birth, today, band) => {
    expect(ageBand(birth, day(today), AGES)).toBe(band);
  });

  test.each([
    ['un secondo prima della mezzanotte di Roma, d’inverno', '2026-11-20T22:59:59Z', 'child'],
    ['a mezzanotte di Roma, d’inverno', '2026-11-20T23:00:00Z', 'minor'],
  ])('14 anni il 21 novembre: %s', (_what, instant, band) => {
    expect(ageBand('2012-11-21', romeDate(new Date(instant)), AGES)).toBe(band);
  });

  test.each([
    ['21:59:59', 'youth'],
    ['22:00:00', 'older'],
  ])('35 anni il 1° luglio, alle %s UTC del giorno prima (ora legale)', (time, band) => {
    expect(ageBand('1991-07-01', romeDate(new Date(`2026-06-30T${time}Z`)), AGES)).toBe(band);
  });

  test('per ogni nascita e ogni giorno: gli anni non calano mai, e crescono di uno solo nel giorno del compleanno (o il 1° marzo)', () => {
    const dates = fc
      .tuple(fc.integer({ min: 1900, max: 2026 }), fc.integer({ min: 1, max: 366 }))
      .map(([year, n]) => Temporal.PlainDate.from({ year, month: 1, day: 1 }).add({ days: n - 1 }));
    fc.assert(
      fc.property(dates, fc.integer({ min: 1, max: 40_000 }), (birth, days) => {
        const today = birth.add({ days });
        const grown = ageOn(birth, today) - ageOn(birth, today.subtract({ days: 1 }));
        const born29 = birth.month === 2 && birth.day === 29 && !today.inLeapYear;
        const birthday = born29 ? today.month === 3 && today.day === 1 : today.month === birth.month && today.day === birth.day;
        expect(grown).toBe(birthday ? 1 : 0);
      }),
      { numRuns: 2000 },
    );
  });

  test.each([
    [{ day: '', month: '', year: '' }, 'birth.required'],
    [{ day: '30', month: '2', year: '2008' }, 'birth.not-a-day'],
    [{ day: '29', month: '2', year: '2007' }, 'birth.not-a-day'],
    [{ day: '1', month: '13', year: '2008' }, 'birth.not-a-day'],
    [{ day: '1', month: '1', year: '08' }, 'birth.not-a-day'],
    [{ day: '-1', month: '1', year: '2008' }, 'birth.not-a-day'],
    [{ day: '1e1', month: '1', year: '2008' }, 'birth.not-a-day'],
    [{ day: '٧', month: '1', year: '2008' }, 'birth.not-a-day'],
    [{ day: '22', month: '11', year: '2026' }, 'birth.future'],
    [{ day: '1', month: '1', year: '1850' }, 'birth.too-old'],
  ])('la data %o è rifiutata con il suo perché', (typed, problem) => {
    expect(readBirthDate(typed, day('2026-11-21'))).toEqual({ problem });
  });

  test('una data vera è letta, anche con gli zeri davanti', () => {
    expect(readBirthDate({ day: '07', month: '3', year: '2008' }, day('2026-11-21'))).toEqual({ date: '2008-03-07' });
    expect(readBirthDate({ day: '29', month: '02', year: '2008' }, day('2026-11-21'))).toEqual({ date: '2008-02-29' });
  });
});

describe('i codici su carta', () => {
  test('ogni codice si rilegge comunque lo si scriva; un segno sbagliato o due vicini scambiati si vedono sempre', () => {
    const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
    for (let n = 0; n < 200; n++) {
      const code = newDeskCode();
      expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{8}$/);
      const sloppy = ` ${printedDeskCode(code).toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l')} `;
      expect(readDeskCode(sloppy)).toBe(code);
      for (let at = 0; at < 8; at++) {
        for (const digit of digits) {
          if (digit !== code[at]) expect(readDeskCode(code.slice(0, at) + digit + code.slice(at + 1))).toBeNull();
        }
        const [left = '', right = ''] = [code[at], code[at + 1]];
        if (right && left !== right) expect(readDeskCode(code.slice(0, at) + right + left + code.slice(at + 2))).toBeNull();
      }
    }
  });

  test.each(['', 'ABC', '0'.repeat(9), 'ÀÀÀÀÀÀÀÀ', '<script>', '😀😀😀😀'])('«%s» non è un codice', (typed) => {
    expect(readDeskCode(typed)).toBeNull();
  });
});

describe('nomi, partite IVA, siti', () => {
  test.each([
    ['D’Angelo', 'D’Angelo'],
    ["  Anna   Maria O'Brien ", "Anna Maria O'Brien"],
    ['محمد', 'محمد'],
    ['李小龍', '李小龍'],
    ['Zoë 🌻', 'Zoë 🌻'],
    ['👨‍👩‍👧', '👨‍👩‍👧'],
    ['<img src=x onerror=alert(1)>', '<img src=x onerror=alert(1)>'],
    ['Eve\u202Etxt.exe', 'Evetxt.exe'],
    ['Riga\nsotto', 'Riga sotto'],
  ])('il nome «%s» resta di chi lo porta', (typed, name) => {
    expect(readName(typed)).toEqual({ name });
  });

  test.each([
    ['', 'form.required'],
    [' \u200E ', 'form.required'],
    ['a'.repeat(81), 'name.long'],
    ['Vai su https://truffa.example', 'name.address'],
    ['WWW.truffa.example', 'name.address'],
    ['io@esempio.it', 'name.address'],
  ])('«%s» non è un nome', (typed, problem) => {
    expect(readName(typed)).toEqual({ problem });
  });

  test('ottanta facce sono ottanta segni', () => {
    expect(readName('🌻'.repeat(80))).toEqual({ name: '🌻'.repeat(80) });
  });

  test.each([
    ['00743110157', '00743110157'],
    ['IT 007 4311 0157', '00743110157'],
    ['80050050154', '80050050154'],
    ['00743110158', null],
    ['00000000000', null],
    ['0074311015', null],
    ['007431101570', null],
    ['٠٠٧٤٣١١٠١٥٧', null],
  ])('partita IVA o codice fiscale numerico %s', (typed, read) => {
    expect(readVatNumber(typed)).toBe(read);
  });

  test('una cifra sbagliata si vede sempre', () => {
    const right = '00743110157';
    for (let at = 0; at < 11; at++) {
      for (let digit = 0; digit < 10; digit++) {
        if (String(digit) !== right[at]) expect(readVatNumber(right.slice(0, at) + digit + right.slice(at + 1))).toBeNull();
      }
    }
  });

  test.each([
    ['www.esempio.it', { url: 'https://www.esempio.it', domain: 'esempio.it' }],
    ['http://esempio.it/lavora?x=1#y', { url: 'http://esempio.it/lavora', domain: 'esempio.it' }],
    ['javascript:alert(1)', null],
    ['localhost', null],
    ['127.0.0.1', null],
    ['https://a:b@esempio.it', null],
    ['https://esempio.it:8080', null],
    ['ftp://esempio.it', null],
    ['una frase', null],
  ])('il sito %s', (typed, read) => {
    expect(readWebAddress(typed)).toEqual(read);
  });
});

describe('gli inviti', () => {
  const now = new Date('2026-11-21T09:00:00Z');
  const later = new Date(now.getTime() + 1);
  test.each([
    ['aperto', { expiresAt: later, acceptedAt: null, withdrawnAt: null }, 'open'],
    ['all’ultimo istante è già finito', { expiresAt: now, acceptedAt: null, withdrawnAt: null }, 'expired'],
    ['ritirato', { expiresAt: later, acceptedAt: null, withdrawnAt: now }, 'withdrawn'],
    ['accettato resta accettato, anche scaduto', { expiresAt: now, acceptedAt: now, withdrawnAt: null }, 'accepted'],
  ])('%s', (_what, times, state) => {
    expect(invitationState(times, now)).toBe(state);
  });
});
