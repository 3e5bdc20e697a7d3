import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../../../platform/db/database.ts';
import { COUNT_LIMIT, FIELD_WEIGHT, LENGTH_PENALTY, rarity, SATURATION } from '../../engine/text/relevance.ts';
import { TEXT_FIELDS, type TextField } from '../../engine/text/tokens.ts';
import { COUNT_UNIT, quoted } from './ad-words.ts';
import type { Clause } from './text-condition.ts';

/** What the relevance of a row is worked out from, the same numbers as the engine's. */
export interface RelevanceFacts {
  /** The stems of the query, each with its rarity. */
  readonly rarity: ReadonlyMap<string, number>;
  readonly average: Readonly<Record<TextField, number>>;
}

/** Counts the ads, the lengths of their fields and the holders of each stem of the query. */
export async function relevanceFacts(db: Db, clauses: readonly Clause[]): Promise<RelevanceFacts> {
  const lexemes = [...new Set(clauses.flatMap((clause) => clause.flatMap((way) => way.lexemes)))];
  const holders = lexemes.map((lexeme) => sql`(select count(*) from matching_ad_text where lexemes @@ ${quoted(lexeme)}::tsquery)`);
  const { rows } = await sql<{ ads: number; title: number; about: number; body: number; holders: number[] }>`
    select count(*) as ads, coalesce(sum(title_length), 0) as title, coalesce(sum(about_length), 0) as about,
      coalesce(sum(body_length), 0) as body, array[${sql.join([...holders, sql`0`])}]::bigint[] as holders
    from matching_ad_text`.execute(db);
  const [counted] = rows;
  if (!counted) throw new Error('an aggregate has always one row');
  return {
    rarity: new Map(lexemes.map((lexeme, at) => [lexeme, rarity(counted.ads, counted.holders[at] ?? 0)])),
    average: { title: counted.title / counted.ads, about: counted.about / counted.ads, body: counted.body / counted.ads },
  };
}

/** A lateral query: for each stem of the query its counts in the row, null when the row lacks it. Columns `n0`, `n1`, … */
export function countsOf({ rarity: stems }: RelevanceFacts): RawBuilder<unknown> {
  const lexemes = [...stems.keys()];
  const columns = lexemes.map((lexeme, at) => sql`max(positions[1]) filter (where lexeme = ${lexeme}) as ${sql.ref(`n${at}`)}`);
  return sql`lateral (select ${sql.join(columns)} from unnest(lexemes) where lexeme = any(${lexemes}::text[])) as held`;
}

/** The relevance of a row joined with `countsOf`: the engine's sums in the engine's order, so that they are equal to the last digit. */
export function relevanceOf(clauses: readonly Clause[], facts: RelevanceFacts): RawBuilder<number> {
  const numbers = new Map([...facts.rarity.keys()].map((lexeme, at) => [lexeme, sql.ref(`n${at}`)]));
  const scoreOf = (lexeme: string) => sql`(${double(facts.rarity.get(lexeme) ?? 0)} * ${saturated(numbers.get(lexeme), facts)})`;
  const each = clauses.map((clause) => {
    // A way that lacks a word is null, and `greatest` leaves nulls out.
    const ways = clause.map(({ lexemes, weight }) => sql`${double(weight)} * (${sql.join(lexemes.map(scoreOf), sql` + `)})`);
    return sql`coalesce(greatest(${sql.join(ways)}), 0)`;
  });
  return sql<number>`(${sql.join(each, sql` + `)})`;
}

/** Null for a row that lacks the word. */
function saturated(counts: RawBuilder<unknown> | undefined, { average }: RelevanceFacts): RawBuilder<unknown> {
  const inFields = TEXT_FIELDS.map((field) => {
    const count = sql`(${counts} / ${sql.lit(COUNT_UNIT[field])} & ${sql.lit(COUNT_LIMIT[field])})`;
    const penalty = LENGTH_PENALTY[field];
    const long = sql`(${double(1 - penalty)} + (${double(penalty)} * ${sql.ref(`${field}_length`)}) / ${double(average[field])})`;
    return sql`(case when ${count} > 0 then (${double(FIELD_WEIGHT[field])} * ${count}) / ${long} when ${count} = 0 then 0 end)`;
  });
  const weighted = sql`(${sql.join(inFields, sql` + `)})`;
  return sql`(${weighted} / (${double(SATURATION)} + ${weighted}))`;
}

/** Written out, so that PostgreSQL reads exactly the number we mean; there are too many for parameters. */
function double(value: number): RawBuilder<number> {
  return sql.raw(`'${value}'::double precision`);
}
