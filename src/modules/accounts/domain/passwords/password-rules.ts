import { fold } from '../../../../kernel/text.ts';
import { effectiveLength, isRepetition } from './password-patterns.ts';

/** Codes of why a password is refused; their sentences are `error.<code>` in the module's catalogue. */
export type PasswordProblem =
  | 'accounts.password-short'
  | 'accounts.password-short-second-factor'
  | 'accounts.password-long'
  | 'accounts.password-pattern'
  | 'accounts.password-personal'
  | 'accounts.password-common';

export interface PasswordOwner {
  readonly email: string;
  /** Given name, family name, organisation: what others know of the person. */
  readonly names: readonly string[];
  /**
   * True when a second factor is enrolled, or when the role makes it compulsory: nothing but the page that enrols it opens before it is there.
   * Then 8 characters are enough, else 15 (NIST SP 800-63B-4, 3.1.1.2).
   */
  readonly secondFactor: boolean;
}

export const MIN_ALONE = 15;
export const MIN_WITH_SECOND_FACTOR = 8;
export const MAX_LENGTH = 128;
/** Without the person's names and without runs of keys, this much must be left; with a second factor runs may take a little more. */
const MIN_LEFT = 8;
const MIN_LEFT_WITH_SECOND_FACTOR = 6;
/** A common word with up to this many digits and signs around it is still a common password. */
const MAX_TRIMMINGS = 10;
/** The shipped list holds nothing shorter. */
const SHORTEST_LISTED = 4;
const OWN_WORDS = ['talenthub', 'talent', 'informagiovani'];

/** One password, however it was typed: composed letters (NFKC), no blanks around it, which pasting adds. */
export function normalisePassword(plain: string): string {
  return plain.normalize('NFKC').trim();
}

/** Whether this password is too short to open an account by itself: it was chosen when something else was asked for besides. */
export function isShortAlone(plain: string): boolean {
  return [...normalisePassword(plain)].length < MIN_ALONE;
}

/** Why this password is refused; null when it is good. No rules of composition: length and not being guessable are what counts. */
export function findPasswordProblem(plain: string, owner: PasswordOwner, isCommon: (folded: string) => boolean): PasswordProblem | null {
  const password = normalisePassword(plain);
  const length = [...password].length;
  if (length > MAX_LENGTH) return 'accounts.password-long';
  if (length < MIN_WITH_SECOND_FACTOR || (!owner.secondFactor && length < MIN_ALONE)) {
    return owner.secondFactor ? 'accounts.password-short-second-factor' : 'accounts.password-short';
  }
  const folded = fold(password);
  if (commonForms(folded).some(isCommon)) return 'accounts.password-common';
  const left = owner.secondFactor ? MIN_LEFT_WITH_SECOND_FACTOR : MIN_LEFT;
  if (isRepetition(folded) || effectiveLength(folded) < left) return 'accounts.password-pattern';
  return isPersonal(folded, owner) ? 'accounts.password-personal' : null;
}

/** The password itself, without blanks and signs, and what it holds inside its trimmings; digits also read as the letters they stand for. */
function commonForms(folded: string): string[] {
  const head = /^[^\p{L}]*/u.exec(folded)?.[0].length ?? 0;
  const forms = [folded, folded.replace(/[^\p{L}\p{N}]/gu, ''), ...cutAtEnd(folded, MAX_TRIMMINGS)];
  if (head > 0 && head <= MAX_TRIMMINGS) forms.push(...cutAtEnd(folded.slice(head), MAX_TRIMMINGS - head));
  return [...new Set(forms.flatMap((form) => [form, ...asLetters(form)]))].filter((form) => form.length >= SHORTEST_LISTED);
}

/** The text with 0, 1, 2 … digits and signs taken from its end: "juventus1" hides in "juventus1!2026". */
function cutAtEnd(text: string, most: number): string[] {
  const tail = /[^\p{L}]*$/u.exec(text)?.[0].length ?? 0;
  return Array.from({ length: Math.min(tail, most) + 1 }, (_, cut) => text.slice(0, text.length - cut));
}

const LETTER_OF: Readonly<Record<string, string>> = { '0': 'o', '3': 'e', '4': 'a', '5': 's', '7': 't', '@': 'a', $: 's', '!': 'i' };

function asLetters(text: string): string[] {
  const plain = text.replace(/[03457@$!]/g, (sign) => LETTER_OF[sign] ?? sign);
  return [plain.replaceAll('1', 'i'), plain.replaceAll('1', 'l')];
}

function isPersonal(folded: string, owner: PasswordOwner): boolean {
  const own = ownWords(owner);
  const left = asLetters(folded).map((form) => own.reduce((rest, word) => rest.replaceAll(word, ''), form));
  const direct = own.reduce((rest, word) => rest.replaceAll(word, ''), folded);
  return [direct, ...left].some(
    (rest) => rest !== folded && changed(rest, folded) && rest.replace(/[^\p{L}\p{N}]/gu, '').length < MIN_LEFT,
  );
}

/** Something was taken out, not only digits read as letters. */
function changed(rest: string, folded: string): boolean {
  return [...rest].length < [...folded].length;
}

/** Longest first, so that "rossini" is not left as "ini" by "ross". */
function ownWords({ email, names }: PasswordOwner): string[] {
  const [local = '', domain = ''] = fold(email).split('@');
  const pieces = [...names.map(fold), local, domain, domain.replace(/\.[^.]*$/, '')].flatMap((text) => [
    text,
    text.replace(/[^\p{L}\p{N}]/gu, ''),
    ...text.split(/[^\p{L}]+/u),
  ]);
  return [...new Set([...pieces, ...OWN_WORDS])].filter((word) => word.length >= 3).sort((a, b) => b.length - a.length);
}
