import type { Interests, RiasecLetter, RiasecVector } from '../types.ts';

export const RIASEC_LETTERS: readonly RiasecLetter[] = ['R', 'I', 'A', 'S', 'E', 'C'];

/** Length of an interest vector in whole numbers; the product of two equal vectors is close to its square. */
export const UNIT = 127;

/**
 * The shape of a profile of interests: deviations from its own average, scaled to length 127 and rounded, so that the product of
 * two is their correlation in exact whole numbers. null when all six are equal: a flat profile says nothing.
 */
export function riasecUnits(values: RiasecVector): Int8Array | null {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const length = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0));
  if (length < 1e-6) return null;
  return Int8Array.from(values, (value) => Math.round(((value - mean) / length) * UNIT));
}

export function interestUnits(interests: Interests | null): Int8Array | null {
  if (!interests) return null;
  return riasecUnits([interests.R, interests.I, interests.A, interests.S, interests.E, interests.C]);
}

/** Product of two vectors: -127² to 127² (rounding may pass it slightly). */
export function interestProduct(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let product = 0;
  for (let i = 0; i < a.length; i++) product += (a[i] as number) * (b[i] as number);
  return product;
}
