import type { Found, Reading } from './field.ts';
import { phrase, Taken } from './plain-text.ts';

/**
 * Italian qualifications by EQF level (National Qualifications Framework, decree of 8 January 2018): middle school 1, compulsory
 * school 2, vocational qualification 3, secondary diploma 4, ITS 5, first degree 6, second degree 7, doctorate 8. A degree without
 * further words is a first one: the lowest that is enough. More specific wording first.
 */
const LEVELS: readonly (readonly [number, RegExp])[] = [
  [8, phrase(String.raw`\bdottorat[oi] di ricerca\b|\bdottorato\b|\bph\.?_d\b`)],
  [
    7,
    phrase(
      String.raw`\blaure[ae]\w? (?:\w+ ){0,2}?(?:magistral[ei]|specialistic\w+|quinquennal[ei]|a ciclo unico|vecchio ordinamento|di secondo livello|di ii livello)\b|\bmaster(?:'s)?(?: degree| universitario)\b|\blaureat[oaie] magistral[ei]\b`,
    ),
  ],
  [
    6,
    phrase(
      String.raw`\blaure[ae]\b(?: (?:triennal[ei]|breve|di (?:primo|i) livello))?|\b(?:neo)?laureat[oaie]\b|\bdiploma (?:di laurea|universitario)\b|\bbachelor(?:'s)?(?: degree)?\b|\buniversity degree\b|\bdegree in\b|\bgraduates?\b(?= in\b)`,
    ),
  ],
  [
    5,
    phrase(
      String.raw`\b(?:diplom\w+|titolo|percors[oi]|cors[oi]|biennio|istituto) its\b|\bits academy\b|\b(?:diploma di )?(?:istitut[oi] )?tecnic[oi] superior[ei]\b(?! di)|\bhnd\b`,
    ),
  ],
  [
    1,
    phrase(
      String.raw`\b(?:diploma (?:di )?)?(?:licenza|scuola) (?:di scuola )?(?:media(?: inferiore)?|elementare)\b|\bterza media\b|\bdiploma di (?:terza )?media\b`,
    ),
  ],
  [
    2,
    phrase(
      String.raw`\b(?:assolvimento (?:dell')?)?(?:scuola dell'obbligo|obbligo (?:scolastico|formativo|di istruzione))\b|\bcompulsory (?:school|education)\b`,
    ),
  ],
  [
    3,
    phrase(
      String.raw`\b(?:attestat[oi]|diploma|possesso|titolo)(?: (?:di|della|una|professionale)){0,2} qualifica(?: professionale)?\b|\bqualifica (?:triennale|iefp|(?:professionale )?(?:regionale|(?:triennale )?iefp))\b|\bqualifica professionale (?:di|in|triennale|come|da)\b`,
    ),
  ],
  [
    4,
    phrase(
      String.raw`\bdiplom[ai](?: (?:di )?(?:istruzione |scuola )?(?:maturita|(?:secondari[ao] )?superior[ei]|secondaria|tecnico|quinquennale|professionale|geometra|ragioni?er\w+|perito|liceo|alberghier\w+))?\b|\b(?:neo)?diplomat[oaie]\b|\bmaturita (?:tecnica|scientifica|classica|liceale|professionale|quinquennale)\b|\bperit[oi] (?:elettr|mecc|inform|chim|agr|industr|edil|tecn|aerona|commerc|termo)\w+|\bhigh school diploma\b|\b(?:a[ -]levels?)\b(?= )`,
    ),
  ],
];
/** Diplomas of something else than a school. */
const NOT_SCHOOL = phrase(
  String.raw`^ (?:di )?(?:bls\w*|primo soccorso|sommelier|bagnino|salvamento|partecipazione|specializzazione|massaggi\w+|istruttore)\b`,
);

/** Education that a text asks for or states, as EQF levels. */
export function readEducation({ plain }: Reading): Found[] {
  const found: Found[] = [];
  const taken = new Taken(plain.length);
  for (const [value, pattern] of LEVELS) {
    for (const match of plain.matchAll(pattern)) {
      const to = match.index + match[0].length;
      NOT_SCHOOL.lastIndex = 0;
      if (value === 4 && NOT_SCHOOL.test(plain.slice(to, to + 40))) continue;
      if (taken.take(match.index, to)) found.push({ kind: 'education', value, from: match.index, to });
    }
  }
  return found;
}
