import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { referenceFolder } from '../../../../platform/files/reference-folder.ts';

/** Bytes kept of the SHA-256 of each entry: with 75,000 entries one password in 14 million is refused by mistake. */
export const HASH_BYTES = 5;

let list: Buffer | undefined;

/** Whether a folded password, or the word in it, is among the common and breached ones that ship with the product. Asks nobody. */
export function isCommonPassword(folded: string): boolean {
  list ??= readFileSync(path.join(referenceFolder('passwords'), 'common.bin'));
  return holds(list, hashOf(folded));
}

/** The number an entry is kept as. */
export function hashOf(folded: string): number {
  return createHash('sha256').update(folded).digest().readUIntBE(0, HASH_BYTES);
}

/** Binary search among sorted numbers of `HASH_BYTES` bytes. */
function holds(sorted: Buffer, wanted: number): boolean {
  let low = 0;
  let high = sorted.length / HASH_BYTES - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const value = sorted.readUIntBE(middle * HASH_BYTES, HASH_BYTES);
    if (value === wanted) return true;
    if (value < wanted) low = middle + 1;
    else high = middle - 1;
  }
  return false;
}
