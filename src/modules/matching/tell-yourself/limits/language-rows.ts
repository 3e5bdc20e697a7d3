import { type FieldError, formText } from '../../../../platform/http/forms.ts';
import type { FormBody } from '../../../../platform/http/route.ts';
import type { JourneyAnswers } from '../../domain/draft.ts';
import { CEFR } from '../../engine/types.ts';

type Languages = JourneyAnswers['languages'];

/** Asked by name, in this order. */
export const FIXED_LANGUAGES = ['it', 'en'];
/** Offered in a list: those taught at school in Lombardy and those most spoken at home there (ISO 639-1). */
export const OTHER_LANGUAGES =
  'fr de es ar zh ro sq uk ru pt pl hi ur bn pa si ta tl tr nl el hu cs sk sl hr sr bg mk bs sv da no fi ja ko fa so am ti wo'.split(' ');
const FREE_ROWS = 2;
const MOST_ROWS = 8;

/** One language in the form, as typed. */
export interface LanguageRow {
  /** Empty for a fixed language: its code is not typed. */
  readonly codeField: string;
  readonly levelField: string;
  readonly code: string;
  readonly level: string;
}

/** The rows of the form for some answers: the fixed languages, the others that were said, and room for more. */
export function languageRows(languages: Languages): LanguageRow[] {
  const levelOf = (code: string) => languages.find((held) => held.code === code)?.level ?? '';
  const others = languages.filter(({ code }) => !FIXED_LANGUAGES.includes(code));
  const free = Math.min(MOST_ROWS, Math.max(FREE_ROWS, others.length + 1));
  return [
    ...FIXED_LANGUAGES.map((code) => ({ codeField: '', levelField: `livello-${code}`, code, level: levelOf(code) })),
    ...Array.from({ length: free }, (_, index) => freeRow(index + 1, others[index]?.code ?? '', others[index]?.level ?? '')),
  ];
}

function freeRow(number: number, code: string, level: string): LanguageRow {
  return { codeField: `lingua-${number}`, levelField: `livello-${number}`, code, level };
}

/** What was typed, row by row, and what is wrong with it. A language said twice counts at its higher level. */
export function readLanguages(form: FormBody): { rows: LanguageRow[]; languages: Languages; errors: FieldError[] } {
  const rows = [
    ...FIXED_LANGUAGES.map((code) => ({ codeField: '', levelField: `livello-${code}`, code, level: formText(form, `livello-${code}`) })),
    ...Array.from({ length: MOST_ROWS }, (_, index) =>
      freeRow(index + 1, codeIn(form, index + 1), formText(form, `livello-${index + 1}`)),
    ).filter(({ code, level }, index) => code !== '' || level !== '' || index < FREE_ROWS),
  ];
  const languages = new Map<string, Languages[number]>();
  for (const row of rows) {
    const level = CEFR.find((known) => known === row.level);
    const known = [...FIXED_LANGUAGES, ...OTHER_LANGUAGES].includes(row.code);
    const before = languages.get(row.code);
    if (level && known && (!before || before.level < level)) languages.set(row.code, { code: row.code, level });
  }
  return { rows, languages: [...languages.values()], errors: rows.flatMap(wrongIn) };
}

/** The list offers nothing else: what is not in it was not chosen, and has no name to be shown with. */
function codeIn(form: FormBody, number: number): string {
  const code = formText(form, `lingua-${number}`);
  return [...FIXED_LANGUAGES, ...OTHER_LANGUAGES].includes(code) ? code : '';
}

/** A language needs a level and a level needs a language; a fixed language may stay without. */
function wrongIn({ codeField, levelField, code, level }: LanguageRow): FieldError[] {
  if (codeField === '' || (code === '') === (level === '')) return [];
  return [
    code === '' ? { field: codeField, message: 'perte.languages.which' } : { field: levelField, message: 'perte.languages.how-well' },
  ];
}
