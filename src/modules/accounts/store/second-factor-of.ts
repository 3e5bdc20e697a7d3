import { WITHOUT_SECOND_FACTOR } from '../../../kernel/access/viewer.ts';
import type { Db } from '../../../platform/db/database.ts';
import { levelAfterOneProof } from './enter.ts';
import { hatsOfPerson } from './session-row.ts';

/** Whether a password alone never opens this person's account: they have a second factor, or every hat of theirs asks for one. */
export async function hasSecondFactor(db: Db, person: number): Promise<boolean> {
  const hats = await hatsOfPerson(db, person);
  // A hat that may enter with a password alone decides, if there is one.
  const weakest = hats.find((hat) => WITHOUT_SECOND_FACTOR.includes(hat.role)) ?? hats[0];
  return weakest !== undefined && (await levelAfterOneProof(db, person, weakest)) !== 'full';
}
