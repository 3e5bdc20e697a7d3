import type { z } from 'zod';
import { newToken } from '../../kernel/ids.ts';
import type { Db } from '../db/database.ts';

const KEPT_HOURS = 24;

/**
 * A journey of several pages: its id is in the address, its draft on the server, so that it works without JavaScript and without
 * cookies, in two tabs at once. Whoever has the address has the draft: it holds nothing that names a person, and lives for a day.
 */
export interface Journeys<T> {
  start(db: Db, now: Date, draft: T): Promise<string>;
  /** The draft, or null when there is none, it is over, or it was written by another version. */
  load(db: Db, now: Date, id: string): Promise<T | null>;
  /** The same in a write, locked until it ends: two tabs that change the draft at once do so one after the other. */
  loadToChange(db: Db, now: Date, id: string): Promise<T | null>;
  save(db: Db, now: Date, id: string, draft: T): Promise<void>;
  /** The draft is used up, or must not be kept. Idempotent. */
  end(db: Db, id: string): Promise<void>;
}

/** The journeys of one kind, with the schema of their draft. */
export function journeys<T>(kind: string, schema: z.ZodType<T>): Journeys<T> {
  return {
    async start(db, now, draft) {
      const id = newToken();
      const data = JSON.stringify(draft);
      await db
        .insertInto('platform_journey')
        .values({ id, kind, data, expires_at: expiry(now) })
        .execute();
      return id;
    },
    load: async (db, now, id) => draftOf(await draftRow(db, kind, id, now).executeTakeFirst(), schema),
    loadToChange: async (db, now, id) => draftOf(await draftRow(db, kind, id, now).forUpdate().executeTakeFirst(), schema),
    async save(db, now, id, draft) {
      const change = { data: JSON.stringify(draft), updated_at: now, expires_at: expiry(now) };
      await db.updateTable('platform_journey').set(change).where('id', '=', id).where('kind', '=', kind).execute();
    },
    async end(db, id) {
      await db.deleteFrom('platform_journey').where('id', '=', id).where('kind', '=', kind).execute();
    },
  };
}

function draftRow(db: Db, kind: string, id: string, now: Date) {
  return db.selectFrom('platform_journey').select('data').where('id', '=', id).where('kind', '=', kind).where('expires_at', '>', now);
}

function draftOf<T>(row: { data: unknown } | undefined, schema: z.ZodType<T>): T | null {
  const parsed = schema.safeParse(row?.data);
  return row && parsed.success ? parsed.data : null;
}

/** Removes drafts that are over. Returns how many. */
export async function clearOldJourneys(db: Db, now: Date): Promise<number> {
  const result = await db.deleteFrom('platform_journey').where('expires_at', '<=', now).executeTakeFirst();
  return Number(result.numDeletedRows);
}

function expiry(now: Date): Date {
  return new Date(now.getTime() + KEPT_HOURS * 3_600_000);
}
