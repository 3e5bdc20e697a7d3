/** A feed title made readable, and the official occupation it was hung on, when the source wrote both. */
export interface TitleWords {
  readonly title: string;
  readonly occupationHint: string | null;
  /** Words of the title field that are a description rather than a title; to be put before the description. */
  readonly rest: string | null;
}

const LONGEST_OWN_TITLE = 110;

/** Signs written in capitals also in a sentence; the rest of a shouted title becomes lower case. */
const ACRONYMS = new Set(
  'OSS ASA ADB ERP CNC PLC HR IT ICT SAP CRM CAD CAM SQL PHP HTML CSS RSPP ASPP ATA CQC ADR ASL RSA GDO HSE QA QC UX UI SEO SEM BIM MIG TIG LIS ITS B2B B2C TV GPL ISO HACCP SCADA ESCO IVA DDT CED NLP BI DB CUP PC ITIS SPA SRL ONLUS TFR'.split(
    ' ',
  ),
);
const GENDER_NOTES =
  /\s*[([]\s*(?:[mfwdhxn]\s*[/|,\\.-]\s*){1,3}(?:[mfwdhxn]|nb)\s*[)\]]|\s*\((?:gn|all genders?|tutti i generi|entrambi i sessi|ambosessi)\)|\s*[-–,]?\s*(?<![\p{L}\p{N}])(?:m\/f(?:\/[dxn])?|f\/m(?:\/[dxn])?|h\/f|w\/m\/d|m\/w\/d|m\/f\/nb)(?![\p{L}\p{N}/])|\s*\bambosess[oi]\b/giu;
const URGENT = /(?<!\p{L})(?:urgentissim[oa]|urgente|urgent|haster|immediato inserimento)(?!\p{L})\s*[!:.\-–*]*\s*/giu;
const REFERENCE =
  /\s*[([]?\s*(?<!\p{L})(?:rif(?:erimento)?|ref(?:erence)?|cod(?:ice)?(?: annuncio| offerta)?|annuncio n)\s*[.:]*\s*(?:n[.°]?\s*)?[:#]?\s*(?=[\w/-]*\d)[\w/.-]{1,30}\s*[)\]]?/giu;
const LEADS = /^(?:a{2,}\s+|\*+\s*|(?:si\s+)?(?:ri)?cerca(?:si)?\s+|(?:ri)?cerchiamo\s+|siamo alla ricerca di\s+)+(?=\p{L}{3})/iu;

/** One line, no shouting, no "(m/f)", "URGENTE", "rif. 123"; gender endings like "addetto/a" stay readable. Never empty for a non-empty title. */
export function cleanTitle(raw: string): string {
  const line = raw.replace(/\s+/g, ' ').trim();
  let title = line
    .replace(GENDER_NOTES, '')
    .replace(REFERENCE, ' ')
    .replace(URGENT, '')
    .replace(/[!*]{2,}/g, '');
  title = title.replace(LEADS, '').replace(/(\p{L}{2,})\s*\/\s*((?:a|o|e|i|trice|tore|ice|essa|a\/e))(?!\p{L})/giu, '$1/$2');
  title = title
    .replace(/\(\s*\)|\[\s*\]/g, '')
    .replace(/\s+/g, ' ')
    .replace(/^[\s\-–—:;,.|/•*!]+|[\s\-–—:;,|/•*!]+$/g, '');
  if (!title.endsWith('...')) title = title.replace(/(?<=\p{L}{3})\.$/u, '');
  const calm = isShouted(title) ? lowered(title) : startsShouting(title) ? lowered(title, SHOUTED_WORD) : title;
  return calm === '' ? line : capitalised(calm);
}

/**
 * The public-employment feed writes «official qualification - the employer's own words». The official names are plurals
 * ("Addetti alla contabilità") or lower-case entries ("programmatore informatico"); anything else before the dash is the
 * employer's own, and stays together. Own words that run on like a text go to `rest`.
 */
export function splitQualification(field: string): TitleWords {
  const text = field.trim().replace(/^[-–]\s+/, '');
  const [, shouted, official] = /^([^\n]{3,60}?)\s*[-–:]\s*(\p{Lu}\p{Ll}[^\n]{24,})$/u.exec(text) ?? [];
  if (shouted !== undefined && official !== undefined && isShouted(shouted) && isOfficial(official))
    return { title: cleanTitle(shouted), occupationHint: official, rest: null };
  const dash = /\s[-–]\s/.exec(text);
  const head = dash === null ? text : text.slice(0, dash.index).trim();
  if (dash === null || !isOfficial(head)) return ownOnly(text, isOfficial(text) ? text : null);
  const own = text.slice(dash.index + dash[0].length).trim();
  const first = firstSentence(own);
  if (first.length < 3 || NO_TITLE.test(first) || first.length > LONGEST_OWN_TITLE)
    return { title: cleanTitle(head), occupationHint: head, rest: own || null };
  return { title: cleanTitle(first), occupationHint: head, rest: own.length > first.length + 1 ? own : null };
}

/** Own words that start a text, or name only the contract, are no title. */
const NO_TITLE = /^(?:la |il |le |si |per |mansioni? relativ|attivit|apprendistato |contratto |tirocinio |tempo )/i;

function ownOnly(text: string, hint: string | null): TitleWords {
  const first = firstSentence(text);
  if (text.length <= LONGEST_OWN_TITLE || first.length > LONGEST_OWN_TITLE)
    return { title: cleanTitle(text), occupationHint: hint, rest: null };
  return { title: cleanTitle(first), occupationHint: hint, rest: text };
}

function firstSentence(text: string): string {
  return (text.split(/\n|(?<=\p{L}{4})[.:;]\s/u)[0] as string).trim();
}

/** Plural with a capital ("Tecnici aerospaziali", "Personale non qualificato…") or an all-lower-case entry. */
function isOfficial(head: string): boolean {
  if (/[/\n]|\d/.test(head) || isShouted(head)) return false;
  if (/^(?:personale|professioni|dirigenti|imprenditori) /i.test(head)) return true;
  return /^\p{Lu}\p{Ll}+[ie](?:,| |$)/u.test(head) || /^\p{Ll}[\p{Ll} ,'’()-]{4,}$/u.test(head);
}

function isShouted(title: string): boolean {
  const letters = title.match(/\p{L}/gu)?.length ?? 0;
  const capitals = title.match(/\p{Lu}/gu)?.length ?? 0;
  return letters >= 4 && capitals / letters > 0.7 && /\p{Lu}{4,}/u.test(title);
}

const SHOUTED_WORD = /^\p{Lu}{5,}['’]?$/u;

function startsShouting(title: string): boolean {
  return /^\p{Lu}{5,}(?!\p{L})/u.test(title);
}

/** Lower case for the words that `only` matches (all of them by default), but for acronyms and licence classes. */
function lowered(title: string, only = /./): string {
  return title.replace(/[\p{L}\p{N}]+(?:['’](?=\s|$))?/gu, (word, index: number) => {
    if (!only.test(word)) return word;
    const licence = /(?:patent[ei]|categoria|cat\.|classe|livello)\s(?:[A-Z0-9]+\s?[-/,e]\s?)*$/i.test(title.slice(0, index));
    if (ACRONYMS.has(word) || /^[IVX]{2,4}$/.test(word) || (licence && word.length <= 2)) return word;
    return /^[BCDFGHJKLMNPQRSTVWXZ]{2,4}$/.test(word) ? word : accented(word.toLowerCase());
  });
}

/** Capitals are often typed with an apostrophe for the accent: "CONTABILITA'". */
function accented(word: string): string {
  const vowel = /[aeiou](?=['’]$)/.exec(word)?.[0];
  return vowel === undefined || word.length < 5 ? word : `${word.slice(0, -2)}${'àèìòù'['aeiou'.indexOf(vowel)]}`;
}

function capitalised(title: string): string {
  const first = title.search(/\p{L}/u);
  return first < 0 || first > 2 ? title : title.slice(0, first) + (title[first] as string).toUpperCase() + title.slice(first + 1);
}
