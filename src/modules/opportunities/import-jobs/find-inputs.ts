import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { err, ok, type Result } from '../../../kernel/result.ts';
import { opportunitiesErrors } from '../errors.ts';
import type { KnownVersion, SourceClient } from '../sources/source-client.ts';
import type { ImportInput } from './import-run.ts';

/** The inputs that make one source. */
export interface SourceInputs {
  readonly source: string;
  /** Set when the source is an address. */
  readonly url: string | null;
  readonly inputs: readonly ImportInput[];
}

export function isUrl(word: string): boolean {
  return /^https?:\/\//i.test(word);
}

/**
 * What to read for the words of a command line, grouped by source: all of them under `name` when there is one, else each word its
 * own source, called after the file or folder (without path and ending) or after the address's host and path.
 * Errors: `source-missing` with the word that names nothing readable.
 */
export async function findInputs(
  words: readonly string[],
  name: string | undefined,
  openUrl: (url: string) => ImportInput['open'],
): Promise<Result<readonly SourceInputs[]>> {
  const groups = new Map<string, { url: string | null; inputs: ImportInput[] }>();
  for (const word of words) {
    const source = name ?? nameOf(word);
    const group = groups.get(source) ?? { url: null, inputs: [] };
    groups.set(source, group);
    if (isUrl(word)) {
      group.url = word;
      group.inputs.push({ label: word, named: true, open: openUrl(word) });
      continue;
    }
    const files = await filesOf(word);
    if (files === null) return err({ ...opportunitiesErrors.fileMissing, params: { name: word } });
    group.inputs.push(...files.map(fileInput));
  }
  return ok([...groups].map(([source, group]) => ({ source, ...group })));
}

function nameOf(word: string): string {
  if (!isUrl(word)) return path.basename(path.resolve(word)).replace(/(?<=.)\.[\w.]{1,12}$/, '');
  const url = URL.parse(word);
  return url ? `${url.host}${url.pathname}`.replace(/\/+$/, '') : word;
}

interface FoundFile {
  readonly file: string;
  readonly label: string;
  readonly named: boolean;
}

/** The file itself, or every file below the folder, in the order of their names; hidden ones are not meant. */
async function filesOf(word: string): Promise<FoundFile[] | null> {
  const info = await stat(word).catch(() => null);
  if (info?.isFile()) return [{ file: word, label: path.basename(word), named: true }];
  if (!info?.isDirectory()) return null;
  const entries = await readdir(word, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort()
    .map((file) => ({ file, label: path.relative(word, file), named: false }));
}

function fileInput({ file, label, named }: FoundFile): ImportInput {
  return { label, named, open: async () => ok(createReadStream(file, { highWaterMark: 256 * 1024 })) };
}

/** An address as input; `remember` gets the version once the bytes are there, to be kept when the run has succeeded. */
export function urlInput(
  client: SourceClient,
  url: string,
  known: KnownVersion,
  remember: (version: KnownVersion) => void,
): ImportInput['open'] {
  return async () => {
    const answer = await client.fetch(url, known);
    if (!answer.ok) return answer;
    if (answer.value.type === 'not-modified') return ok('not-modified');
    remember(answer.value.version);
    return ok(answer.value.body);
  };
}
