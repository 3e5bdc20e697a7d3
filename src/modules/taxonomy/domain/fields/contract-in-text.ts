import type { Contract } from '../../../../kernel/work-terms.ts';
import type { Found, Reading } from './field.ts';
import { NUMBER, numberOf, phrase } from './plain-text.ts';

const LONG = String.raw`(?:(?: (?:\w+ ){0,2}?(?:di|della durata di|per|iniziale di|da)|_[,(:-])?_(${NUMBER}) (mes[ei]|ann[oi]|months?|years?)\b)?`;
const OFFERED = String.raw`(?:contratt[oi]|lavor[oi]|assunzion[ei]|inseriment[oi]|rapporto|inquadrament[oi]|tramite|mediante)`;

/** Words that offer a contract. Words that are also tasks ("somministrazione di pasti", "seguire i tirocini") need more around them. */
const OFFERS: readonly (readonly [Contract, RegExp])[] = [
  ['civil_service', phrase(String.raw`\bservizio civile\b|\bcivil service\b(?= volunteer)`)],
  [
    'apprenticeship',
    phrase(
      String.raw`\b(?:contratto (?:di |in )?)?apprendistato\b(?: (?:professionalizzante|duale|di (?:primo|secondo|terzo|i{1,3}) livello))?${LONG}|\bapprendista\b|\bapprendisti\b(?<=\b(?:ricerc|cerc|assum|seleziona)\w{0,12}[^.;\n]{0,30}\bapprendisti)|\bapprenticeship\b|\bapprentices?\b`,
    ),
  ],
  [
    'internship',
    phrase(
      String.raw`(?<!\b(?:tutor|esperienz\w|svolto|segu\w{2,6}|gestire|precedent\w|attivare|ufficio)\b[^.;,\n]{0,14})\b(?:contratto (?:di |in )?)?tirocini[oi]?\b(?! (?:degli|curricular\w+ (?:degli|degli studenti)))(?: (?:extra_-?_curric\w+|curric\w+|formativ[oi](?: e di orientamento)?|retribuit[oi]|di inserimento(?: lavorativo)?))?${LONG}|\btirocinant[ei]\b(?! s)|\bstagist[aei]\b|\binternship\b|(?<=\b(?:in|di|uno|per|offre|offriamo|offerta|contratto|percorso|periodo|proposta|propone|attivazione|inizial\w+)\b[^.;,\n]{0,16})(?<!\besperienz\w[^.;\n]{0,12})\bstage\b${LONG}|(?:^|\n|[-(:])_stage\b(?! (?:manager|hand|crew))|\bstage\b(?= (?:retribuit|di \d|di \w+ mesi|curric|extra|finalizzat|semestral|con rimborso|full|part))`,
    ),
  ],
  [
    'self_employed',
    phrase(
      String.raw`\bpartita iva\b(?!_:?_\d)|\bp\.?_iva\b(?!_:?_\d)|\bcontratto di agenzia\b|\bmandato di agenzia\b|\blavoro autonomo\b|\bfree_-?_lance\b|\bself[ -]employed\b|\benasarco\b`,
    ),
  ],
  ['occasional', phrase(String.raw`\b(?:prestazion[ei]|collaborazion[ei]|lavoro) occasional[ei]\b|\britenuta d'acconto\b`)],
  ['collaboration', phrase(String.raw`\bco\.?_co\.?_co\b\.?|\bcollaborazione coordinata(?: e continuativa)?\b`)],
  [
    'agency',
    phrase(
      String.raw`\b${OFFERED}(?: \w+){0,3}? somministrazione\b${LONG}|\b(?:in |di )?somministrazione (?=a tempo|finalizzat|con possibil|con scopo|scopo|iniziale)|\bstaff leasing\b|\blavoro interinale\b|\bcontratto interinale\b`,
    ),
  ],
  ['on_call', phrase(String.raw`\b(?:contratto |lavoro )(?:di lavoro )?(?:a chiamata|intermittente)\b|\bjob on call\b|\bzero[ -]hours\b`)],
  [
    'seasonal',
    phrase(
      String.raw`\b(?:contratto|lavoro|assunzione|impiego) (?:a tempo determinato )?stagional[ei]\b${LONG}|\bstagione (?:estiva|invernale)\b|\bseasonal (?:job|work|contract)\b`,
    ),
  ],
  [
    'permanent',
    phrase(
      String.raw`\b(?:contratto )?(?:di lavoro )?(?:a )?(?:tempo )indeterminato\b|\bcontratto indeterminato\b|\bpermanent (?:contract|position|job|role)\b`,
    ),
  ],
  [
    'fixed_term',
    phrase(
      String.raw`\b(?:contratto )?(?:di lavoro )?(?:a )?tempo (?:pieno e )?determinato\b${LONG}|\bcontratto a termine\b${LONG}|\bfixed[ -]term\b(?: contract)?${LONG}|\bsostituzione (?:di )?maternita\b`,
    ),
  ],
];
const LONGEST_MONTHS = 60;

/** Contracts that a text offers, with their length in months where it is said. */
export function readContracts({ plain }: Reading): Found[] {
  return OFFERS.flatMap(([contract, pattern]) =>
    [...plain.matchAll(pattern)].map((match): Found => {
      const [, count, unit] = [match[0], ...match.slice(1).filter((group) => group !== undefined)];
      const months = count === undefined ? Number.NaN : numberOf(count) * (/^(?:mes|month)/.test(unit ?? '') ? 1 : 12);
      return {
        kind: 'contract',
        value: { contract, months: months >= 1 && months <= LONGEST_MONTHS ? months : null },
        from: match.index,
        to: match.index + match[0].trimEnd().length,
      };
    }),
  );
}
