import { LONGEST_WAIT_MS, type Patience } from '../delays.ts';

const MINUTE = 60_000;

/** Registrations from one network address: a whole school may register from its lab in a morning. */
export const FOR_REGISTRATIONS: Patience = { free: 150, firstWaitMs: 2 * MINUTE, longestWaitMs: LONGEST_WAIT_MS, forgetMs: 60 * MINUTE };
/** Every answer to a registration takes at least this long: whether the address had an account cannot be told by the clock. */
export const ANSWER_MS = 250;
/** An account whose address nobody confirms goes, and the organisation that came with it. */
export const UNCONFIRMED_DAYS = 7;
