import { fold } from '../../../../kernel/text.ts';
import type { Pay, PayPeriod } from '../../../../kernel/work-terms.ts';

/** What the source says beside the text: used only where the text itself is silent. */
export interface PayHints {
  readonly per?: PayPeriod | null;
  readonly currency?: string | null;
}

/** Amounts outside these bounds (in any currency the feeds use) are mistakes of unit, and are not believed. */
const BOUNDS: Readonly<Record<PayPeriod, readonly [number, number]>> = {
  hour: [1, 500],
  day: [10, 3_000],
  week: [30, 10_000],
  month: [50, 50_000],
  year: [500, 1_000_000],
};

const PERIODS: readonly (readonly [RegExp, PayPeriod])[] = [
  [
    /\bral\b|annu[aio]|\/ ?anno|all'anno|per anno|per (?:year|annum)|(?<![a-z])p\.? ?a\.?(?=$|[^a-z])|\/ ?(?:year|yr)\b|a year|yearly|annual|\bann\b|\byear\b/,
    'year',
  ],
  [/al mese|mensil|\/ ?mese|per month|\/ ?month|a month|(?<!semi)(?<!bi)monthly|\bmon\b|\bmonth\b/, 'month'],
  [/a(?:lla)? settimana|settimanal|per week|\/ ?week|(?<!bi)weekly|\bwee\b|\bweek\b/, 'week'],
  [/al giorno|giornalier|\/ ?giorno|per day|\/ ?day|daily|a day|\bday\b/, 'day'],
  [/all'ora|\borari[aeo]?\b|l'ora\b|\/ ?h\b|\/ ?ora\b|per (?:hour|ora)|an hour|\/ ?hour|hourly|(?<![a-z])p\.?h\b|\bhur\b|\bhour\b/, 'hour'],
];

export const AMOUNT = String.raw`\d{1,3}(?:[.,' ’]\d{3})+(?:[.,]\d{1,2})?|\d+(?:[.,]\d{1,2})?`;
export const CURRENCY = String.raw`€|£|\$|\beuro?s?\b|\beur\b|\bgbp\b|\busd\b|\bchf\b|\bnok\b|\bsek\b`;
const AMOUNTS = new RegExp(String.raw`(?<![\d.,])(${AMOUNT})(?![\d])\s?(k\b|mila\b)?`, 'g');

/** The period a word or a code stands for ("YEAR", "MONTHLY", "al mese", "HUR"), or null. */
export function readPayPeriod(text: string | null | undefined): PayPeriod | null {
  const folded = fold(text ?? '');
  return PERIODS.find(([pattern]) => pattern.test(folded))?.[1] ?? null;
}

/** Pay from a field that holds it ("RAL 24.000–28.000", "€ 1.350 al mese", "9,50 €/h", "$10 - $20 / hour"); null unless amount, period and currency are all stated. */
export function readPayField(text: string | null | undefined, hints: PayHints = {}): Pay | null {
  if (typeof text !== 'string' || text.length > 500) return null;
  const folded = fold(text).replace(/[–—]/g, '-');
  const per = readPayPeriod(folded) ?? hints.per ?? null;
  const currency = currencyOf(folded) ?? hints.currency ?? (/\bral\b/.test(folded) ? 'EUR' : null);
  if (per === null || currency === null) return null;
  const amounts = amountsOf(folded);
  if (amounts.length === 0 || amounts.length > 2) return null;
  const [first, second] = amounts as [number, number | undefined];
  const net = /\bnett[oiae]?\b|\bnet\b/.test(folded) && !/\blord|\bgross/.test(folded);
  if (second !== undefined) return payFromAmounts(first, second, per, currency, net);
  if (/fino a|\bup to\b|\bmax|massimo/.test(folded)) return payFromAmounts(null, first, per, currency, net);
  if (/a partire da|^da |\bda € ?\d|\bfrom\b|minimo|almeno|oltre|at least|\d ?\+/.test(folded))
    return payFromAmounts(first, null, per, currency, net);
  return payFromAmounts(first, first, per, currency, net);
}

/** A pay from numbers a feed gives in separate fields; null when they are absent, upside down or out of all proportion to the period. */
export function payFromAmounts(
  min: number | null,
  max: number | null,
  per: PayPeriod | null,
  currency: string | null,
  net = false,
): Pay | null {
  const low = min !== null && min > 0 ? min : null;
  const high = max !== null && max > 0 ? max : null;
  if (per === null || currency === null || !/^[A-Z]{3}$/.test(currency) || (low === null && high === null)) return null;
  const [least, most] = BOUNDS[per];
  for (const amount of [low, high]) if (amount !== null && !(amount >= least && amount <= most)) return null;
  if (low !== null && high !== null && (low > high || high > low * 10)) return null;
  return { min: low, max: high, per, currency, net };
}

function amountsOf(text: string): number[] {
  const plain = text.replace(
    /\b(?:1[2-5]|\d) ?(?:mensilita|ore|hours?|h\b(?! ?-)|giorni|days|months|mesi|%)|\b(?:19|20)\d\d[/-](?:\d\d|(?:19|20)\d\d)\b|\bband \d\w?|livello \w+|\d+ ?%/g,
    ' ',
  );
  const found = [...plain.matchAll(AMOUNTS)].map(([, digits, thousand]) => ({
    value: parseAmount(digits as string),
    thousand: thousand !== undefined,
  }));
  const shared = found.length === 2 && found[1]?.thousand === true && (found[0]?.value ?? 0) < 1000;
  return found.map(({ value, thousand }) => (thousand || shared ? value * 1000 : value)).filter((value) => value > 0);
}

/** "24.000", "24,000.50", "1.350", "9,50", "1 350", "1'350": a group of exactly three digits is thousands. */
function parseAmount(digits: string): number {
  const grouped = /^\d{1,3}(?:[.,' ’]\d{3})+/.exec(digits)?.[0] ?? null;
  if (grouped === null) return Number(digits.replace(',', '.'));
  return Number(`${grouped.replace(/\D/g, '')}${digits.slice(grouped.length).replace(',', '.')}`);
}

export function currencyOf(text: string): string | null {
  if (/€|\beuro?s?\b|\beur\b/.test(text)) return 'EUR';
  if (/£|\bgbp\b/.test(text)) return 'GBP';
  if (/\bchf\b/.test(text)) return 'CHF';
  if (/\bnok\b/.test(text)) return 'NOK';
  if (/\bsek\b/.test(text)) return 'SEK';
  return /\$|\busd\b/.test(text) ? 'USD' : null;
}
