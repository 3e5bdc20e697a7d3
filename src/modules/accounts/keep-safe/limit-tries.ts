import type { Platform } from '../../../platform/platform.ts';
import { FOR_CODES } from '../domain/delays.ts';
import { type Counted, countAttempt, failuresOf, forgetAttempts } from '../store/attempts.ts';

const SYSTEM = { kind: 'system', why: 'tries at codes are counted without a name' } as const;

export interface Try {
  /** How long to wait; 0 when this one may be checked. It counts as failed until `forgetTries`. */
  readonly waitMs: number;
  /** It is the last one before the person has to wait, and hears of it. */
  readonly last: boolean;
}

/** Counts a try at a code, a passkey or the password of somebody who is known already, before it is checked. */
export function countTry(platform: Platform, person: number): Promise<Try> {
  const counted = countedOf(person);
  return platform.database.write(async (db) => {
    const waitMs = await countAttempt(platform, db, [counted]);
    return { waitMs, last: (await failuresOf(platform, db, counted)) === FOR_CODES.free };
  }, SYSTEM);
}

/** A right proof ends the series. */
export async function forgetTries(platform: Platform, person: number): Promise<void> {
  await platform.database.write((db) => forgetAttempts(platform, db, countedOf(person)), SYSTEM);
}

function countedOf(person: number): Counted {
  return { use: 'code of', subject: String(person), patience: FOR_CODES };
}
