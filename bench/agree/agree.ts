import { createIndex } from '../../src/modules/matching/engine/search-index.ts';
import type { AdDocument } from '../../src/modules/matching/engine/types.ts';
import { createReference } from '../../src/modules/matching/testing/reference.ts';
import { NOW } from '../../src/modules/matching/testing/samples.ts';
import type { Database } from '../../src/platform/db/database.ts';
import { fillRows } from '../peers/ad-rows-copy.ts';
import { engineAnswer, naiveAnswer, type Question, sqlAnswer } from './answers.ts';
import { smallest } from './shrink.ts';
import { smallWorld } from './small-world.ts';

const PER_WORLD = 500;
const CONNECTIONS = 3;
const PER_TRANSACTION = 50;

export interface AgreeOptions {
  /** Queries, and as many profiles. */
  readonly count: number;
  readonly seed: number;
  /** Every so many questions the naive twin is asked too: it is slow. */
  readonly naiveEvery: number;
}

export interface AgreeReport {
  readonly searches: Tally;
  readonly matches: Tally;
  readonly naive: Tally;
  readonly worlds: number;
  /** The first difference, on as few ads as still show it. */
  readonly failure: string | null;
}

export interface Tally {
  agreed: number;
  total: number;
}

/** Asks the engine, the SQL path and now and then the naive twin the same random questions about the same small worlds. */
export async function agree(database: Database, options: AgreeOptions, progress: (line: string) => void): Promise<AgreeReport> {
  const report = { searches: { agreed: 0, total: 0 }, matches: { agreed: 0, total: 0 }, naive: { agreed: 0, total: 0 } };
  let failure: string | null = null;
  const worlds = Math.ceil(options.count / PER_WORLD);
  for (let number = 0; number < worlds; number++) {
    const size = Math.min(PER_WORLD, options.count - number * PER_WORLD);
    const { ads, queries, profiles } = smallWorld(options.seed, number, size);
    const questions: Question[] = [
      ...queries.map((query) => ({ kind: 'search', query }) as const),
      ...profiles.map((profile) => ({ kind: 'match', profile }) as const),
    ];
    const differing = await differences(database, ads, questions, options.naiveEvery, report);
    if (differing && failure === null) failure = await smallest(database, ads, differing);
    if ((number + 1) % 10 === 0) progress(`${report.searches.total + report.matches.total} questions`);
  }
  return { ...report, worlds, failure };
}

async function differences(
  database: Database,
  ads: readonly AdDocument[],
  questions: readonly Question[],
  naiveEvery: number,
  report: { searches: Tally; matches: Tally; naive: Tally },
): Promise<Question | null> {
  await fillRows(database, ads);
  const index = createIndex();
  const reference = createReference();
  for (const ad of ads) {
    index.upsert(ad);
    reference.upsert(ad);
  }
  const fromSql = await askSql(database, questions);
  let differing: Question | null = null;
  questions.forEach((question, at) => {
    const expected = engineAnswer(index, question, NOW);
    const same = fromSql[at] === expected;
    count(question.kind === 'search' ? report.searches : report.matches, same);
    if (!same) differing ??= question;
    if (at % naiveEvery !== 0) return;
    const naive = naiveAnswer(reference, question, NOW) === expected;
    count(report.naive, naive);
    if (!naive) differing ??= question;
  });
  return differing;
}

function count(tally: Tally, same: boolean): void {
  tally.total++;
  if (same) tally.agreed++;
}

/** In the order of the questions, asked over several connections, many in one transaction. */
async function askSql(database: Database, questions: readonly Question[]): Promise<string[]> {
  const answers: string[] = [];
  let next = 0;
  const work = async () => {
    for (let from = next; from < questions.length; from = next) {
      next += PER_TRANSACTION;
      await database.read(async (db) => {
        for (const [at, question] of questions.slice(from, from + PER_TRANSACTION).entries()) {
          answers[from + at] = await sqlAnswer(db, question, NOW);
        }
      });
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, work));
  return answers;
}
