import type { Db } from '../../../platform/db/database.ts';
import type { Platform } from '../../../platform/platform.ts';
import { forgetStart, startOf } from '../../accounts/api.ts';
import { profileOf, saveProfile } from '../../profiles/api.ts';
import { answersOf, answersSchema, draftFrom, type JourneyAnswers } from '../domain/draft.ts';
import { perTeJourneys } from '../store/journey.ts';

const SYSTEM = { kind: 'system', why: 'the answers somebody registered with become their profile' } as const;

export interface OwnProfile {
  readonly answers: JourneyAnswers;
  readonly updatedAt: Date;
}

/** Null when there is none, or when it was written by a version that asked other questions. */
export async function ownProfile(db: Db, person: number): Promise<OwnProfile | null> {
  const profile = await profileOf(db, person);
  const answers = answersSchema.safeParse(profile?.answers);
  return profile && answers.success ? { answers: answers.data, updatedAt: profile.updatedAt } : null;
}

/** A journey with the answers of the profile. Returns its id; null without a profile. */
export async function startFromProfile(db: Db, now: Date, person: number): Promise<string | null> {
  const profile = await ownProfile(db, person);
  return profile && (await perTeJourneys.start(db, now, draftFrom(profile.answers)));
}

/** The answers of a journey become the profile. False when the journey is over. */
export async function saveFromJourney(db: Db, now: Date, person: number, journey: string): Promise<boolean> {
  const draft = await perTeJourneys.load(db, now, journey);
  if (!draft) return false;
  await saveProfile(db, now, person, answersOf(draft));
  return true;
}

/** Somebody registered: the answers they had given before become their profile, once. Delivered again it finds nothing to do. */
export async function adoptAnswers(platform: Platform, payload: unknown): Promise<void> {
  const { person } = payload as { readonly person: number };
  const now = platform.clock.now();
  await platform.database.write(async (db) => {
    const journey = await startOf(db, person);
    if (journey === null) return;
    const draft = await perTeJourneys.load(db, now, journey);
    if (draft) await saveProfile(db, now, person, answersOf(draft), { onlyNew: true });
    await forgetStart(db, person);
  }, SYSTEM);
}
