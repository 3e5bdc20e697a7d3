import type { Schedule, Shift } from '../../../../kernel/work-terms.ts';
import type { Found, Reading } from './field.ts';
import { phrase } from './plain-text.ts';

const SCHEDULES: readonly (readonly [Schedule, RegExp])[] = [
  ['part_time', phrase(String.raw`\bpart_-?_time\b|\b(?:a )?tempo parziale\b|\bmezza giornata\b|\bdeltid\b`)],
  ['full_time', phrase(String.raw`\bfull_-?_time\b|\b(?:a )?tempo pieno\b|\bgiornata intera\b|\borario pieno\b|\b(?:heltid|fulltid)\b`)],
  [
    'flexible',
    phrase(
      String.raw`\borari[oi]? (?:di lavoro )?flessibil[ei]\b|\bflessibilita orari[ao]\b|\bflex_-?_time\b|\bflexible (?:hours|schedule|working)\b`,
    ),
  ],
];

const FIGURE = String.raw`(\d{1,2}(?:[.,]\d{1,2})?)(?:_(?:-|/|\ba\b|\bo\b|\be\b)_(\d{1,2}(?:[.,]\d{1,2})?))?`;
const UNIT = String.raw`(?:h|hrs?|hours?|or[ea])\b\.?`;
const WEEK = String.raw`(?:sett(?:imanal[ei]|imana|\.)?|week(?:ly)?|wk)`;
const NOT_A_DAY = String.raw`(?!_(?:/|\bal|\bper|\ba|\bdi|\bogni)?_(?:giorn\w*|di\b|g\b|gg\b|day|daily|mes[ei]|mensil\w*|cors\w+|formazion\w*|anno))`;
/** Figures of one or two digits, said to be a week's. */
const HOURS: readonly RegExp[] = [
  phrase(
    String.raw`(?<![\d.,/:-])${FIGURE}_${UNIT}_(?:/|\ba\b|\balla\b|\bper\b|\beach\b|\bof work\b|\blavorative\b|\bdi lavoro\b){0,2}_${WEEK}\b`,
  ),
  phrase(String.raw`(?<=\b(?:part|full)_-?_time[^.;\n]{0,24}?)(?<![\d.,/:-])${FIGURE}_${UNIT}${NOT_A_DAY}`),
  phrase(String.raw`(?<=\b${WEEK}\b_(?:di lavoro|lavorativo|previsto|complessivo)?_:?_)(?<![\d.,/:-])${FIGURE}_${UNIT}${NOT_A_DAY}`),
  phrase(String.raw`\bore_:?_${FIGURE}_(?:/|\ba\b|\balla\b|\bper\b)?_${WEEK}\b`),
  phrase(String.raw`\b(?:orario|contratto|monte ore)\b[^.;,\n]{0,20}?(?<![\d.,/:-])${FIGURE}_${UNIT}${NOT_A_DAY}`),
];

const DAYS_OFF = String.raw`(?! ?(?:,? ?e ?)?(?:sono |e )?(?:liber[oie]|chius[oi]|esclus[oie]|di riposo|non lavorativ\w*|off\b))`;
const NOT_OFF = String.raw`(?<!\b(?:riposo|liber[oie]|no|chiusura|esclus[oie]|tranne|eccetto|mai)\b[^.;\n]{0,12})`;
const SHIFTS: readonly (readonly [Shift, RegExp])[] = [
  [
    'round_the_clock',
    phrase(String.raw`\bh_24\b|\b24_h?(?:ore)?_(?:su|/)_(?:24|7)\b|\b24 ore su 24\b|\bciclo continuo\b|\bround the clock\b`),
  ],
  ['split', phrase(String.raw`\b(?:orari[oi]?|turn[oi]) spezzat[oi]\b|\bsplit shifts?\b`)],
  [
    'night',
    phrase(
      String.raw`\b(?:(?:turno|lavoro|fascia|orari[oi]?|ore|servizio) )?(?:di )?(?<!(?:vita|local[ei]|movida) )(?:notturn[oaie]|notte)\b|\bnight(?:[ -](?:shifts?|work|duty)|s\b)`,
    ),
  ],
  ['evening', phrase(String.raw`\b(?:turn[oi] |orari[oi]? |ore |fascia |servizio )?(?:seral[ei]|di sera|la sera)\b|\bevenings?\b`)],
  [
    'weekend',
    phrase(
      String.raw`${NOT_OFF}\b(?:week_-?_ends?|fine_-?settimana|sabat[oi](?: e|_,| o|/)_(?:la )?domenic(?:a|he)|domenic(?:a|he|ale|ali))\b${DAYS_OFF}`,
    ),
  ],
  ['holidays', phrase(String.raw`${NOT_OFF}\bfestiv[oi]\b${DAYS_OFF}|\b(?:bank|public) holidays\b`)],
  [
    'shifts',
    phrase(
      String.raw`\b(?:lavoro |lavorare )?(?:su |a )?(?:(?:due|tre|quattro|[2-5]) )?turni\b|\bturnist[aei]\b|\bturnazion[ei]\b|\bturnant[ei]\b|\bshift[ -]work\b|\b(?:rotating|work(?:ing)?) shifts\b|\bshifts\b`,
    ),
  ],
];

/** Working time that a text names: part or full time, hours a week, shifts and unusual times. */
export function readTimes({ plain }: Reading): Found[] {
  const found: Found[] = [];
  for (const [value, pattern] of SCHEDULES)
    for (const match of plain.matchAll(pattern)) found.push({ kind: 'schedule', value, ...place(match) });
  for (const pattern of HOURS) for (const match of plain.matchAll(pattern)) found.push(...hoursIn(match));
  for (const [value, pattern] of SHIFTS) for (const match of plain.matchAll(pattern)) found.push({ kind: 'shift', value, ...place(match) });
  return found;
}

function place(match: RegExpExecArray): { from: number; to: number } {
  return { from: match.index, to: match.index + match[0].length };
}

function hoursIn(match: RegExpExecArray): Found[] {
  const [min, max] = [match[1], match[2] ?? match[1]].map((figure) => Number((figure ?? '').replace(',', '.')));
  if (min === undefined || max === undefined || !(min >= 1 && min <= max && max <= 60)) return [];
  return [{ kind: 'hours', value: { min, max }, ...place(match) }];
}
