import { type Random, seeded } from '../world/random.ts';
import type { Timing } from './peer-row.ts';

const WARM_UP = 200;
const FEWEST = 5;
/** Each question is asked so often and its fastest time counts: other work on the machine only ever adds. Slow ones are asked once. */
const TIMES = 3;
const SLOW_MS = 50;

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
    const { answer, fastest } = await askOne(() => ask(question), ownMillis);
    times.push(fastest);
    questions.push(question);
    answers.push(answer);
  }
  return { questions, answers, times };
}

async function askOne<A>(ask: () => A | Promise<A>, ownMillis: (() => number) | undefined): Promise<{ answer: A; fastest: number }> {
  let fastest = Number.POSITIVE_INFINITY;
  for (let time = 1; ; time++) {
    const started = performance.now();
    const asked = ask();
    const answer = asked instanceof Promise ? await asked : asked;
    fastest = Math.min(fastest, ownMillis?.() ?? performance.now() - started);
    if (time === TIMES || fastest > SLOW_MS) return { answer, fastest };
  }
}

export function timing(times: readonly number[]): Timing {
  const sorted = [...times].sort((a, b) => a - b);
  const quantile = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  const mean = times.reduce((sum, value) => sum + value, 0) / Math.max(1, times.length);
  return { asked: times.length, p50: quantile(0.5), p95: quantile(0.95), mean };
}
