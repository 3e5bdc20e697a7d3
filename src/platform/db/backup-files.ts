import { createHmac } from 'node:crypto';
import type { Files } from '../files/files.ts';
import { fileKeyOf } from '../files/files.ts';
import { BackupError } from './backup-format.ts';

/** After the tables: this line, then per file as many lines `["key","base64"]` as it has pieces, at least one. */
export const FILES_LINE = '@files';
const BYTES_PER_LINE = 768 * 1024;

/** What a backup and the place it goes to have beside the database. */
export interface Belongings {
  readonly files: Files;
  /** The installation's key. A backup never holds it, only enough to tell whether another one is in use. */
  readonly secret: string;
}

/** Tells two secrets apart and says nothing of either. */
export function secretMark(secret: string): string {
  return createHmac('sha256', secret).update('talenthub backup').digest('hex').slice(0, 16);
}

/** The private files as lines. One removed while we read is not in the backup: somebody had asked for that. */
export async function* fileLines(files: Files, count: (bytes: number) => void): AsyncGenerator<string> {
  yield `${FILES_LINE}\n`;
  for await (const key of files.keys()) {
    const bytes = await files.get(key);
    if (bytes === null) continue;
    count(bytes.length);
    for (let start = 0; start === 0 || start < bytes.length; start += BYTES_PER_LINE) {
      yield `${JSON.stringify([key, Buffer.from(bytes.subarray(start, start + BYTES_PER_LINE)).toString('base64')])}\n`;
    }
  }
}

/** Puts files back as their lines come, and takes away again what was not there before when the restore fails. */
export class FileReturn {
  readonly #files: Files;
  readonly #added: string[] = [];
  #key = '';
  #pieces: Buffer[] = [];
  count = 0;
  bytes = 0;

  constructor(files: Files) {
    this.#files = files;
  }

  async take(line: string): Promise<void> {
    const [key, piece] = pieceOf(line);
    if (key !== this.#key) await this.finish();
    this.#key = key;
    this.#pieces.push(Buffer.from(piece, 'base64'));
  }

  /** Writes the file whose pieces have come. Throws when they do not make what its key says. */
  async finish(): Promise<void> {
    if (this.#key === '') return;
    const bytes = Buffer.concat(this.#pieces);
    const key = this.#key;
    this.#key = '';
    this.#pieces = [];
    if (fileKeyOf(bytes) !== key) throw new BackupError('damaged', `the file ${key} of the backup is not what it was.`);
    if ((await this.#files.get(key)) === null) this.#added.push(key);
    await this.#files.put(bytes);
    this.count++;
    this.bytes += bytes.length;
  }

  async undo(): Promise<void> {
    for (const key of this.#added) await this.#files.remove(key);
  }
}

function pieceOf(line: string): [string, string] {
  try {
    const [key, piece] = JSON.parse(line) as unknown[];
    if (typeof key === 'string' && typeof piece === 'string') return [key, piece];
  } catch {
    // Told below, like any other line that is not a piece of a file.
  }
  throw new BackupError('damaged', 'the backup holds a line among its files that is none.');
}
