import type { Found, Licence, Reading } from './field.ts';
import { phrase } from './plain-text.ts';

const CLASS = String.raw`(?:am|a1|a2|a|[bcd]1?(?:_[+/-]_)?e|b1?|c1?|d1?|cqc|adr)(?![\p{L}\p{N}'])`.replaceAll(
  String.raw`\p{L}\p{N}`,
  'a-z0-9',
);
const BETWEEN = String.raw`_(?:,|/|-|\+|&|\be\b|\bed\b|\bo\b|\boppure\b|\band\b|\bor\b|\bcon\b)_(?:(?:patente|cat\.?|categoria|tipo) )?["'«]?`;
const AFTER_WORD = String.raw`(?: (?:di guida|guida|europea))?_[:(-]?_(?:(?:di )?(?:tipo|categori[ae]|cat\.?|classe|livello)_)?["'«]?`;
const LIST = phrase(String.raw`\bpatent[ei]\b${AFTER_WORD}(${CLASS})((?:${BETWEEN}${CLASS}){0,6})`);
const ENGLISH = phrase(
  String.raw`\bcategory ([bcd]1?e?|a[12m]?) (?:driving |driver's )?licen[cs]e|\b(?:driving|driver's|drivers) licen[cs]e(?:_[:(-]?_(?:category |class )([bcd]1?e?|a[12m]?)\b)?`,
);
const ONE_CLASS = new RegExp(String.raw`(?<![a-z0-9])${CLASS.replaceAll('_', String.raw`\s{0,3}`)}`, 'g');

/** "Patente" alone is the car's, unless what follows makes it another thing. */
const BARE = phrase(
  String.raw`\bpatente\b(?! (?:(?:del|per il|per|di) )?(?:ple|muletto|carrell\w+|nautica|fitosanitari\w*|pesca|f-?gas|caldai\w+|frigorist\w+|a crediti|a punti|ecdl|del computer|gru|piattaform\w+|moto\w*|camion|autobus|pullman|rimorchi\w*)|(?: europea)? del computer)(?:(?: di guida)?)`,
);

const OTHERS: readonly (readonly [Licence, RegExp])[] = [
  ['CQC', phrase(String.raw`\bc\.?q\.?c\b\.?|\bcarta (?:di )?qualificazione (?:del )?conducente|\bdriver cpc\b`)],
  ['ADR', phrase(String.raw`\badr\b`)],
  ['tachograph', phrase(String.raw`\b(?:carta|scheda) (?:del )?(?:crono)?tachigraf\w+|\btachograph card`)],
  [
    'own_vehicle',
    phrase(
      String.raw`\bautomunit[oaie]\b|\bmunit[oaie] di (?:auto|mezzo|automezzo|autovettura)(?: propri[oa])?|\b(?:auto|autovettura|automobile|mezzo|veicolo|macchina) (?:propri[oa]|di proprieta)\b|\bown (?:car|vehicle|transport)\b`,
    ),
  ],
  [
    'forklift',
    phrase(
      String.raw`\bpatent(?:e|ino|ini)\b(?: (?:per|del|di|uso|guida|conduzione|l'uso|all'uso|il|la|dei)){0,4} (?:l'uso (?:del|di) )?(?:muletto|muletti|mulettista|carrell\w+)|\babilitazione\b[^.,;\n]{0,30}?\b(?:muletto|carrell[oi] elevator[ei])|\bmulett(?:o|ista) (?:con )?(?:patentino|patentato)|\bforklift (?:truck )?(?:licen[cs]e|certificate)`,
    ),
  ],
  [
    'aerial_platform',
    phrase(
      String.raw`\b(?:patent(?:e|ino)|abilitazione|attestato|corso)\b[^.,;\n]{0,25}?\b(?:ple\b|piattaform[ae] (?:aere\w+|(?:di lavoro )?(?:mobili )?elevabil\w+))`,
    ),
  ],
  ['AM', phrase(String.raw`\bpatentino (?:am|(?:per il |del )?(?:motorino|ciclomotore|scooter))\b`)],
];

/** Licences and permits that a text names. "Patente" without a class is B. */
export function readLicences({ text, plain }: Reading): Found[] {
  const found: Found[] = [];
  const add = (value: Licence, from: number, to: number) => found.push({ kind: 'licence', value, from, to });
  for (const match of plain.matchAll(LIST)) addClasses(match, text, add);
  for (const match of plain.matchAll(ENGLISH)) add(licenceOf(match[1] ?? match[2] ?? 'b'), match.index, match.index + match[0].length);
  for (const [value, pattern] of OTHERS)
    for (const match of plain.matchAll(pattern)) add(value, match.index, match.index + match[0].length);
  for (const match of plain.matchAll(BARE)) add('B', match.index, match.index + match[0].length);
  return found;
}

/** "patenti B, C/E e CQC": one licence for each class; the first one takes the word before it along. */
function addClasses(match: RegExpExecArray, text: string, add: (value: Licence, from: number, to: number) => void): void {
  const [whole, first = '', rest = ''] = match;
  const start = match.index + whole.length - rest.length - first.length;
  for (const each of `${first}${rest}`.matchAll(ONE_CLASS)) {
    const at = start + each.index;
    // A lower-case "a" is a preposition ("patente a carico dell'azienda").
    if (each[0] === 'a' && text[at] !== 'A') return;
    add(licenceOf(each[0]), each.index === 0 ? match.index : at, at + each[0].length);
  }
}

function licenceOf(word: string): Licence {
  const code = word.replace(/[^a-z0-9]/g, '').toUpperCase();
  return (code === 'B1' ? 'B' : code) as Licence;
}
