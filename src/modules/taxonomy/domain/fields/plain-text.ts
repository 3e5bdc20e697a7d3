const SIGNS: Readonly<Record<string, string>> = { '’': "'", '‘': "'", ʼ: "'", '`': "'", '´': "'", '–': '-', '—': '-', '‑': '-', '−': '-' };

/**
 * Lower case, no accents, plain apostrophes and dashes, any white space but a line end a space: the same length as the text, so
 * that places in one are places in the other. Signs that would change their length stay as they are.
 */
export function plainText(text: string): string {
  return text.toLowerCase().length === text.length
    ? text.toLowerCase().replace(/[^\x20-\x7e\n]/g, plainSign)
    : text.replace(/[^\n]/g, plainSign);
}

const known = new Map<string, string>();
const MOST_KNOWN = 5000;

function plainSign(sign: string): string {
  const before = known.get(sign);
  if (before !== undefined) return before;
  const made = makePlain(sign);
  if (known.size < MOST_KNOWN) known.set(sign, made);
  return made;
}

function makePlain(sign: string): string {
  if (/\s/.test(sign)) return ' ';
  const lower = SIGNS[sign] ?? sign.toLowerCase();
  const bare = lower.normalize('NFD')[0] ?? lower;
  // Half of a surrogate pair, or a letter that becomes two: as it is.
  return lower.length === 1 && bare.length === 1 ? bare : sign;
}

/**
 * A pattern for plain text: in `source` a space stands for one to four white-space signs and "_" for up to three. All
 * repetitions in the patterns made of it have bounds, which keeps reading linear.
 */
export function phrase(source: string): RegExp {
  // Sets of signs stay as they are.
  const spaced = source.replace(/\[(?:\\.|[^\]\\])*\]| |_/g, (part) => (part === ' ' ? '\\s{1,4}' : part === '_' ? '\\s{0,3}' : part));
  return new RegExp(spaced, 'g');
}

/** Small whole numbers in digits or in Italian and English words. */
export const NUMBER = String.raw`\d{1,2}|un[oa]?|due|tre|quattro|cinque|sei|sette|otto|nove|dieci|dodici|one|two|three|four|five|six|ten`;

const WORDS: Readonly<Record<string, number>> = {
  ...{ un: 1, uno: 1, una: 1, due: 2, tre: 3, quattro: 4, cinque: 5, sei: 6, sette: 7, otto: 8, nove: 9, dieci: 10, dodici: 12 },
  ...{ one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, ten: 10 },
};

export function numberOf(word: string): number {
  return WORDS[word] ?? Number(word.replace(',', '.'));
}

/** Which characters of a text were read already. Looking through all that was found, each time, would cost the square of a long text. */
export class Taken {
  readonly #flags: Uint8Array;

  constructor(length: number) {
    this.#flags = new Uint8Array(length);
  }

  /** Takes the characters from `from` up to `to`; false, and nothing is taken, when one of them was taken before. */
  take(from: number, to: number): boolean {
    if (this.#flags.subarray(from, to).includes(1)) return false;
    this.block(from, to);
    return true;
  }

  /** Takes the characters whoever had them. */
  block(from: number, to: number): void {
    this.#flags.fill(1, from, to);
  }
}
