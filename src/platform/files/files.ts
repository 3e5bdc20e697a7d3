import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Private files by content: the key is the SHA-256 of the bytes, so the same file is kept once and can be checked. */
export interface Files {
  put(bytes: Uint8Array): Promise<string>;
  /** The bytes, or null when there is no such file. */
  get(key: string): Promise<Uint8Array | null>;
  /** Removes a file; one that is not there is no error. Ask first whether another row holds the same key. */
  remove(key: string): Promise<void>;
  /** The keys there are, in order. */
  keys(): AsyncIterable<string>;
}

const KEY = /^[0-9a-f]{64}$/;

/** The key these bytes would be kept under: whoever notes it before `put` can also remove what a crash left. */
export function fileKeyOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Files below one folder of the data directory. Written beside and renamed, so that a power cut leaves no half file under a key. */
export function diskFiles(folder: string): Files {
  const locate = (key: string) => path.join(folder, key.slice(0, 2), key);
  return {
    async put(bytes) {
      const key = fileKeyOf(bytes);
      const target = locate(key);
      await mkdir(path.dirname(target), { recursive: true, mode: 0o700 });
      const temporary = `${target}.${process.pid}.part`;
      await writeFile(temporary, bytes, { mode: 0o600, flush: true });
      await rename(temporary, target);
      return key;
    },
    async get(key) {
      if (!KEY.test(key)) return null;
      return readFile(locate(key)).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return null;
        throw error;
      });
    },
    async remove(key) {
      if (KEY.test(key)) await rm(locate(key), { force: true });
    },
    async *keys() {
      for (const shelf of await namesIn(folder)) {
        for (const name of await namesIn(path.join(folder, shelf))) if (KEY.test(name)) yield name;
      }
    },
  };
}

async function namesIn(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return [];
    throw error;
  });
  return names.sort();
}

/** The in-memory double. */
export function memoryFiles(): Files {
  const kept = new Map<string, Uint8Array>();
  return {
    async put(bytes) {
      const key = fileKeyOf(bytes);
      kept.set(key, bytes);
      return key;
    },
    get: async (key) => kept.get(key) ?? null,
    async remove(key) {
      kept.delete(key);
    },
    async *keys() {
      yield* [...kept.keys()].sort();
    },
  };
}
