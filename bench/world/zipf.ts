import type { Random } from './random.ts';

/**
 * Draws ranks 0 … n - 1 with probability ∝ 1 / (rank + 1 + flat) ^ exponent (Zipf–Mandelbrot). `flat` takes the sting out of the
 * first ranks, which in texts are the stop words that no search engine keeps.
 */
export function zipf(n: number, exponent: number, flat: number): (random: Random) => number {
  const upTo = new Float64Array(n);
  let sum = 0;
  for (let rank = 0; rank < n; rank++) {
    sum += (rank + 1 + flat) ** -exponent;
    upTo[rank] = sum;
  }
  return (random) => {
    const wanted = random.next() * sum;
    let low = 0;
    let high = n - 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((upTo[middle] as number) > wanted) high = middle;
      else low = middle + 1;
    }
    return low;
  };
}
