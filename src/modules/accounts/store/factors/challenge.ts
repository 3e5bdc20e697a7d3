import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Db } from '../../../../platform/db/database.ts';
import { tokenHash } from '../sessions.ts';

export const SPENT_CHALLENGE = 'passkey-challenge';
const VALID_MS = 5 * 60_000;
const STAMP_BYTES = 8;
const SIGNED_BYTES = STAMP_BYTES + 16;
const LENGTH = SIGNED_BYTES + 32;

/**
 * A challenge for a passkey: when it was made, 128 random bits, and the proof that we made it for this use (`sign-in`, or one session). Making
 * one writes nothing, so that nobody can fill the database by asking; using one does, once.
 */
export function newChallenge(secret: string, use: string, now: Date): Uint8Array<ArrayBuffer> {
  const bytes = Buffer.alloc(SIGNED_BYTES);
  bytes.writeBigUInt64BE(BigInt(now.getTime()));
  randomBytes(SIGNED_BYTES - STAMP_BYTES).copy(bytes, STAMP_BYTES);
  return new Uint8Array(Buffer.concat([bytes, sign(secret, use, bytes)]));
}

/** Whether we made this challenge (base64url) for this use in the last five minutes. */
export function isOurChallenge(secret: string, use: string, challenge: string, now: Date): boolean {
  const bytes = Buffer.from(challenge, 'base64url');
  if (bytes.length !== LENGTH) return false;
  const signed = bytes.subarray(0, SIGNED_BYTES);
  if (!timingSafeEqual(bytes.subarray(SIGNED_BYTES), sign(secret, use, signed))) return false;
  const age = now.getTime() - Number(signed.readBigUInt64BE());
  return age >= 0 && age <= VALID_MS;
}

/** Uses a challenge up: true for the first who comes with it, false for everybody after. Its row says so by being there, until it is too old anyway. */
export async function spendChallenge(db: Db, challenge: string, person: number, now: Date): Promise<boolean> {
  const spent = await db
    .insertInto('accounts_ticket')
    .values({
      // Decoded first: base64url has several spellings of the same bytes.
      token_hash: tokenHash(Buffer.from(challenge, 'base64url').toString('base64url')),
      purpose: SPENT_CHALLENGE,
      person_id: person,
      data: '{}',
      created_at: now,
      expires_at: new Date(now.getTime() + VALID_MS),
      used_at: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return spent.numInsertedOrUpdatedRows === 1n;
}

function sign(secret: string, use: string, bytes: Buffer): Buffer {
  return createHmac('sha256', secret).update(`passkey challenge\n${use}\n`).update(bytes).digest();
}
