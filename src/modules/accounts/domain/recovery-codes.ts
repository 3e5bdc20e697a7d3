import { randomInt } from 'node:crypto';

export const CODES_MADE = 10;
/** From here on the person is told to make new ones. */
export const FEW_CODES = 3;
/** Without letters and digits that look alike on paper. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';
const LENGTH = 10;

/** Ten codes of 49 bits, `abcde-fghjk`. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: CODES_MADE }, () => {
    const text = Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
    return `${text.slice(0, 5)}-${text.slice(5)}`;
  });
}

/** A code as it is compared, however it was typed; null when it cannot be one. */
export function plainRecoveryCode(typed: string): string | null {
  const text = typed.toLowerCase().replace(/[\s-]/g, '');
  return text.length === LENGTH && [...text].every((char) => ALPHABET.includes(char)) ? text : null;
}
