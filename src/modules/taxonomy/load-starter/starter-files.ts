import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import type { z } from 'zod';
import { contentHash } from '../../../kernel/ids.ts';
import { type Starter, starterSchemas } from './starter-schema.ts';

/** Beside the sources in development and tests; two folders above the bundle in `dist/server`. */
const FOLDER = path.resolve(
  import.meta.dirname,
  import.meta.filename.endsWith('.ts') ? '../../../../reference/taxonomy' : '../../reference/taxonomy',
);
/** Raised when the same files must be written to the database in another way. */
const LOADER = 1;

export interface StarterFiles {
  /** Of all files: equal hash, equal content. */
  readonly hash: string;
  /** Parses the files. Throws with the file's name when one is not as README.md says. */
  read(): Starter;
}

/** The files of the starter taxonomy. */
export function starterFiles(folder: string = FOLDER): StarterFiles {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => name.endsWith('.yaml'))
    .sort();
  const texts = new Map(names.map((name) => [name, readFileSync(path.join(folder, name), 'utf8')]));
  return {
    hash: contentHash(JSON.stringify([LOADER, ...texts])),
    read: () => ({
      skills: parseAll(texts, /^skills\//, starterSchemas.skills),
      occupations: parseAll(texts, /^occupations\//, starterSchemas.occupations),
      sectors: parseAll(texts, /^sectors\.yaml$/, starterSchemas.sectors),
      studies: parseAll(texts, /^study-paths\.yaml$/, starterSchemas.studies),
    }),
  };
}

function parseAll<T>(texts: ReadonlyMap<string, string>, names: RegExp, schema: z.ZodType<T[]>): T[] {
  return [...texts].filter(([name]) => names.test(name)).flatMap(([name, text]) => parseOne(name, text, schema));
}

function parseOne<T>(name: string, text: string, schema: z.ZodType<T[]>): T[] {
  const content: unknown = parse(text);
  const parsed = schema.safeParse(content);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const [index] = issue?.path ?? [];
  const entry = typeof index === 'number' && Array.isArray(content) ? JSON.stringify((content[index] as { id?: unknown })?.id) : '';
  throw new Error(`reference/taxonomy/${name} ${entry} ${issue?.path.join('.')}: ${issue?.message}`);
}
