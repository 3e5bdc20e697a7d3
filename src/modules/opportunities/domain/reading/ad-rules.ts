import { fold } from '../../../../kernel/text.ts';

/** Why an ad waits for a person before it is shown. */
export const REVIEW_REASONS = ['asks-money', 'easy-money', 'adult', 'discrimination'] as const;
export type ReviewReason = (typeof REVIEW_REASONS)[number];

/**
 * Phrases that no honest ad for young people holds. Narrow on purpose: an ad that is stopped wrongly is a job nobody sees.
 * Discrimination: D.Lgs. 198/2006 art. 27 (sex), D.Lgs. 216/2003 art. 3 (religion, disability, age, orientation). Age limits
 * alone are not looked for: the law itself sets them for apprenticeships.
 */
const BLOCKED: readonly (readonly [ReviewReason, RegExp])[] = [
  [
    'asks-money',
    /(?:versare|versamento di|bonifico di|pagare|anticipare|anticipo di) (?:una |un |la |il |di )*(?:quota|caparra|cauzione|deposito|somma|anticipo)[^.\n]{0,60}(?:candidat|iscri|kit|attivare|partecipare|inizia|colloquio|selezion)/,
  ],
  [
    'asks-money',
    /(?:kit|starter kit|pacchetto|corso)(?: di avvio| iniziale| di formazione)? (?:obbligatori[oa] )?a (?:tuo |proprio )?(?:carico|pagamento|spese) (?:del candidato|della candidata|di chi si candida|obbligatori[oa])/,
  ],
  [
    'asks-money',
    /western union|moneygram|ricarica(?:re|ndo)? (?:la |una )?postepay|pay (?:a|the) (?:registration|training|application) fee/,
  ],
  [
    'easy-money',
    /guadagn(?:a|i|o|are) (?:facil\w+|subito|da casa (?:fino a|oltre)|senza (?:fare nulla|lavorare))|soldi facili|easy money|get rich/,
  ],
  [
    'easy-money',
    /schema piramidale|network marketing[^.\n]{0,80}(?:rendita|liberta finanziaria)|trading online senza (?:rischi|esperienza)/,
  ],
  [
    'adult',
    /(?:massaggi(?:atrici|atrice)? (?:erotic|particolar)|accompagnatrici? per (?:uomini|adulti)|escort di lusso|video ?chat (?:erotic|per adulti)|webcam girl|camgirl)/,
  ],
  [
    'discrimination',
    /(?:solo|esclusivamente|unicamente) (?:uomini|donne|maschi|femmine|sesso (?:maschile|femminile)|personale (?:maschile|femminile)|italiani|ragazze|ragazzi)\b/,
  ],
  ['discrimination', /\b(?:no|astenersi) (?:stranieri|extracomunitari|donne|uomini|incinte)\b|bella presenza/],
];

/** The first rule an ad breaks, or null. Reads title, organisation and text. */
export function reviewReason(ad: {
  readonly title: string;
  readonly organisation: string | null;
  readonly description: string;
}): ReviewReason | null {
  const text = fold(`${ad.title} . ${ad.organisation ?? ''} . ${ad.description}`);
  return BLOCKED.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
}
