import { type RawBuilder, sql } from 'kysely';
import { stem } from '../../../../kernel/text.ts';
import type { Db } from '../../../../platform/db/database.ts';
import { PREFIX_WEIGHT, SYNONYM_WEIGHT } from '../../engine/text/relevance.ts';
import { searchWords, TEXT_FIELDS } from '../../engine/text/tokens.ts';
import type { SearchQuery } from '../../engine/types.ts';
import { FIELD_CODE, formLexeme, quoted, stemLexeme } from './ad-words.ts';

/** The same numbers as in the engine's text-query.ts and search.ts. */
const CLAUSE_LIMIT = 24;
const SHORTEST_PREFIX = 3;
const PREFIX_EXPANSIONS = 64;
const RELAX_FROM = 3;

/** One way to satisfy a clause: an ad must hold all the lexemes. */
interface Way {
  readonly lexemes: readonly string[];
  readonly weight: number;
  /** Stands for what was typed: its lexemes must stand together in one field, and it is as rare as the typed words are. */
  readonly isSynonym: boolean;
}

/** A word (or phrase) of the query with everything that satisfies it; the typed words come first. */
export interface Clause {
  readonly ways: readonly Way[];
  /** Typed words. */
  readonly words: number;
}

/** The query's words as clauses, read the way the engine reads them. */
export async function planClauses(db: Db, query: SearchQuery): Promise<Clause[]> {
  const typed = searchWords(query.text ?? '');
  const groups = (query.synonyms ?? []).map((group) => group.map(searchWords)).filter(([phrase]) => phrase && phrase.length > 0);
  const clauses = new Map<string, Clause>();
  for (let at = 0; at < typed.length && clauses.size < CLAUSE_LIMIT; ) {
    const standing = groups.filter(([phrase]) => phrase?.every((word, index) => word === typed[at + index]));
    const length = Math.max(0, ...standing.map(([phrase]) => phrase?.length ?? 0));
    const covering = standing.filter(([phrase]) => phrase?.length === length);
    const phrase = typed.slice(at, at + (length || 1));
    at += phrase.length;
    const others = covering.flatMap((group) => group.slice(1)).filter((words) => words.length > 0);
    const begun = at === typed.length && phrase.length === 1 ? await expandPrefix(db, phrase[0] as string) : [];
    const key = phrase.map(stem).join(' ');
    // A beginning may by chance be the stem of one of its words: no reason to prefer that one.
    const typedWay = { lexemes: lexemesOf(phrase), weight: begun.length > 0 ? PREFIX_WEIGHT : 1, isSynonym: false };
    const synonyms = others.map((words) => ({ lexemes: lexemesOf(words), weight: SYNONYM_WEIGHT, isSynonym: true }));
    if (!clauses.has(key)) clauses.set(key, { ways: [typedWay, ...synonyms, ...begun], words: phrase.length });
  }
  return [...clauses.values()];
}

function lexemesOf(words: readonly string[]): string[] {
  return [...new Set(words.map(stemLexeme))];
}

/** Stems of the words that begin so, commonest first, when no ad holds the word itself. */
async function expandPrefix(db: Db, word: string): Promise<Way[]> {
  if (word.length < SHORTEST_PREFIX) return [];
  const known = await sql`select 1 from matching_ad_text where lexemes @@ ${quoted(formLexeme(word))}::tsquery limit 1`.execute(db);
  if (known.rows.length > 0) return [];
  const begin = formLexeme(word);
  const { rows } = await sql<{ form: string; n: number }>`
    select word.lexeme as form, count(*)::integer as n
    from matching_ad_text, unnest(lexemes) as word
    where lexemes @@ ${`${quoted(begin)}:*`}::tsquery and left(word.lexeme, ${begin.length}::integer) = ${begin}
    group by 1`.execute(db);
  const holders = new Map<string, number>();
  for (const { form, n } of rows) holders.set(stemLexeme(form.slice(1)), (holders.get(stemLexeme(form.slice(1))) ?? 0) + n);
  return [...holders]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, PREFIX_EXPANSIONS)
    .map(([lexeme]) => ({ lexemes: [lexeme], weight: PREFIX_WEIGHT, isSynonym: false }));
}

/** How many words may be left out, from none on; the engine tries them in this order and stops at the first that finds something. */
export function requiredCounts(clauses: readonly Clause[]): number[] {
  const all = clauses.length;
  if (all < RELAX_FROM) return [all];
  return Array.from({ length: all - Math.ceil(all / 2) + 1 }, (_, left) => all - left);
}

/** The SQL condition "at least `required` of the clauses". */
export function textCondition(clauses: readonly Clause[], required: number): RawBuilder<boolean> {
  const each = clauses.map(({ ways }) => sql`(lexemes @@ ${ways.map(wayQuery).join(' | ')}::tsquery)`);
  if (required === clauses.length) return sql<boolean>`${sql.join([sql`true`, ...each], sql` and `)}`;
  return sql<boolean>`(${sql.join(
    each.map((one) => sql`${one}::integer`),
    sql` + `,
  )}) >= ${required}`;
}

function wayQuery({ lexemes, isSynonym }: Way): string {
  const inFields = isSynonym && lexemes.length > 1 ? TEXT_FIELDS.map((field) => `:${FIELD_CODE[field].label}`) : [''];
  return inFields.map((label) => `(${lexemes.map((lexeme) => quoted(lexeme) + label).join(' & ')})`).join(' | ');
}
