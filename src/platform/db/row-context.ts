import { createHmac } from 'node:crypto';
import pg from 'pg';
import type { Viewer } from '../../kernel/access/viewer.ts';

/**
 * On whose behalf a transaction runs. Row-level security shows only the rows this context may see; a transaction without one sees no row of
 * a protected table.
 */
export type RowContext = PersonContext | SystemContext;

export interface PersonContext {
  readonly kind: 'person';
  readonly person: number;
  /** People whose file was opened, with right and reason, for this transaction. */
  readonly files?: readonly number[];
  /** Organisations on whose behalf the person acts now. */
  readonly organisations?: readonly number[];
  /** The list of people and organisations (names, not files), for those who administer it. */
  readonly directory?: boolean;
}

/** Work that belongs to nobody: a job, a command, a sign-in. `why` is for the reader of the code and of the database's log. */
export interface SystemContext {
  readonly kind: 'system';
  readonly why: string;
}

/** Name of the transaction-local setting that carries the signed context. */
export const CONTEXT_SETTING = 'talenthub.context';
/** The context as the database reads it: JSON, a dot, its HMAC-SHA-256 in hex. SQL that was smuggled in cannot make one up. */
export function signContext(key: Buffer, context: RowContext): string {
  const text = JSON.stringify(context);
  return `${text}.${createHmac('sha256', key).update(text).digest('hex')}`;
}

/** Reads the key through the owner's connection: the role that pages use cannot. */
export async function loadContextKey(ownerUrl: string): Promise<Buffer> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'talenthub context key' });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { rows } = await client.query<{ key: Buffer }>('select key from platform_context_key');
    const key = rows[0]?.key;
    if (!key) throw new Error('the database has no context key: run `talenthub migrate`');
    return key;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** The rows a viewer may see without opening anybody's file: their own, and those of the organisation they act for. */
export function rowsOf(viewer: Viewer, more: { files?: readonly number[]; directory?: boolean } = {}): RowContext {
  const { organisation } = viewer.hat;
  return { kind: 'person', person: viewer.person, ...(organisation ? { organisations: [organisation.id] } : {}), ...more };
}
