import type { Db } from '../../../platform/db/database.ts';
import { answersOf, draftFrom } from '../domain/draft.ts';
import { perTeJourneys } from '../store/journey.ts';
import { keepProfile, loadProfile } from '../store/saved-profiles.ts';

/** Copies the answers of a journey behind a link of their own. Returns its token; null when the journey is over. */
export async function keepAnswers(db: Db, now: Date, journey: string): Promise<string | null> {
  const draft = await perTeJourneys.load(db, now, journey);
  return draft && (await keepProfile(db, now, answersOf(draft)));
}

/** Starts a journey from kept answers; changing it leaves the kept ones as they are. Returns its id; null when they are gone. */
export async function resumeKept(db: Db, now: Date, token: string): Promise<string | null> {
  const kept = await loadProfile(db, now, token);
  return kept && (await perTeJourneys.start(db, now, draftFrom(kept.answers)));
}
