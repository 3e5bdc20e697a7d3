import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Db } from '../db/database.ts';

/** An entry as it is hashed: number, id, instant (UTC, microseconds), actor, action, object, details (the database's text of the JSON). */
export type SealedEntry = readonly [number, number, string, string | null, string, string | null, string];

export interface ChainRow {
  readonly entry: SealedEntry;
  /** Hex; null when a row claims a number without a hash. */
  readonly hash: string | null;
}

/** The end of the chain. Written down elsewhere (the log, paper), it proves that everything before it is still as it was. */
export interface ChainHead {
  readonly number: number;
  readonly hash: string;
}

/** A head as the log and the command line write it, `NUMBER:HASH`; null for anything else. */
export function readHead(text: string): ChainHead | null {
  const [, number, hash] = /^(\d{1,15}):([0-9a-f]{64})$/.exec(text) ?? [];
  return number && hash ? { number: Number(number), hash } : null;
}

/** What the chain begins from: SHA-256 of nothing. */
export const CHAIN_START = createHash('sha256').digest('hex');
const PAGE = 5000;
const SEALED_AT_ONCE = 2000;

/** The hash of an entry: SHA-256 of the previous hash in hex, a newline, and the entry as JSON.stringify writes it. */
export function chainHash(previous: string, entry: SealedEntry): string {
  return createHash('sha256')
    .update(`${previous}\n${JSON.stringify(entry)}`)
    .digest('hex');
}

/** Seals entries of transactions that are over; true when more may be waiting. One transaction: call it again for the rest. */
export async function sealAudit(db: Db): Promise<{ sealed: number; more: boolean }> {
  const { rows } = await sql<{ sealed: number }>`select platform_seal_audit(${SEALED_AT_ONCE}) as sealed`.execute(db);
  const sealed = rows[0]?.sealed ?? 0;
  return { sealed, more: sealed === SEALED_AT_ONCE };
}

export async function auditHead(db: Db): Promise<ChainHead> {
  const head = await db.selectFrom('platform_audit_head').select(['number', 'hash']).executeTakeFirst();
  return head ? { number: head.number, hash: head.hash.toString('hex') } : { number: 0, hash: CHAIN_START };
}

/** The chain from its first entry, page by page. */
export async function* chainRows(db: Db): AsyncGenerator<ChainRow> {
  for (let after = Number.MIN_SAFE_INTEGER; ; ) {
    const { rows } = await sql<ChainRow>`
      select json_build_array(chain_number, id, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
        actor, action, object, details::text) as entry, encode(chain_hash, 'hex') as hash
      from platform_audit where chain_number > ${after} order by chain_number limit ${PAGE}`.execute(db);
    yield* rows;
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return;
    after = last.entry[0];
  }
}
