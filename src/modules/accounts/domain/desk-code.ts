import { randomInt } from 'node:crypto';

/** Crockford's base 32: no I, L, O, U, so that nothing is misread on paper. */
const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const RANDOM_DIGITS = 7;

/** A new code: seven random digits (35 bits) and one that checks them. Tries are counted, and each code works once. */
export function newDeskCode(): string {
  const digits = Array.from({ length: RANDOM_DIGITS }, () => randomInt(DIGITS.length));
  return [...digits, checkDigit(digits)].map((digit) => DIGITS[digit]).join('');
}

/** As it is printed: `7K2M-9QXT`. */
export function printedDeskCode(code: string): string {
  return `${code.slice(0, 4)}-${code.slice(4)}`;
}

/** The code as it was made, however it was typed (small letters, blanks, dashes, O for 0, I or L for 1); null when its check digit is wrong. */
export function readDeskCode(typed: string): string | null {
  const code = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}._]/gu, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  const digits = [...code].map((digit) => DIGITS.indexOf(digit));
  if (digits.length !== RANDOM_DIGITS + 1 || digits.includes(-1)) return null;
  return checkDigit(digits.slice(0, -1)) === digits.at(-1) ? code : null;
}

/** A polynomial over GF(32): finds every single wrong digit and every two neighbours that changed places. */
function checkDigit(digits: readonly number[]): number {
  return digits.reduce((sum, digit) => twice(sum ^ digit), 0);
}

function twice(value: number): number {
  return value & 16 ? ((value << 1) ^ 0b100101) & 31 : value << 1;
}
