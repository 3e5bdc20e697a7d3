import { isIP } from 'node:net';
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import type { Db } from '../../../../platform/db/database.ts';
import type { Platform } from '../../../../platform/platform.ts';
import { type Assertion, type Attestation, userHandleOf } from '../../domain/passkey-answer.ts';
import { isOurChallenge, newChallenge, spendChallenge } from './challenge.ts';

type Parts = Pick<Platform, 'config' | 'secret'>;

/** ES256, EdDSA, RS256 (COSE numbers): what phones, computers and security keys make. */
const ALGORITHMS = [-7, -8, -257];
const TIMEOUT_MS = 5 * 60_000;
const NAME = 'Talent Hub';

/** Passkeys belong to a host name: an address of numbers has none. */
export function passkeysWork({ config }: Pick<Platform, 'config'>): boolean {
  return isIP(hostOf(config.publicUrl).id.replace(/^\[|\]$/g, '')) === 0;
}

function hostOf(publicUrl: string): { id: string; origin: string } {
  const { hostname: id, origin } = new URL(publicUrl);
  return { id, origin };
}

/** What `navigator.credentials.create` needs: a key that lives in the device, opened by finger, face or PIN. */
export async function creationOptions(db: Db, { config, secret }: Parts, use: string, person: { id: number; publicId: string }, now: Date) {
  const known = await db
    .selectFrom('accounts_passkey')
    .select(['credential_id', 'transports'])
    .where('person_id', '=', person.id)
    .execute();
  const { email } = await db.selectFrom('accounts_person').select('email').where('id', '=', person.id).executeTakeFirstOrThrow();
  return generateRegistrationOptions({
    rpName: NAME,
    rpID: hostOf(config.publicUrl).id,
    userName: email ?? NAME,
    userID: new Uint8Array(Buffer.from(person.publicId)),
    challenge: newChallenge(secret, use, now),
    timeout: TIMEOUT_MS,
    attestationType: 'none',
    excludeCredentials: known.map((key) => ({ id: key.credential_id, transports: key.transports })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    supportedAlgorithmIDs: ALGORITHMS,
  });
}

/** What `navigator.credentials.get` needs; without a person any passkey of this site will do. */
export async function requestOptions(db: Db | null, { config, secret }: Parts, use: string, person: number | null, now: Date) {
  const known =
    db && person !== null
      ? await db.selectFrom('accounts_passkey').select(['credential_id', 'transports']).where('person_id', '=', person).execute()
      : [];
  return generateAuthenticationOptions({
    rpID: hostOf(config.publicUrl).id,
    challenge: newChallenge(secret, use, now),
    timeout: TIMEOUT_MS,
    userVerification: 'required',
    allowCredentials: known.map((key) => ({ id: key.credential_id, transports: key.transports })),
  });
}

/** Keeps a new passkey. False when the answer is not to our question, was used before, or the key is somebody's already. */
export async function keepPasskey(
  db: Db,
  { config, secret }: Parts,
  given: { answer: Attestation; use: string; person: number; name: string; now: Date },
): Promise<boolean> {
  const { answer, use, person, name, now } = given;
  const { id, origin } = hostOf(config.publicUrl);
  let challenge = '';
  const checked = await verifyRegistrationResponse({
    response: answer,
    expectedChallenge: (came) => {
      challenge = came;
      return isOurChallenge(secret, use, came, now);
    },
    expectedOrigin: origin,
    expectedRPID: id,
    requireUserVerification: true,
    supportedAlgorithmIDs: ALGORITHMS,
  }).catch(() => null);
  if (!checked?.verified || !(await spendChallenge(db, challenge, person, now))) return false;
  const { credential } = checked.registrationInfo;
  const kept = await db
    .insertInto('accounts_passkey')
    .values({
      person_id: person,
      credential_id: credential.id,
      public_key: Buffer.from(credential.publicKey),
      counter: credential.counter,
      transports: answer.response.transports ?? [],
      name,
      created_at: now,
      last_used_at: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return kept.numInsertedOrUpdatedRows === 1n;
}

export type PasskeyProof = { readonly outcome: 'proved' | 'cloned'; readonly person: number } | { readonly outcome: 'refused' };

const REFUSED: PasskeyProof = { outcome: 'refused' };

/**
 * Checks a passkey's answer and uses its challenge up. `cloned`: the signature is right but its counter went backwards, so there are two of
 * a key that cannot be copied (WebAuthn, 6.1.1). Needs the rows of the person, or of the system when nobody is known yet.
 */
export async function checkPasskey(
  db: Db,
  { config, secret }: Parts,
  given: { answer: Assertion; use: string; now: Date },
): Promise<PasskeyProof> {
  const { answer, use, now } = given;
  const key = await db
    .selectFrom('accounts_passkey as key')
    .innerJoin('accounts_person as person', 'person.id', 'key.person_id')
    .select(['key.id', 'key.person_id', 'key.credential_id', 'key.public_key', 'person.public_id'])
    .where('key.credential_id', '=', answer.id)
    .executeTakeFirst();
  const handle = userHandleOf(answer);
  if (!key || (handle !== null && handle !== key.public_id)) return REFUSED;
  const { id, origin } = hostOf(config.publicUrl);
  let challenge = '';
  const checked = await verifyAuthenticationResponse({
    response: answer,
    expectedChallenge: (came) => {
      challenge = came;
      return isOurChallenge(secret, use, came, now);
    },
    expectedOrigin: origin,
    expectedRPID: id,
    requireUserVerification: true,
    // The counter is compared below, by the database, so that two answers at once cannot both be the next one.
    credential: { id: key.credential_id, publicKey: new Uint8Array(key.public_key), counter: -1 },
  }).catch(() => null);
  if (!checked?.verified || !(await spendChallenge(db, challenge, key.person_id, now))) return REFUSED;
  const outcome = (await countedOn(db, key.id, checked.authenticationInfo.newCounter, now)) ? 'proved' : 'cloned';
  return { outcome, person: key.person_id };
}

/** Keys that do not count always say 0. */
async function countedOn(db: Db, id: number, counter: number, now: Date): Promise<boolean> {
  const counted = await db
    .updateTable('accounts_passkey')
    .set({ counter, last_used_at: now })
    .where('id', '=', id)
    .where((where) => where.or([where('counter', '<', counter), where.and([where('counter', '=', 0), where.val(counter === 0)])]))
    .executeTakeFirst();
  return counted.numUpdatedRows === 1n;
}
