import type { Db } from '../db/database.ts';

export interface AuditEntry {
  /** Who acted; null for a visitor without account. */
  readonly actor: string | null;
  /** The audit name of the route or job. */
  readonly action: string;
  /** What it was done to, as `<table>:<id>`. */
  readonly object: string | null;
  readonly details?: Readonly<Record<string, string | number | boolean>>;
}

/** Notes that something was done, in the same transaction. Details hold facts about the act, never personal data. */
export async function recordAudit(db: Db, entry: AuditEntry): Promise<void> {
  await db
    .insertInto('platform_audit')
    .values({ actor: entry.actor, action: entry.action, object: entry.object, details: JSON.stringify(entry.details ?? {}) })
    .execute();
}
