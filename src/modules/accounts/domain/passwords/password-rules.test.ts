import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isCommonPassword } from '../../store/passwords/password-list.ts';
import { findPasswordProblem } from './password-rules.ts';

const OWNER = { email: 'giulia.bianchi98@posta-lombarda.example', names: ['Giulia', 'Bianchi'], secondFactor: false };
const problemOf = (password: string, secondFactor = false) => findPasswordProblem(password, { ...OWNER, secondFactor }, isCommonPassword);

describe('quali password si possono scegliere', () => {
  test.each([
    ['quattro parole', 'cavallo tetto limone viola'],
    ['una frase con accenti', 'però la città è più bella di sera'],
    ['segni di un gestore di password', 'xK8!vQz2#Lp9&Wd4'],
    ['solo lettere minuscole, senza cifre né segni', 'ombrellorossosultreno'],
    ['emoji e spazi', '🐸 stagno verde notte'],
    ['parole in cinese, contate per carattere', '一二三四五六七八九十百千万億兆'],
    ['il proprio nome in mezzo a una frase lunga', 'giulia mangia ogni venerdì tre fichi'],
    ['128 caratteri', 'cavallo tetto limone viola '.repeat(4).concat('sette piccoli fichi ').padEnd(128, 'zx9')],
  ])('va bene: %s', (_what, password) => {
    expect(problemOf(password)).toBeNull();
  });

  test.each([
    ['', 'short'],
    ['quattordici c.', 'short'],
    ['               quattordici      ', 'short'],
    ['Mont4gne-Blu-7', 'short'],
    ['a'.repeat(129), 'long'],
    ['qwertyuiopasdfghjkl', 'pattern'],
    ['1qaz2wsx3edc4rfv5tgb', 'pattern'],
    ['QAZWSXEDCRFVTGBYHN', 'pattern'],
    ['poiuytrewqlkjhgfdsa', 'pattern'],
    ['abcdefghijklmnopqrst', 'pattern'],
    ['aaaaaaaaaaaaaaaaaaaa', 'pattern'],
    ['fichifichifichifichi', 'pattern'],
    ['tavolo&tavolo&tavolo&tav', 'pattern'],
    ['1111111122222222333', 'pattern'],
    ['giuliabianchi1998', 'personal'],
    ['Bianchi.Giulia!!98', 'personal'],
    ['g1ul1a-b1anch1-2026', 'personal'],
    ['giulia.bianchi98@posta-lombarda.example', 'personal'],
    ['TalentHub-2026-Talent', 'personal'],
    ['talenthub.giulia', 'personal'],
    ['password12345678', 'common'],
    ['P@ssw0rd!!!!!!!!', 'common'],
    ['!!francesca!!1998', 'common'],
    ['..montagna20262026', 'common'],
    ['preferibilmente', 'common'],
    ['juventus1!202620', 'common'],
    ['1q2w3e4r!!2026!!', 'common'],
  ])('«%s» non va bene (%s)', (password, problem) => {
    expect(problemOf(password)).toBe(`accounts.password-${problem}`);
  });

  test.each([
    ['fico7Kqz', null],
    ['fico7Kq', 'short-second-factor'],
    ['aaa7Kqzw', null],
    ['aaaa7Kqz', 'pattern'],
    ['password', 'common'],
    ['Passw0rd!', 'common'],
    ['juventus1', 'common'],
    ['qwertyui', 'common'],
    ['asdfghjkl1', 'common'],
  ])('con un secondo fattore «%s»: %s', (password, problem) => {
    expect(problemOf(password, true)).toBe(problem === null ? null : `accounts.password-${problem}`);
  });

  test('la stessa password scritta con segni composti o scomposti ha la stessa risposta', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 8, maxLength: 40 }), (password) => {
        expect(problemOf(password.normalize('NFD'))).toBe(problemOf(password.normalize('NFC')));
      }),
    );
  });

  test('nessun testo, per quanto strano o lungo, fa perdere tempo o si rompe', () => {
    let took = 0;
    const judge = (password: string) => {
      const began = performance.now();
      problemOf(password);
      took += performance.now() - began;
    };
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 400 }), judge));
    for (const one of ['a', '1', '!', '1a', 'qwer', ' ', 'è', '🐸']) for (const times of [60, 1_000_000]) judge(one.repeat(times));
    expect(took).toBeLessThan(5000);
  });

  test('su 20 000 password a caso di 15 segni ne rifiuta per sbaglio meno di una su mille', () => {
    const signs = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
    let seed = 42;
    const next = () => {
      seed = (seed * 1_664_525 + 1_013_904_223) >>> 0;
      return seed >>> 8;
    };
    let refused = 0;
    for (let i = 0; i < 20_000; i++) {
      const password = Array.from({ length: 15 }, () => signs[next() % signs.length]).join('');
      if (problemOf(password) !== null) refused++;
    }
    expect(refused).toBeLessThan(20);
  });
});
