import { fold } from '../../../../kernel/text.ts';
import type { Contract, Schedule } from '../../../../kernel/work-terms.ts';

/** What the words of an ad say about the contract; `null` = not said (or said in two ways that exclude each other). */
export interface ContractWords {
  readonly contract: Contract | null;
  readonly schedule: Schedule | null;
  /** Weekly hours. */
  readonly hours: number | null;
}

/**
 * Words and codes of a field that holds the contract type: CPI wordings ("LAVORO A TEMPO DETERMINATO   |A.02.00"),
 * schema.org, HR-XML, LinkedIn, Indeed and NAV codes. The more specific meaning comes first.
 */
const CONTRACT_RULES: readonly (readonly [RegExp, Contract])[] = [
  [/servizio civile|civil service/, 'civil_service'],
  [/volont[ae]r|volunteer|vrijwillig/, 'volunteering'],
  [/apprendist|apprentice|ausbildung|laerling|lærling|leer-werk/, 'apprenticeship'],
  [/tirocini|\bstage\b(?! manager| hand| crew)|stagista|\binterns?\b|internship|trainee|praktik/, 'internship'],
  [
    /partita iva|\bp\.? ?iva\b|lavoro autonomo|free ?lance|self ?employ|contratto di agenzia|selvstendig|\bcontractor\b|\bzzp\b/,
    'self_employed',
  ],
  [/prestazion[ei] occasional|lavoro occasionale|ritenuta d'acconto|\boccasional\b/, 'occasional'],
  [/co\.? ?co\.? ?co|collaborazione/, 'collaboration'],
  [/somministrazione|interinale|staff leasing|agency (?:contract|worker)/, 'agency'],
  [/intermittente|a chiamata|job on call|\bon ?call\b|zero.?hours/, 'on_call'],
  [/stagional|seasonal|sesong|vakantiewerk/, 'seasonal'],
];
const PERMANENT = /\bindeterminat|\bpermanent\b|(?:^|; )(?:fast|vast)(?= ;|$)|unbefristet|fisso a tempo pieno/;
const FIXED =
  /\bdeterminat|fixed.?term|\btemporary\b|temporaneo|tijdelijk|vikariat|engasjement|prosjekt|aremal|per sostituzione|befristet|\binterim\b/;
const THEN_PERMANENT = /finalizzat|trasforma|possibil|scopo|proroga|conferma|prospettiv|temp.{0,5}to.{0,5}perm/;

/** Reads a field meant for the contract type and working time. Unknown or contradictory wording gives nulls. */
export function readContractField(...fields: readonly (string | null | undefined)[]): ContractWords {
  const text = codesToWords(fields.filter((field) => typeof field === 'string' && field !== '').join(' ; '));
  if (text === '') return { contract: null, schedule: null, hours: null };
  return { contract: contractOf(text), schedule: scheduleOf(text), hours: hoursOf(text) };
}

function codesToWords(text: string): string {
  return fold(
    text
      .slice(0, 2000)
      .replace(/([a-z])([A-Z])/g, '$1 $2')
      .replace(/_+|(?<!\d)-+|-+(?!\d)/g, ' '),
  ).replace(/ø/g, 'o');
}

function contractOf(text: string): Contract | null {
  const special = CONTRACT_RULES.filter(([pattern]) => pattern.test(text)).map(([, contract]) => contract);
  const fixed = FIXED.test(text);
  const permanent = PERMANENT.test(text);
  if (special.length > 0) return special[0] as Contract;
  if (fixed && permanent) return THEN_PERMANENT.test(text) ? 'fixed_term' : null;
  if (fixed) return 'fixed_term';
  return permanent ? 'permanent' : null;
}

function scheduleOf(text: string): Schedule | null {
  const full = /full ?time|tempo pieno|heltid|\bfulltid\b|giornata intera/.test(text);
  const part = /part ?time|tempo parziale|deltid/.test(text);
  if (full && part) return 'flexible';
  if (full) return 'full_time';
  if (part) return 'part_time';
  return /flexible|orari[oi] flessibil|flex ?time/.test(text) ? 'flexible' : null;
}

/** In a contract field any "24 h" is weekly, unless it says per day. */
function hoursOf(text: string): number | null {
  return (
    weeklyHoursOf(text) ??
    plausible(/(?<![\d.,/-])(\d{1,2}(?:[.,]\d{1,2})?) ?(?:h|ore|hours?|hrs)\b(?! ?(?:al|\/|per|giorn|day|daily))/.exec(text)?.[1])
  );
}

function weeklyHoursOf(text: string): number | null {
  const stated =
    /(?<![\d.,/-]|\d ?[-–/] ?|\d a )(\d{1,2}(?:[.,]\d{1,2})?) ?(?:h|ore|hours?|hrs)\.? ?(?:\/|a |alla |per |a |each |of work )? ?(?:sett|week|wk)/.exec(
      text,
    )?.[1] ?? /part ?time (?:a |di |da )?(\d{1,2}) ?(?:h|ore)\b(?! ?(?:al|\/|per) ?g)/.exec(text)?.[1];
  return plausible(stated);
}

function plausible(stated: string | undefined): number | null {
  const hours = stated === undefined ? Number.NaN : Number(stated.replace(',', '.'));
  return hours >= 1 && hours <= 60 ? hours : null;
}
