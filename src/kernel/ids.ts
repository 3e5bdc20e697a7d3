import { createHash, randomBytes } from 'node:crypto';

/** An unguessable token for links, 128 bits, base64url. */
export function newToken(): string {
  return randomBytes(16).toString('base64url');
}

/** A short stable hash of text (SHA-256, first 32 hex digits): fingerprints, change detection. Not for secrets. */
export function contentHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}
