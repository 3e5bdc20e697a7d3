import { contentHash } from '../../../kernel/ids.ts';
import { fold, words } from '../../../kernel/text.ts';

/** What makes two ads the same ad, whoever publishes them. */
export interface Likeness {
  readonly title: string;
  readonly organisation: string | null;
  /** ISTAT code when known, else the place's name. */
  readonly place: string | null;
  readonly description: string;
}

const LEGAL_FORMS =
  /\b(?:s\.? ?r\.? ?l\.? ?s?\.?|s\.? ?p\.? ?a\.?|s\.? ?n\.? ?c\.?|s\.? ?a\.? ?s\.?|soc(?:ieta)?\.? coop(?:erativa)?(?: sociale)?|societa|cooperativa|onlus|ltd|limited|gmbh|inc|llc|as|ab)(?![a-z])\.?/g;
const FIRST_WORDS = 40;
const SHINGLE = 3;
/** Below this a near-duplicate key says nothing. */
const FEWEST_WORDS = 12;

/** Exact duplicate key (32 hex digits): same title words in any order, same organisation without its legal form, same place, same beginning of the text. */
export function exactFingerprint(ad: Likeness): string {
  const title = [...new Set(words(ad.title))].sort().join(' ');
  const organisation = fold(ad.organisation ?? '')
    .replace(LEGAL_FORMS, ' ')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
  const text = words(ad.description.slice(0, 2000)).slice(0, FIRST_WORDS).join(' ');
  return contentHash([title, organisation, fold(ad.place ?? ''), text].join('|'));
}

/**
 * Near-duplicate key: a 64-bit simhash (Charikar 2002) of the description's three-word shingles, signed so that it fits a
 * PostgreSQL bigint. Null for texts of fewer than twelve words.
 */
export function simhash(description: string): bigint | null {
  const tokens = words(description.slice(0, 20_000));
  if (tokens.length < FEWEST_WORDS) return null;
  const votes = new Int32Array(64);
  for (let at = 0; at + SHINGLE <= tokens.length; at++) {
    const shingle = `${tokens[at]} ${tokens[at + 1]} ${tokens[at + 2]}`;
    vote(votes, 0, hash32(shingle, 0x811c9dc5));
    vote(votes, 32, hash32(shingle, 0x9747b28c));
  }
  let bits = 0n;
  for (let bit = 0; bit < 64; bit++) if ((votes[bit] as number) > 0) bits |= 1n << BigInt(bit);
  return BigInt.asIntN(64, bits);
}

/** How many of the 64 bits differ. */
export function simhashDistance(a: bigint, b: bigint): number {
  let rest = BigInt.asUintN(64, a ^ b);
  let count = 0;
  for (; rest > 0n; rest &= rest - 1n) count++;
  return count;
}

/** True when two texts are the same but for a few words. Texts too short to tell are never alike. */
export function isNearDuplicate(a: bigint | null, b: bigint | null, mostBits = 6): boolean {
  return a !== null && b !== null && simhashDistance(a, b) <= mostBits;
}

function vote(votes: Int32Array, from: number, hash: number): void {
  for (let bit = 0; bit < 32; bit++) votes[from + bit] = (votes[from + bit] as number) + ((hash >>> bit) & 1 ? 1 : -1);
}

/** FNV-1a with the finaliser of MurmurHash3, so that every bit depends on every sign. */
function hash32(text: string, seed: number): number {
  let hash = seed;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
