import { type Random, seeded } from '../world/random.ts';
import type { Timing } from './peer-row.ts';

const WARM_UP = 200;
const FEWEST = 5;

export interface Asked<Q, A> {
  readonly questions: readonly Q[];
  readonly answers: readonly A[];
  readonly times: readonly number[];
}

/** Asks up to `count` questions one after the other, after some to warm up; stops when the time is over. */
export async function askAll<Q, A>(
  make: (random: Random) => Q,
  ask: (question: Q) => A | Promise<A>,
  { count, seconds, seed, ownMillis }: { count: number; seconds: number; seed: number; ownMillis?: (() => number) | undefined },
): Promise<Asked<Q, A>> {
  const end = performance.now() + seconds * 1000;
  const others = seeded(seed + 1);
  for (let done = 0; done < WARM_UP && performance.now() < end - seconds * 500; done++) await ask(make(others));
  const random = seeded(seed);
  const questions: Q[] = [];
  const answers: A[] = [];
  const times: number[] = [];
  while (questions.length < count && (questions.length < FEWEST || performance.now() < end)) {
    const question = make(random);
    const started = performance.now();
    const answer = ask(question);
    const settled = answer instanceof Promise ? await answer : answer;
    times.push(ownMillis?.() ?? performance.now() - started);
    questions.push(question);
    answers.push(settled);
  }
  return { questions, answers, times };
}

export function timing(times: readonly number[]): Timing {
  const sorted = [...times].sort((a, b) => a - b);
  const quantile = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  const mean = times.reduce((sum, value) => sum + value, 0) / Math.max(1, times.length);
  return { asked: times.length, p50: quantile(0.5), p95: quantile(0.95), mean };
}
