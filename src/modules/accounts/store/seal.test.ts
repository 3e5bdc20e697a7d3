import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keyedHash, seal, unseal } from './seal.ts';

const KEY = 'una chiave di prova lunga quanto basta';

test('quello che si chiude si riapre solo con la stessa chiave e per lo stesso uso', () => {
  fc.assert(
    fc.property(fc.string(), (plain) => {
      const sealed = seal(KEY, 'totp', plain);
      expect(unseal(KEY, 'totp', sealed)).toBe(plain);
      expect(unseal(`${KEY}!`, 'totp', sealed)).toBeNull();
      expect(unseal(KEY, 'other', sealed)).toBeNull();
    }),
  );
});

test('un carattere cambiato si nota', () => {
  const sealed = seal(KEY, 'totp', 'JBSWY3DPEHPK3PXP');
  for (let at = 0; at < sealed.length; at++) {
    const altered = `${sealed.slice(0, at)}${sealed[at] === 'A' ? 'B' : 'A'}${sealed.slice(at + 1)}`;
    expect([null, 'JBSWY3DPEHPK3PXP']).toContain(unseal(KEY, 'totp', altered));
    if (Buffer.from(altered, 'base64url').compare(Buffer.from(sealed, 'base64url')) !== 0) expect(unseal(KEY, 'totp', altered)).toBeNull();
  }
  expect(unseal(KEY, 'totp', '')).toBeNull();
});

test('un’impronta dipende dalla chiave e dall’uso', () => {
  const prints = [keyedHash(KEY, 'a', 'x'), keyedHash(KEY, 'b', 'x'), keyedHash(`${KEY}!`, 'a', 'x'), keyedHash(KEY, 'a', 'y')];
  expect(new Set(prints).size).toBe(4);
});
