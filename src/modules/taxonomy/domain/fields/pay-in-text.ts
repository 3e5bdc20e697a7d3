import type { Pay, PayPeriod } from '../../../../kernel/work-terms.ts';
import type { Found, Reading } from './field.ts';
import { AMOUNT, CURRENCY, currencyOf, readPayField } from './pay-words.ts';
import { phrase } from './plain-text.ts';

/** Words before an amount that make it something else than the pay of the job. */
const NOT_PAY =
  /buon[io] (?:past|spes|carbur)|buon[io]\b(?=[^.\n]{0,12}$)|ticket|welfare|bonus|premi|fatturat|rimbors|benefit|scont|incentiv|budget|contribut|superamento|franchigia|quota|cost[oi]\b|voucher|capitale/;
const PAY_WORD = /\bral\b|retribu|stipendi|compenso|indennita|\bpaga\b|salari|\bpay\b|\bwage|lord[oi]|nett[oi]|gross/;
const SENTENCE_PAY = new RegExp(
  String.raw`(?:\br\.?a\.?l\b\.?|retribuzione|stipendio|compenso|indennita|paga|salario|salary|pay|wage)[^.\n;]{0,60}?(?:${AMOUNT})[^\n;]{0,60}|(?:${CURRENCY})\s?(?:${AMOUNT})[^\n;]{0,45}|(?<![\d.,])(?:${AMOUNT})\s?(?:${CURRENCY})[^\n;]{0,35}|(?<![\d.,a-z])\d{2,3}(?:[.,]\d)?\s?k?(?:\s?[-/]\s?\d{2,3}(?:[.,]\d)?\s?)?k\b(?!\s?(?:m\b|w\b|follower|utenti|users|clienti|iscritti))`,
  'g',
);
const OPEN = phrase(
  String.raw`\b(?:retribuzione|compenso|stipendio|r\.?a\.?l\b\.?|trattamento economico|inquadramento economico|salary|offerta economica)(?: (?:offerta|lorda|annua|mensile|e inquadramento|e livello)){0,3}_(?::|sara|verra|is|e')?_(?:da definir\w*|da concordar\w*|da valutar\w*|commisurat\w+(?: \S{1,20}){0,4}|trattabil\w+|in base (?:all'|alle? |al )\w+|adeguat\w+ (?:all'|alle? |al )\w+|negotiable|competitive|to be agreed)`,
);
const MONTHS = /(?:\bx|\bper|\bsu|\*|[(])\s{0,2}(1[2-6])\b(?!\s?(?:ore|h\b|mesi|giorni))|\b(1[2-6])\s{0,2}mensil/;
/** Amounts that nobody is paid in a year, so that "1.350 € netti x 14" is a month's. */
const MOST_A_MONTH = 6000;

/** The one pay that fields state; null when none does or when they state different ones. */
export function onlyPay(fields: readonly Found[]): Pay | null {
  const found = new Map<string, Pay>();
  for (const field of fields) {
    if (field.kind !== 'pay' || field.value === null) continue;
    const { months: _months, ...pay } = field.value;
    found.set(JSON.stringify(pay), pay);
  }
  return found.size === 1 ? ([...found.values()][0] as Pay) : null;
}

/** Pay stated in a text, or left to be agreed (`value` null). */
export function readPays({ plain }: Reading): Found[] {
  const found: Found[] = [];
  for (const match of plain.matchAll(SENTENCE_PAY)) {
    const before =
      plain
        .slice(Math.max(0, match.index - 40), match.index)
        .split(/[\n;]/)
        .at(-1) ?? '';
    const words = upToSecondThought(match[0]);
    if (NOT_PAY.test(before) || NOT_PAY.test(words)) continue;
    const bareThousands = /^\d{2,3}(?:[.,]\d)?\s?[k/-]/.test(words);
    if (!PAY_WORD.test(before + words) && !/(?:^|[,(•:-])\s{0,3}$/.test(before)) continue;
    if (currencyOf(words) === null && !/\br\.?a\.?l\b/.test(words) && !bareThousands) continue;
    const months = monthsOf(words);
    const per: PayPeriod | null = bareThousands || /\br\.?a\.?l\b/.test(words) ? 'year' : months === null ? null : 'month';
    const pay = readPayField(words.replace(/\br\.a\.l\.?/, 'ral').replace(MONTHS, ' '), { per, currency: bareThousands ? 'EUR' : null });
    if (pay === null || (per === 'month' && months !== null && (pay.max ?? pay.min ?? 0) > MOST_A_MONTH && pay.per === 'month')) continue;
    found.push({ kind: 'pay', value: { ...pay, months }, from: match.index, to: match.index + tidyLength(words) });
  }
  for (const match of plain.matchAll(OPEN)) found.push({ kind: 'pay', value: null, from: match.index, to: match.index + match[0].length });
  return found;
}

/** Cuts a phrase where a new sentence or a list of other things begins: ". ", " + ", " oltre a ". */
function upToSecondThought(words: string): string {
  return words.split(/\.\s+(?!\d)|\s\+\s|, oltre| oltre a|\bpiu\b|\(\D{0,10}\d+ mensilita/)[0] as string;
}

function monthsOf(words: string): number | null {
  const match = MONTHS.exec(words);
  return match ? Number(match[1] ?? match[2]) : null;
}

const LAST_WORD =
  /\d|€|\beuro?s?\b|\beur\b|nett[oi]|lord[oi]|mes[ei]|mensil\w*|ann[oiu]\w*|ora\b|\bh\b|orari\w*|\bk\b|year|month|hour|gross|giorno/g;

/** Up to the last word that belongs to the pay: the window behind an amount runs on into the next thing. */
function tidyLength(words: string): number {
  const last = [...words.matchAll(LAST_WORD)].at(-1);
  return last ? last.index + last[0].length : words.trimEnd().length;
}
