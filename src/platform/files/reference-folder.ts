import { existsSync } from 'node:fs';
import path from 'node:path';

/**
 * Absolute path of `reference/<name>`, the data that ships with the product. Works from the sources and from the bundle: the nearest
 * folder above this file that has it. Throws when the installation is incomplete.
 */
export function referenceFolder(name: string): string {
  for (let folder = import.meta.dirname; ; folder = path.dirname(folder)) {
    const candidate = path.join(folder, 'reference', name);
    if (existsSync(candidate)) return candidate;
    if (folder === path.dirname(folder)) throw new Error(`the folder reference/${name} is missing from this installation`);
  }
}
