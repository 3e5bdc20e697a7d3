import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { sql } from 'kysely';
import type { Db } from '../../../../platform/db/database.ts';
import {
  findPasswordProblem,
  MAX_LENGTH,
  normalisePassword,
  type PasswordOwner,
  type PasswordProblem,
} from '../../domain/passwords/password-rules.ts';
import { boundedPool } from './hash-pool.ts';
import { isCommonPassword } from './password-list.ts';
import '../tables.ts';

interface Cost {
  /** KiB. */
  readonly memory: number;
  readonly passes: number;
  readonly parallelism: number;
}

/** OWASP's Password Storage Cheat Sheet: 19 MiB, 2 passes, 1 lane. About 30 ms on one core. */
const COST: Cost = { memory: 19_456, passes: 2, parallelism: 1 };
const SALT_BYTES = 16;
const TAG_BYTES = 32;
export const HASHES_AT_ONCE = 2;
export const HASHES_WAITING = 50;

const derive = promisify(argon2);
const pooled = boundedPool(HASHES_AT_ONCE, HASHES_WAITING);

/** argon2id as a PHC string. Throws `PoolFullError` (503) when too many wait. Never inside a transaction: it takes long. */
export async function hashPassword(plain: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  return phc(COST, salt, await tagOf(plain, salt, COST, TAG_BYTES));
}

export interface Verdict {
  readonly ok: boolean;
  /** The hash was made with other parameters than today's: make it again. */
  readonly rehash: boolean;
}

/** Compares in constant time. Without a hash (nobody there, no password) it works as long and says no. Throws `PoolFullError` (503). */
export async function verifyPassword(hash: string | null, plain: string): Promise<Verdict> {
  const stored = hash === null ? null : readPhc(hash);
  const { cost, salt, tag } = stored ?? { cost: COST, salt: randomBytes(SALT_BYTES), tag: randomBytes(TAG_BYTES) };
  // What is longer than any password costs no more than one.
  const derived = await tagOf([...plain].slice(0, MAX_LENGTH * 4).join(''), salt, cost, tag.length);
  const ok = timingSafeEqual(derived, tag) && stored !== null;
  return { ok, rehash: ok && (!sameCost(cost, COST) || tag.length !== TAG_BYTES) };
}

/** Why this password cannot be chosen (the text is `error.<code>`); null when it can. */
export function passwordProblem(plain: string, owner: PasswordOwner): PasswordProblem | null {
  return findPasswordProblem(plain, owner, isCommonPassword);
}

/** Sets or replaces a person's password, given its hash. */
export async function setPassword(db: Db, person: number, hash: string): Promise<void> {
  await db
    .insertInto('accounts_password')
    .values({ person_id: person, hash })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet({ hash, changed_at: sql`now()` }))
    .execute();
}

function tagOf(plain: string, nonce: Buffer, { memory, passes, parallelism }: Cost, tagLength: number): Promise<Buffer> {
  const message = Buffer.from(normalisePassword(plain), 'utf8');
  return pooled(() => derive('argon2id', { message, nonce, parallelism, tagLength, memory, passes }));
}

function phc({ memory, passes, parallelism }: Cost, salt: Buffer, tag: Buffer): string {
  const text = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '');
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${text(salt)}$${text(tag)}`;
}

const PHC = /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,2}),p=(\d{1,2})\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;

function readPhc(text: string): { cost: Cost; salt: Buffer; tag: Buffer } | null {
  const match = PHC.exec(text);
  if (!match) return null;
  const [, memory, passes, parallelism, salt = '', tag = ''] = match;
  return {
    cost: { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) },
    salt: Buffer.from(salt, 'base64'),
    tag: Buffer.from(tag, 'base64'),
  };
}

function sameCost(one: Cost, other: Cost): boolean {
  return one.memory === other.memory && one.passes === other.passes && one.parallelism === other.parallelism;
}
