import type { CefrLevel } from '../../../../kernel/work-terms.ts';
import type { Found, Reading } from './field.ts';
import { phrase } from './plain-text.ts';

/** ISO 639-1 by the beginning of the word; Italian and English names. */
const LANGUAGES: readonly (readonly [string, string])[] = [
  ['en', 'inglese|english'],
  ['fr', 'francese|french'],
  ['de', 'tedesc[oa]|german'],
  ['es', 'spagnol[oa]|castigliano|spanish'],
  ['it', 'italian[oa]|italian'],
  ['pt', 'portoghese|portuguese'],
  ['ru', 'russ[oa]|russian'],
  ['zh', 'cinese|mandarino|chinese|mandarin'],
  ['ar', 'arab[oa]|arabic'],
  ['ro', 'r[ou]men[oa]|romanian'],
  ['sq', 'albanese|albanian'],
  ['uk', 'ucrain[oa]|ukrainian'],
  ['ja', 'giapponese|japanese'],
  ['pl', 'polacc[oa]|polish'],
  ['nl', 'olandese|dutch'],
  ['el', 'greco|greek'],
  ['tr', 'turco|turkish'],
  ['bn', 'bengal(?:i|ese)'],
  ['hi', 'hindi'],
  ['sv', 'svedese|swedish'],
];
const NAME = LANGUAGES.map(([, names]) => names).join('|');
const NAMES = new RegExp(String.raw`(?<![a-z0-9])(?:${NAME})(?![a-z0-9])`, 'g');
const WHOLE_NAMES = LANGUAGES.map(([code, names]) => [code, new RegExp(`^(?:${names})$`)] as const);

const LEVEL_WORDS = String.raw`madrelingu\w*|mother ?tongue|native|bilingu\w+|ottim[oaie]|eccellent\w+|avanzat\w+|fluent\w*|fluid[oa]|proficien\w+|padronanza|perfett[oa]|approfondit[oa]|excellent|advanced|buon[oaie]?|scritt[oa]|parlat[oa]|good|upper intermediate|discret[oa]|sufficiente|intermedi[oae]|intermediate|base|elementare|scolastic[oa]|basic|minim[oa]|livello`;
/** What may stand before a language's name to make it a language and not a nationality. */
const BEFORE = phrase(
  String.raw`(?:\b(?:lingu[ae]|conoscenz\w+|conoscere|conosc\w+|parl\w+|scriv\w+|padronanza|madrelingua|knowledge of|speak\w*|language|languages|fluent(?: in)?|proficien\w+(?: in)?|fluency in|command of|studio dell\w*|comprension\w+|gradit\w*|preferibil\w*|richiest\w*|obbligatori\w*|apprezzat\w*|capire|traduzion\w+|colloquio in|livello (?:di )?|${LEVEL_WORDS})\b[^.;\n]{0,40}|\bin )$`,
);
const AFTER = phrase(
  String.raw`^_[(:,-]?_(?:(?:non|e|is|not)_)?(?:(?:livello|level|almeno|minimo|e'?|parlat\w*|is)_:?_){0,2}(?:[abc][12]\b|${LEVEL_WORDS.replace('|livello', '')}|obbligatori\w*|richiest\w*|preferibil\w*|gradit\w*|necessari\w*|indispensabil\w*|required|speaking|language|speaker)`,
);
const NEXT_IN_LIST = phrase(
  String.raw`^_(?:,|/|-|\+|e\b|ed\b|o\b|oppure\b|and\b|or\b|&|;)_(?:(?:la |il |l'|lingua |in |della |del |dell')){0,3}$`,
);
const CEFR = /(?<![a-z0-9])([abc][12])(?![a-z0-9])/;

/**
 * Levels by word, where no level of the European Framework is written. Our rule, on the cautious side: mother tongue and
 * bilingual C2; excellent, fluent, advanced C1; good, "scritto e parlato" B2; fair, intermediate B1; basic, school A2.
 */
const BY_WORD: readonly (readonly [RegExp, CefrLevel])[] = [
  [/\bmadrelingu|\bmother ?tongue|\bnative\b|\bbilingu/, 'C2'],
  [/\bottim|\beccellent|\bavanzat|\bfluent|\bfluid[oa]|\bproficien|\bpadronanza|\bperfett|\bapprofondit|\bexcellent|\badvanced/, 'C1'],
  [/\bdiscret|\bsufficient|(?<!upper )\bintermedi/, 'B1'],
  [/\bbuon[oaie]?\b|\bscritt[oa]\b|\bparlat[oa]\b|\bgood\b|\bupper intermediate/, 'B2'],
  [/\bbase\b|\belementar|\bscolastic|\bbasic\b|\bminim[oa]\b/, 'A2'],
];
const REACH = 48;

/** Languages asked for, with their level. A nationality ("sede tedesca", "cucina italiana") is no language. */
export function readLanguages({ plain }: Reading): Found[] {
  const names = [...plain.matchAll(NAMES)].map((match) => ({ from: match.index, to: match.index + match[0].length, word: match[0] }));
  const found: Found[] = [];
  let listEnd = -1;
  names.forEach(({ from, to, word }, index) => {
    const head = plain.slice(Math.max(0, from - REACH), from);
    const tail = plain.slice(to, to + REACH);
    const continues = listEnd >= 0 && from - listEnd <= 24 && test(NEXT_IN_LIST, plain.slice(listEnd, from));
    if (!continues && !test(BEFORE, head) && !test(AFTER, tail) && !standsAlone(plain, from, to)) return;
    if (!continues && isNationality(word, head)) return;
    listEnd = to;
    const until = names[index + 1]?.from ?? to + REACH;
    const level = levelAfter(plain.slice(to, Math.min(until, to + REACH))) ?? levelBefore(head, found.at(-1), from);
    const lang = WHOLE_NAMES.find(([, pattern]) => pattern.test(word))?.[0] ?? 'en';
    found.push({ kind: 'language', value: { lang, level: level?.level ?? null }, from, to: to + (level?.length ?? 0) });
  });
  return found;
}

function test(pattern: RegExp, text: string): boolean {
  pattern.lastIndex = 0;
  return pattern.test(text);
}

/** "Excel, inglese, patente B": a part of its own. */
function standsAlone(plain: string, from: number, to: number): boolean {
  return (
    /(?:^|[,;:\n(•-])\s{0,3}(?:l')?$/.test(plain.slice(Math.max(0, from - 5), from)) &&
    /^\s{0,3}(?:$|[,;.\n):•-])/.test(plain.slice(to, to + 5))
  );
}

const NOUN_BEFORE =
  /(?:^|[^a-z])(?:lingua|madrelingua|conoscenza|in|di|del|della|dello|dell'|e|ed|l'|il|la|o|anche|sia|ottimo|buon|buono|parla|parlare|parlato|livello|parlano|interprete|traduzione|traduzioni|corso|of|speak|speaks|fluent|good|excellent|basic|native|business|studiare|insegnare|italiano|italiana|inglese|lo|le|ottima|buona|base|dal|dall'|preferibilmente|tecnico|almeno)\s{0,3}$|[.!?\n,;:/(+•-]\s{0,3}$|^\s*$/;
const FEMININE = /[oa]a$|(?:tedesca|spagnola|italiana|russa|araba|rumena|romena|ucraina|polacca)$/;

/** An adjective of a noun that is no language: "clientela inglese", "normativa italiana". */
function isNationality(word: string, head: string): boolean {
  if (FEMININE.test(word))
    return !/(?:lingua|lingue|madrelingua|knowledge|,|\be|\bo|\/)\s{0,3}$/.test(head) || /normativ|cultura|cucina/.test(head.slice(-20));
  return !NOUN_BEFORE.test(head);
}

function levelAfter(tail: string): { level: CefrLevel; length: number } | null {
  const part = /^[^.;\n]*/.exec(tail)?.[0] ?? '';
  const stated = CEFR.exec(part);
  if (stated) return { level: (stated[1] as string).toUpperCase() as CefrLevel, length: stated.index + 2 };
  const near = /^[^,;.\n]*/.exec(tail)?.[0] ?? '';
  const level = BY_WORD.find(([pattern]) => pattern.test(near))?.[1];
  return level ? { level, length: 0 } : null;
}

/** A level that stands before the name, unless a language in between has it: "ottimo inglese e francese" gives it to both. */
function levelBefore(head: string, before: Found | undefined, from: number): { level: CefrLevel; length: number } | null {
  const part = head.slice(Math.max(head.lastIndexOf('.'), head.lastIndexOf(';'), head.lastIndexOf('\n')) + 1);
  const own = before?.kind === 'language' && from - before.to < part.length ? part.slice(part.length - (from - before.to)) : part;
  const stated = [...own.matchAll(new RegExp(CEFR, 'g'))].at(-1)?.[1];
  if (stated) return { level: stated.toUpperCase() as CefrLevel, length: 0 };
  const cut = own.slice(own.lastIndexOf(',') + 1);
  const level = BY_WORD.find(([pattern]) => pattern.test(cut))?.[1];
  if (level) return { level, length: 0 };
  const shared = before?.kind === 'language' && own.length < 16 && !own.includes(',') ? before.value.level : null;
  return shared ? { level: shared, length: 0 } : null;
}
