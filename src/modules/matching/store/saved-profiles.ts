import { z } from 'zod';
import { newToken } from '../../../kernel/ids.ts';
import type { Db } from '../../../platform/db/database.ts';
import { answersSchema, type JourneyAnswers } from '../domain/draft.ts';
import './tables.ts';

export const KEPT_DAYS = 90;

export const keptParams = z.object({ token: z.string().regex(/^[\w-]{22}$/) });

export interface KeptProfile {
  readonly answers: JourneyAnswers;
  readonly expiresAt: Date;
}

/** Keeps answers for 90 days behind a random token; whoever has the link has the answers. Returns the token. */
export async function keepProfile(db: Db, now: Date, answers: JourneyAnswers): Promise<string> {
  const token = newToken();
  const expiresAt = new Date(now.getTime() + KEPT_DAYS * 86_400_000);
  await db
    .insertInto('matching_saved_profile')
    .values({ token, answers: JSON.stringify(answers), created_at: now, expires_at: expiresAt })
    .execute();
  return token;
}

/** null when there is none, it is over, or it was written by a version that asked other questions. */
export async function loadProfile(db: Db, now: Date, token: string): Promise<KeptProfile | null> {
  const row = await db
    .selectFrom('matching_saved_profile')
    .select(['answers', 'expires_at'])
    .where('token', '=', token)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  const answers = answersSchema.safeParse(row?.answers);
  return row && answers.success ? { answers: answers.data, expiresAt: row.expires_at } : null;
}

/** Idempotent. */
export async function deleteProfile(db: Db, token: string): Promise<void> {
  await db.deleteFrom('matching_saved_profile').where('token', '=', token).execute();
}

/** Removes what is over. Returns how many. */
export async function clearOldProfiles(db: Db, now: Date): Promise<number> {
  const result = await db.deleteFrom('matching_saved_profile').where('expires_at', '<=', now).executeTakeFirst();
  return Number(result.numDeletedRows);
}
