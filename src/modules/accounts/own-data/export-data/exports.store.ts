import { newToken } from '../../../../kernel/ids.ts';
import type { Db } from '../../../../platform/db/database.ts';
import '../../store/own-data-tables.ts';

export interface OwnExport {
  readonly publicId: string;
  readonly askedAt: Date;
  /** Null while it is being made. */
  readonly readyAt: Date | null;
  readonly expiresAt: Date | null;
  readonly fileKey: string | null;
  readonly bytes: number | null;
}

export async function exportsOf(db: Db, person: number): Promise<OwnExport[]> {
  return db
    .selectFrom('accounts_export')
    .select([
      'public_id as publicId',
      'asked_at as askedAt',
      'ready_at as readyAt',
      'expires_at as expiresAt',
      'file_key as fileKey',
      'bytes',
    ])
    .where('person_id', '=', person)
    .orderBy('id', 'desc')
    .execute();
}

/** Asks for a copy; while one is being made, asking again does nothing. True when it is a new one. */
export async function askForExport(db: Db, now: Date, person: number): Promise<boolean> {
  const waiting = await db
    .selectFrom('accounts_export')
    .select('id')
    .where('person_id', '=', person)
    .where('ready_at', 'is', null)
    .executeTakeFirst();
  if (waiting) return false;
  await db
    .insertInto('accounts_export')
    .values({ public_id: newToken(), person_id: person, asked_at: now, ready_at: null, file_key: null, bytes: null, expires_at: null })
    .execute();
  return true;
}
