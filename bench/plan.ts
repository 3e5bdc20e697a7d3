import type { PeerName } from './peers/open-peer.ts';

export interface Plan {
  readonly sizes: readonly number[];
  /** Most questions of a kind, and seconds after which no further one is asked. */
  readonly questions: number;
  readonly askSeconds: number;
  /** Seconds for a page under load. */
  readonly pageSeconds: number;
  readonly startSizes: readonly number[];
  /** Seconds for the naive twin, which is there for its answers: it is not waited for. */
  readonly naiveSeconds: number;
}

const SHORT: Plan = { sizes: [2_000, 10_000], questions: 60, askSeconds: 0.6, pageSeconds: 1, startSizes: [], naiveSeconds: 8 };
const USUAL: Plan = {
  sizes: [10_000, 100_000],
  questions: 300,
  askSeconds: 12,
  pageSeconds: 8,
  startSizes: [10_000, 100_000],
  naiveSeconds: 90,
};
const FULL: Plan = { ...USUAL, sizes: [10_000, 100_000, 1_000_000], startSizes: [10_000, 100_000, 1_000_000] };

/** `sizes`: only these. */
export function planFor({ short, full }: { short: boolean; full: boolean }, sizes?: readonly number[]): Plan {
  const plan = short ? SHORT : full ? FULL : USUAL;
  const isAsked = (size: number) => sizes?.includes(size) ?? true;
  return { ...plan, sizes: plan.sizes.filter(isAsked), startSizes: plan.startSizes.filter(isAsked) };
}

/** Seconds a peer, or the three ways to start, may take at a size, building or filling the database included. */
export function limitFor(plan: Plan, peer: PeerName | 'start', ads: number): number {
  if (peer === 'start' && ads > 100_000) return 3000;
  if (peer === 'naive') return plan.naiveSeconds;
  return ads <= 10_000 ? 120 : ads <= 100_000 ? 400 : 2400;
}
