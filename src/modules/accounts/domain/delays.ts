/** How many wrong tries are free, and for how long the next ones have to wait. */
export interface Patience {
  readonly free: number;
  readonly firstWaitMs: number;
  readonly longestWaitMs: number;
  /** After this long without a try, counting starts again. */
  readonly forgetMs: number;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** Never longer than 15 minutes: who wants to keep somebody out can only slow them down, and a link by mail still works. */
export const LONGEST_WAIT_MS = 15 * MINUTE;

/** One account: five wrong passwords, then 30 s, 1, 2, 4, 8, 15, 15 … minutes: at most about 100 guesses a day. */
export const FOR_ACCOUNT: Patience = { free: 5, firstWaitMs: 30 * SECOND, longestWaitMs: LONGEST_WAIT_MS, forgetMs: 24 * 60 * MINUTE };
/** One network address: a class in a school's lab shares it, so it gets more tries; who tries many accounts from it is slowed down all the same. */
export const FOR_ADDRESS: Patience = { free: 40, firstWaitMs: 30 * SECOND, longestWaitMs: LONGEST_WAIT_MS, forgetMs: 60 * MINUTE };
/** Codes of six digits, of which three in a million are right: five wrong ones, then 30 s, 1, 2, 4 … 60 minutes: at most about 35 a day. */
export const FOR_CODES: Patience = { free: 5, firstWaitMs: 30 * SECOND, longestWaitMs: 60 * MINUTE, forgetMs: 24 * 60 * MINUTE };
/** Mails that anybody may have sent to an address they type: three, then slower. */
export const FOR_MAIL: Patience = { free: 3, firstWaitMs: 2 * MINUTE, longestWaitMs: LONGEST_WAIT_MS, forgetMs: 60 * MINUTE };

/** Milliseconds to wait after the n-th wrong try; 0 while tries are free. */
export function waitAfter(failures: number, patience: Patience): number {
  const beyond = failures - patience.free;
  if (beyond < 0) return 0;
  return Math.min(patience.longestWaitMs, patience.firstWaitMs * 2 ** Math.min(beyond, 20));
}
