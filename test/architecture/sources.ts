import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export const ROOT = path.resolve(import.meta.dirname, '../..');

export interface Source {
  /** Path from the repository's root, with forward slashes. */
  readonly file: string;
  readonly text: string;
  readonly lines: number;
}

/** Every TypeScript file below a folder of the repository. */
export function sourcesOf(folder: string): readonly Source[] {
  return readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => {
      const text = readFileSync(path.join(ROOT, folder, name), 'utf8');
      return { file: path.posix.join(folder, name.replaceAll(path.sep, '/')), text, lines: text.split('\n').length - 1 };
    })
    .sort((a, b) => a.file.localeCompare(b.file));
}

export function isTest(file: string): boolean {
  return /\.test\.tsx?$/.test(file);
}
