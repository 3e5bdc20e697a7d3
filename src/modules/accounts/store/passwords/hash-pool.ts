/** Too many passwords wait to be hashed: the request is answered with 503 and may be repeated at once. */
export class PoolFullError extends Error {
  override readonly name = 'PoolFullError';
  readonly statusCode = 503;
}

/**
 * Runs at most `atOnce` pieces of dear work at a time and lets at most `waiting` wait: a flood of sign-ins takes neither all cores, nor all
 * threads, nor the memory. Throws `PoolFullError` beyond that, before anything is spent.
 */
export function boundedPool(atOnce: number, waiting: number): <T>(work: () => Promise<T>) => Promise<T> {
  const queue: (() => void)[] = [];
  let running = 0;
  return async (work) => {
    if (running >= atOnce) {
      if (queue.length >= waiting) throw new PoolFullError('too many passwords to hash');
      // Whoever leaves hands their place on: `running` stays as it is.
      await new Promise<void>((resolve) => queue.push(resolve));
    } else running++;
    try {
      return await work();
    } finally {
      const next = queue.shift();
      if (next) next();
      else running--;
    }
  };
}
