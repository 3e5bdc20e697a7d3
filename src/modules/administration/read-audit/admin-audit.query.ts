import type { Db } from '../../../platform/db/database.ts';

export interface AuditLine {
  readonly id: number;
  readonly at: Date;
  readonly actor: string | null;
  readonly action: string;
  readonly object: string | null;
  readonly details: Readonly<Record<string, unknown>>;
}

/** Opaque ids and names of actions only: nothing here is about a person by name. */
export interface AuditWish {
  readonly actor: string;
  /** The beginning of an action's name. */
  readonly action: string;
  /** The beginning of `<table>:<id>`. */
  readonly object: string;
  /** Entries older than this one. */
  readonly before: number | null;
}

export const AUDIT_PER_PAGE = 25;

/** Newest first; one more than a page when there are older ones. */
export async function listAudit(db: Db, { actor, action, object, before }: AuditWish): Promise<AuditLine[]> {
  let query = db.selectFrom('platform_audit').select(['id', 'at', 'actor', 'action', 'object', 'details']);
  if (actor) query = query.where('actor', '=', actor);
  if (action) query = query.where('action', '>=', action).where('action', '<', `${action}\uffff`);
  if (object) query = query.where('object', '>=', object).where('object', '<', `${object}\uffff`);
  if (before !== null) query = query.where('id', '<', before);
  const rows = await query
    .orderBy('id', 'desc')
    .limit(AUDIT_PER_PAGE + 1)
    .execute();
  return rows.map((row) => ({ ...row, details: (row.details ?? {}) as AuditLine['details'] }));
}
