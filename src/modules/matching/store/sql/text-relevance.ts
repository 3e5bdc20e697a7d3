import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../../../platform/db/database.ts';
import { COUNT_LIMIT, FIELD_WEIGHT, LENGTH_PENALTY, rarity, SATURATION } from '../../engine/text/relevance.ts';
import { TEXT_FIELDS, type TextField } from '../../engine/text/tokens.ts';
import { FIELD_CODE, quoted } from './ad-words.ts';
import type { Clause } from './text-condition.ts';

/** What the relevance of a row is worked out from, the same numbers as the engine's. */
export interface RelevanceFacts {
  readonly ads: number;
  /** The stems of the query, each with how many ads hold it. */
  readonly holders: ReadonlyMap<string, number>;
  readonly average: Readonly<Record<TextField, number>>;
}

/** Counts the ads, the lengths of their fields and the holders of each stem of the query. */
export async function relevanceFacts(db: Db, clauses: readonly Clause[]): Promise<RelevanceFacts> {
  const lexemes = [...new Set(clauses.flatMap(({ ways }) => ways.flatMap((way) => way.lexemes)))];
  const holders = lexemes.map((lexeme) => sql`(select count(*) from matching_ad_text where lexemes @@ ${quoted(lexeme)}::tsquery)`);
  const { rows } = await sql<{ ads: number; title: number; about: number; body: number; holders: number[] }>`
    select count(*) as ads, coalesce(sum(title_length), 0) as title, coalesce(sum(about_length), 0) as about,
      coalesce(sum(body_length), 0) as body, array[${sql.join([...holders, sql`0`])}]::bigint[] as holders
    from matching_ad_text`.execute(db);
  const [counted] = rows;
  if (!counted) throw new Error('an aggregate has always one row');
  return {
    ads: counted.ads,
    holders: new Map(lexemes.map((lexeme, at) => [lexeme, counted.holders[at] ?? 0])),
    average: { title: counted.title / counted.ads, about: counted.about / counted.ads, body: counted.body / counted.ads },
  };
}

/** A lateral query: for each stem of the query its counts in the row as one number, null when the row lacks it. Columns `n0`, `n1`, … */
export function countsOf({ holders }: RelevanceFacts): RawBuilder<unknown> {
  const lexemes = [...holders.keys()];
  const columns = lexemes.map((lexeme, at) => sql`max(counts) filter (where lexeme = ${lexeme}) as ${sql.ref(`n${at}`)}`);
  const { about, body, title } = FIELD_CODE;
  const inOne = [1, 2, 3].map((at) => {
    const position = sql`positions[${sql.lit(at)}]`;
    return sql`coalesce(case when ${position} > ${sql.lit(body.after)} then (${position} - ${sql.lit(body.after)}) * ${sql.lit(body.unit)}
      when ${position} > ${sql.lit(about.after)} then (${position} - ${sql.lit(about.after)}) * ${sql.lit(about.unit)}
      else ${position} * ${sql.lit(title.unit)} end, 0)`;
  });
  return sql`lateral (
    select ${sql.join(columns)}
    from (select lexeme, ${sql.join(inOne, sql` + `)} as counts from unnest(lexemes) where lexeme = any(${lexemes}::text[])) as one
  ) as held`;
}

/** The relevance of a row joined with `countsOf`: the engine's sums in the engine's order, so that they are equal to the last digit. */
export function relevanceOf(clauses: readonly Clause[], facts: RelevanceFacts): RawBuilder<number> {
  const columns = new Map([...facts.holders.keys()].map((lexeme, at) => [lexeme, sql.ref(`n${at}`)]));
  const columnOf = (lexeme: string) => columns.get(lexeme) as RawBuilder<unknown>;
  const each = clauses.map((clause) => {
    // A way that lacks a word is null, and `greatest` leaves nulls out.
    const ways = clause.ways.map(({ lexemes, weight, isSynonym }) => {
      const held = lexemes.map(columnOf);
      const score = isSynonym ? synonymScore(held, clause, facts) : typedScore(lexemes, held, facts);
      return sql`${double(weight)} * ${score}`;
    });
    return sql`coalesce(greatest(${sql.join(ways)}), 0)`;
  });
  return sql<number>`(${sql.join(each, sql` + `)})`;
}

function typedScore(lexemes: readonly string[], held: readonly RawBuilder<unknown>[], facts: RelevanceFacts): RawBuilder<unknown> {
  const scores = held.map((column, at) => sql`(${double(rarityOf(lexemes[at] as string, facts))} * ${saturated(column, facts)})`);
  return sql`(${sql.join(scores, sql` + `)})`;
}

/** As rare as what it stands for; null when its words do not share a field. */
function synonymScore(held: readonly RawBuilder<unknown>[], clause: Clause, facts: RelevanceFacts): RawBuilder<unknown> {
  const shares = held.map((column) => saturated(column, facts));
  const score = sql`(${double(standsFor(clause, facts))} * ((${sql.join(shares, sql` + `)}) / ${sql.lit(held.length)}))`;
  if (held.length === 1) return score;
  const together = TEXT_FIELDS.map((field) => {
    const inField = held.map((column) => sql`${countIn(field, column)} > 0`);
    return sql`(${sql.join(inField, sql` and `)})`;
  });
  return sql`(case when ${sql.join(together, sql` or `)} then ${score} end)`;
}

/** How rare the typed words are; when no ad holds one, as rare as the commonest of what stands for them. */
function standsFor({ ways: [typed, ...others], words }: Clause, facts: RelevanceFacts): number {
  const holdersOf = (lexeme: string) => facts.holders.get(lexeme) ?? 0;
  const own = typed?.lexemes ?? [];
  if (own.every((lexeme) => holdersOf(lexeme) > 0)) return own.reduce((sum, lexeme) => sum + rarityOf(lexeme, facts), 0);
  const synonyms = others.filter(({ isSynonym }) => isSynonym);
  const commonest = Math.max(0, ...synonyms.map(({ lexemes }) => Math.min(...lexemes.map(holdersOf))));
  return words * rarity(facts.ads, commonest);
}

function rarityOf(lexeme: string, { ads, holders }: RelevanceFacts): number {
  return rarity(ads, holders.get(lexeme) ?? 0);
}

function countIn(field: TextField, counts: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(${counts} / ${sql.lit(FIELD_CODE[field].unit)} & ${sql.lit(COUNT_LIMIT[field])})`;
}

/** Null for a row that lacks the word. */
function saturated(counts: RawBuilder<unknown>, { average }: RelevanceFacts): RawBuilder<unknown> {
  const inFields = TEXT_FIELDS.map((field) => {
    const count = countIn(field, counts);
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
