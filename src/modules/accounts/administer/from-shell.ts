import type { Platform } from '../../../platform/platform.ts';
import { normaliseEmail } from '../domain/email-address.ts';
import { type KnownPerson, personByEmail } from '../store/person-by-email.ts';

/** Whoever has a shell on the machine administers it. */
export const SHELL = { kind: 'system', why: 'a command of the machine administers accounts' } as const;
export const BY_SHELL = { person: null, publicId: null } as const;

/** The person with this address, as it was typed on the command line. */
export function findUser(platform: Platform, typed: string | undefined): Promise<KnownPerson | null> {
  const email = normaliseEmail(typed ?? '');
  return email === null ? Promise.resolve(null) : platform.database.read((db) => personByEmail(db, email), SHELL);
}

/** What was typed cannot be used: exit code 2. */
export function unusable(sentence: string, usage: string): number {
  console.error(`${sentence}\nUsage: talenthub ${usage}`);
  return 2;
}
