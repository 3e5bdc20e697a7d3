import { createIndex } from '../../src/modules/matching/engine/search-index.ts';
import type { AdDocument } from '../../src/modules/matching/engine/types.ts';
import { createReference } from '../../src/modules/matching/testing/reference.ts';
import { NOW } from '../../src/modules/matching/testing/samples.ts';
import type { Database } from '../../src/platform/db/database.ts';
import { fillRows } from '../peers/ad-rows-copy.ts';
import { engineAnswer, naiveAnswer, type Question, sqlAnswer } from './answers.ts';

interface Answers {
  readonly engine: string;
  readonly sql: string;
  readonly naive: string;
}

/** The difference on as few ads and with as few wishes as still show it, as text. */
export async function smallest(database: Database, ads: readonly AdDocument[], question: Question): Promise<string> {
  const differs = async (some: readonly AdDocument[], asked: Question) => {
    const { engine, sql, naive } = await answersTo(database, some, asked);
    return engine !== sql || engine !== naive;
  };
  const asked = await fewerWishes(question, (simpler) => differs(ads, simpler));
  const few = await fewerAds(ads, (some) => differs(some, asked));
  const { engine, sql, naive } = await answersTo(database, few, asked);
  return [
    `question ${JSON.stringify(asked)}`,
    ...few.map((ad) => `ad ${JSON.stringify(ad)}`),
    `engine:\n${engine}`,
    `SQL path:\n${sql}`,
    `naive:\n${naive}`,
  ].join('\n');
}

async function answersTo(database: Database, ads: readonly AdDocument[], question: Question): Promise<Answers> {
  await fillRows(database, ads);
  const index = createIndex();
  const reference = createReference();
  for (const ad of ads) {
    index.upsert(ad);
    reference.upsert(ad);
  }
  return {
    engine: engineAnswer(index, question, NOW),
    sql: await database.read((db) => sqlAnswer(db, question, NOW)),
    naive: naiveAnswer(reference, question, NOW),
  };
}

/** Leaves out halves, then quarters, … then single ads, as long as the difference stays. */
async function fewerAds(
  ads: readonly AdDocument[],
  differs: (some: readonly AdDocument[]) => Promise<boolean>,
): Promise<readonly AdDocument[]> {
  let kept = ads;
  for (let size = Math.ceil(ads.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let from = 0; from < kept.length; ) {
      const some = [...kept.slice(0, from), ...kept.slice(from + size)];
      if (await differs(some)) kept = some;
      else from += size;
    }
  }
  return kept;
}

/** What a question may lack, emptied one by one. */
const EMPTY = { skills: [], occupations: [], interests: null, near: null, radiusKm: null, contracts: [], licences: [] };
const NEEDED = ['sort', 'offset', 'limit'];

async function fewerWishes(question: Question, differs: (simpler: Question) => Promise<boolean>): Promise<Question> {
  let kept = question;
  const asked = question.kind === 'search' ? question.query : question.profile;
  for (const name of Object.keys(asked).filter((key) => !NEEDED.includes(key))) {
    const simpler = without(kept, name);
    if (await differs(simpler)) kept = simpler;
  }
  return kept;
}

function without(question: Question, name: string): Question {
  if (question.kind === 'search') return { kind: 'search', query: { ...question.query, [name]: undefined } };
  const empty = name in EMPTY ? EMPTY[name as keyof typeof EMPTY] : undefined;
  return { kind: 'match', profile: { ...question.profile, [name]: empty } };
}
