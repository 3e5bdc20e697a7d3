import type { Found, Reading } from './field.ts';
import { phrase } from './plain-text.ts';

const MONTHS = ['gen', 'feb', 'mar', 'apr', 'mag', 'giu', 'lug', 'ago', 'set', 'ott', 'nov', 'dic'];
const ENGLISH = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH = String.raw`(gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|novembre|dicembre|january|february|march|april|may|june|july|august|september|october|november|december)`;
const CUE = String.raw`\b(?:a partire (?:da|dal|dall')|inizio(?: previsto| lavoro| attivita| contratto| collaborazione)?(?:_:)?(?: (?:da|dal|il|a|ad|in|per|nel mese di))?|decorrenza(?:_:)?(?: (?:da|dal|dall'))?|avvio(?:_:)?(?: (?:da|dal|a|il|ad))?|start(?:ing|s)?(?: date)?(?:_:)?(?: (?:from|in|on))?|disponibil\w+ (?:da|dal)|inserimento (?:da|dal|a|ad)|assunzione (?:da|dal|a|ad))`;
const PATTERNS: readonly RegExp[] = [
  phrase(String.raw`${CUE}_(?:(?:il |l'|dal )?(\d{1,2})[°º]?_)?${MONTH}(?: (20\d\d))?\b`),
  phrase(String.raw`\b(?:da|dal|from)_(?:(\d{1,2})[°º]?_)?${MONTH} (20\d\d)\b`),
  phrase(String.raw`\bdal_(\d{1,2})[°º]?_${MONTH}\b(?: (20\d\d))?(?!_(?:al\b|fino|a ))`),
];
const NUMERIC = phrase(String.raw`(?:${CUE}|\bdal\b)_(?:il |giorno )?(\d{1,2})[/.](\d{1,2})[/.](20\d\d)\b`);
const AT_ONCE = phrase(
  String.raw`\b(?:inizio|inserimento|assunzione|avvio|decorrenza|disponibilita|partenza|start|immissione)(?: \w+){0,1} immediat[oaie]\b|\bimmediat[oa] (?:inserimento|assunzione|inizio|disponibilita|avvio)\b|\b(?:a partire )?da subito\b|\bimmediate start\b|\bstart immediately\b|\bas soon as possible\b|\basap\b|\bprima possibile\b|\bpiu presto possibile\b`,
);

/** When the work begins: at once, in a month or on a day. */
export function readStarts({ plain }: Reading): Found[] {
  const found: Found[] = [];
  for (const match of plain.matchAll(AT_ONCE)) found.push({ kind: 'start', value: { immediate: true }, ...place(match) });
  for (const match of plain.matchAll(NUMERIC)) addDay(found, match, Number(match[3]), Number(match[2]), Number(match[1]));
  for (const pattern of PATTERNS) {
    for (const match of plain.matchAll(pattern)) {
      const [, day, month = '', year] = match;
      addDay(found, match, year === undefined ? null : Number(year), monthOf(month), day === undefined ? null : Number(day));
    }
  }
  return found;
}

function addDay(found: Found[], match: RegExpExecArray, year: number | null, month: number, day: number | null): void {
  // A leap year stands for the one not said.
  const real = new Date(Date.UTC(year ?? 2028, month - 1, day ?? 1));
  if (month < 1 || month > 12 || real.getUTCMonth() !== month - 1) return;
  const at = place(match);
  if (!found.some((other) => other.from < at.to && at.from < other.to))
    found.push({ kind: 'start', value: { immediate: false, year, month, day }, ...at });
}

function monthOf(name: string): number {
  const start = name.slice(0, 3);
  return Math.max(MONTHS.indexOf(start), ENGLISH.indexOf(start)) + 1;
}

function place(match: RegExpExecArray): { from: number; to: number } {
  return { from: match.index, to: match.index + match[0].length };
}
