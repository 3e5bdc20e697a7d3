import type { Found, Reading } from './field.ts';
import { phrase } from './plain-text.ts';

const ROMAN: Readonly<Record<string, string>> = { i: '1', ii: '2', iii: '3', iv: '4', v: '5', vi: '6', vii: '7', viii: '8' };
const STEP = String.raw`(\d{1,2}|viii|vii|vi|iv|v|iii|ii|i|primo|secondo|terzo|quarto|quinto|sesto|settimo)[°º^]?(?:_(super|s|bis)\b)?`;
const ORDINALS = ['primo', 'secondo', 'terzo', 'quarto', 'quinto', 'sesto', 'settimo'];
const NAMED = phrase(
  String.raw`\b(?:c\.?c\.?n\.?l\.?|contratto collettivo(?: nazionale)?(?: di lavoro)?)(?![a-z])_[:,-]?_(?:(?:del|dei|di|per il|per|applicato|settore)_:?_){0,2}([a-z][a-z'&/ -]{2,50}?)?(?=_[,.;()\n:]|_$|_-|_\d|_\b(?:livello|liv\b|con|part|full|tempo|inquadramento|e\b|a tempo|viii?\b|iv\b|i{1,3}\b|vi?\b))`,
);
const LEVEL_BEFORE = phrase(String.raw`(?<![\w.])${STEP}_(?:livello|liv\.?)(?![a-z])`);
const LEVEL_AFTER = phrase(String.raw`\b(?:livello|liv\.?)_[:-]?_(?:${STEP}|([a-d][1-4]?))(?![a-z0-9])`);
/** A level counts near words of contracts only: there is also a second level of assistance, and a B2 of English. */
const NEAR =
  /\bc\.?c\.?n\.?l|contratto collettivo|inquadra\w*|\b(?:operaio|operaia|impiegat[oa]|quadro|cameriere|cuoco|commess[oa])\b|retribuzion|assunzion/;
const FAR_FROM = /assistenza|help|support|incident|urgenza|lingu|inglese|riparazion|problemat|ticket|apprendistato|master|laurea|istruttor/;

/** The national collective agreement, and the level in it. */
export function readAgreements({ plain, text }: Reading): Found[] {
  const found: Found[] = [];
  const levels = [...plain.matchAll(LEVEL_BEFORE), ...plain.matchAll(LEVEL_AFTER)].filter((match) => isOfContract(plain, match));
  for (const match of plain.matchAll(NAMED)) {
    const named = match[1]?.trim() ?? '';
    if (named === '') continue;
    const start = match.index + match[0].lastIndexOf(match[1] as string);
    const name = text.slice(start, start + named.length);
    found.push({ kind: 'agreement', value: { name, level: null }, from: match.index, to: start + named.length });
  }
  for (const match of levels) {
    const level = levelOf(match);
    if (level !== null)
      found.push({ kind: 'agreement', value: { name: null, level }, from: match.index, to: match.index + match[0].length });
  }
  return found;
}

function isOfContract(plain: string, match: RegExpExecArray): boolean {
  const end = match.index + match[0].length;
  const before = plain.slice(Math.max(0, match.index - 60), match.index);
  return NEAR.test(before + plain.slice(end, end + 40)) && !FAR_FROM.test(plain.slice(Math.max(0, match.index - 30), end + 25));
}

function levelOf(match: RegExpExecArray): string | null {
  const [, step, extra, letter] = match;
  if (letter !== undefined) return letter.toUpperCase();
  if (step === undefined) return null;
  const ordinal = ORDINALS.indexOf(step);
  const digits = ROMAN[step] ?? (ordinal < 0 ? step : String(ordinal + 1));
  return `${digits}${extra === undefined ? '' : extra === 'bis' ? ' bis' : ' super'}`;
}
