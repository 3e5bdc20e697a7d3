import type { Found, Reading } from './field.ts';
import { NUMBER, numberOf, phrase, Taken } from './plain-text.ts';

const YEARS = String.raw`(${NUMBER})(?:_(?:-|/|\ba\b|\bo\b|to)_(?:${NUMBER}))?_\+?_(ann[oi]|mes[ei]|years?'?|months?'?|yrs)\b`;
const AMOUNTS: readonly RegExp[] = [
  phrase(
    String.raw`(?:\b(?:almeno|minimo|minim[oa] di|min\.?|circa|oltre|at least|minimum(?: of)?) )?(?<![\d.,])\b${YEARS}(?: (?:di|d'|of|nel|in))?_(?:\w+ ){0,2}?(?:esperienz[ae]|experience)\b`,
  ),
  phrase(
    String.raw`\b(?:esperienz[ae]|experience)\b(?:_(?:pregressa|lavorativa|professionale|minima|maturata|di|da|d'|almeno|minimo|un minimo|nel settore|nel ruolo|nella mansione|in ambito|analogo|specifica|consolidata|comprovata|documentata|richiesta|non inferiore|superiore|ad?|oltre|of|at least|is|previous|\(|,|:)){0,6}_(?<![\d.,])\b${YEARS}`,
  ),
];
const WORDED: readonly (readonly [number, RegExp])[] = [
  [12, phrase(String.raw`\besperienza (?:almeno )?annuale\b`)],
  [24, phrase(String.raw`\b(?:esperienza (?:\w+ ){0,2}?biennale|biennale esperienza)\b`)],
  [36, phrase(String.raw`\b(?:esperienza (?:\w+ ){0,2}?triennale|triennale esperienza)\b`)],
  [60, phrase(String.raw`\b(?:esperienza (?:\w+ ){0,2}?quinquennale|quinquennale esperienza)\b`)],
];
const NONE = phrase(
  String.raw`\b(?:anche |pure )?(?:alla |alle |di |con )?(?<!(?:un'?a?|maturat\w|breve|gia|minima) )prim[ae] esperienz[ae]\b|\b(?:anche )?(?:senza|privi di|priv[oa] di) (?:\w+ ){0,2}?esperienz[ae]\b|\bnessuna (?:\w+ )?esperienza\b|\bno (?:\w+ )?experience\b|\b(?:anche )?non esperti\b|\b(?:anche )?inespert[oi]\b|\bwithout (?:\w+ )?experience\b`,
);
const ANY = phrase(
  String.raw`(?:\b(?:minima|pregressa|comprovata|consolidata|precedente|buona|ottima|solida|pluriennale|significativa|previous|proven|prior|solid) )?(?:\besperienz[ae]\b|\bexperience\b)(?: (?:pregress[ae]|maturat[ae]|precedent[ei]|comprovat[ae]|minima|lavorativ[ae]|professional[ei]|pluriennal[ei]|specific[ae]))?`,
);
/** Experiences that a customer has, or that the job gives. */
const NOT_WORK_BEFORE = phrase(
  String.raw`(?:\bun'|\bun |\bun'altra |\bunic[ah]e? |\bentusiasmant[ei] |\bmiglior[ei]? |\bindimenticabil[ei] |\bstraordinari[ae] |\bnuov[ae] |\bbell[ae] |\bcustomer |\buser |\bshopping |\bbrand |\bmaturazione (?:di |dell')|\ball'|\bdall'|\bsull'|\bl'|\bnostr[ae] |\bsu[ae] |\bvostr[ae] |\bguest |\bgrande |\bcandidate |\bvariet[ay] of |\bour |\byour |\ban (?:\w+ )?)$`,
);
const NOT_WORK_AFTER = phrase(
  String.raw`^ (?:(?:di|d')_(?:acquisto|viaggio|shopping|consumo|gusto|vita|crescita|gioco|visita|soggiorno|vendita al cliente)|del(?:l'|la |lo |le |i )?_?(?:client\w*|ospit\w*|utent\w*)|client[ei]|utent[ei]|unic[ah]e?|formativ\w+|gastronomic\w+|culinari\w+|indimenticabil\w+|memorabil\w+|sensorial\w+|d'acquisto|design\w*)`,
);
const MOST_YEARS = 15;

/** Experience asked for, in months. Years of a company, and what customers live through, are no experience. */
export function readExperience({ plain }: Reading): Found[] {
  const found: Found[] = [];
  const taken = new Taken(plain.length);
  const add = (value: number | null, match: RegExpExecArray, demand?: 'notRequired') => {
    const place = { from: match.index, to: match.index + match[0].length };
    if (taken.take(place.from, place.to)) found.push({ kind: 'experience', value, ...place, ...(demand ? { demand } : {}) });
  };
  for (const match of plain.matchAll(NONE)) add(0, match, 'notRequired');
  for (const pattern of AMOUNTS)
    for (const match of plain.matchAll(pattern)) {
      if (isFirm(plain, match)) taken.block(match.index, match.index + match[0].length);
      else addAmount(match, add);
    }
  for (const [months, pattern] of WORDED) for (const match of plain.matchAll(pattern)) add(months, match);
  for (const match of plain.matchAll(ANY)) if (isWork(plain, match)) add(null, match);
  return found;
}

function addAmount(match: RegExpExecArray, add: (value: number, match: RegExpExecArray) => void): void {
  const count = numberOf(match[1] ?? '');
  const months = /^(?:mes|month)/.test(match[2] ?? '') ? count : count * 12;
  if (Number.isFinite(months) && months <= MOST_YEARS * 12) add(months, match);
}

/** "Azienda con 10 anni di esperienza". */
function isFirm(plain: string, match: RegExpExecArray): boolean {
  return /\b(?:aziend|societ|grupp|impres|leader|studio|company|realta|cooperativ|agenzi)\w*(?:\s{1,3}[\w'.]{1,20}){0,5}\s{1,3}(?:con|da|vanta|with)\s{1,3}(?:oltre|piu di|over|circa)?\s{0,3}$/.test(
    plain.slice(Math.max(0, match.index - 90), match.index),
  );
}

function isWork(plain: string, match: RegExpExecArray): boolean {
  NOT_WORK_BEFORE.lastIndex = 0;
  NOT_WORK_AFTER.lastIndex = 0;
  const to = match.index + match[0].length;
  return !NOT_WORK_BEFORE.test(plain.slice(Math.max(0, match.index - 30), match.index)) && !NOT_WORK_AFTER.test(plain.slice(to, to + 30));
}
