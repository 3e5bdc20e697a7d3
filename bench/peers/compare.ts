import { readFileSync, writeFileSync } from 'node:fs';
import type { MatchAnswer, SearchAnswer } from './peer.ts';
import type { Agreement } from './peer-row.ts';

/** The engine's answers, by number of the question. */
export interface Truth {
  readonly search: readonly SearchAnswer[];
  readonly match: readonly MatchAnswer[];
}

export function writeTruth(file: string, truth: Truth): void {
  writeFileSync(file, JSON.stringify(truth));
}

export function readTruth(file: string): Truth {
  return JSON.parse(readFileSync(file, 'utf8')) as Truth;
}

export function compareSearch(answers: readonly SearchAnswer[], truth: readonly SearchAnswer[]): Agreement {
  const pairs = paired(answers, truth);
  return {
    ...compareIds(pairs),
    sameTotal: pairs.filter(([answer, expected]) => answer.total === expected.total).length,
    sameFacets: pairs.filter(([answer, expected]) => JSON.stringify(answer.facets) === JSON.stringify(expected.facets)).length,
  };
}

export function compareMatch(answers: readonly MatchAnswer[], truth: readonly MatchAnswer[]): Agreement {
  const pairs = paired(answers, truth);
  return {
    ...compareIds(pairs),
    sameTotal: pairs.filter(([answer, expected]) => answer.total === expected.total).length,
    sameFacets: null,
  };
}

interface Ranked {
  readonly ids: readonly number[];
  readonly scores?: readonly number[] | null;
}

function compareIds(pairs: readonly (readonly [Ranked, Ranked])[]) {
  const same = pairs.filter(([answer, expected]) => key(answer, answer.scores != null) === key(expected, answer.scores != null));
  const wanted = pairs.reduce((sum, [, expected]) => sum + expected.ids.length, 0);
  const found = pairs.reduce((sum, [answer, expected]) => sum + expected.ids.filter((id) => answer.ids.includes(id)).length, 0);
  return { compared: pairs.length, sameOrder: same.length, recall: wanted === 0 ? 1 : found / wanted };
}

function key({ ids, scores }: Ranked, withScores: boolean): string {
  return withScores ? `${ids.join()} ${scores?.join()}` : ids.join();
}

function paired<T>(answers: readonly T[], truth: readonly T[]): (readonly [T, T])[] {
  return answers.slice(0, truth.length).map((answer, at) => [answer, truth[at] as T] as const);
}
