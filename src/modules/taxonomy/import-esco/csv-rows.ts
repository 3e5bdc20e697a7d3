import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { InputError } from './input-error.ts';

/** One line of a file by column name, lower case. Columns that the file lacks are undefined. */
export type CsvRow = Readonly<Record<string, string | undefined>>;

const CHUNK = 1000;
/** The longest real record has 30 kB. */
const LONGEST_RECORD = 2_000_000;

/** Reads a CSV file in chunks of rows: quoted line ends, byte-order mark, any order of columns. Throws `InputError` when it is no such file. */
export async function* csvChunks(
  file: string,
  shown: string,
  needs: readonly string[],
  onBytes: (bytes: number) => void,
): AsyncGenerator<CsvRow[]> {
  const input = createReadStream(file);
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const rows = parse({
    bom: true,
    columns: (names: string[]) => headerOf(names, needs),
    relaxColumnCount: true,
    skipEmptyLines: true,
    maxRecordSize: LONGEST_RECORD,
  });
  input.on('data', (bytes) => onBytes(bytes.length));
  pipeline(
    input,
    async function* (source) {
      for await (const bytes of source) yield decoder.decode(bytes as Uint8Array, { stream: true });
      yield decoder.decode();
    },
    rows,
    () => undefined,
  );
  let chunk: CsvRow[] = [];
  try {
    for await (const row of rows) {
      chunk.push(row as CsvRow);
      if (chunk.length < CHUNK) continue;
      yield chunk;
      chunk = [];
    }
  } catch (error) {
    throw unreadable(error, shown);
  }
  if (chunk.length > 0) yield chunk;
}

function headerOf(names: readonly string[], needs: readonly string[]): string[] {
  const lower = names.map((name) => name.trim().toLowerCase());
  const missing = needs.filter((name) => !lower.includes(name));
  if (missing.length > 0) throw new InputError(`the columns ${missing.join(', ')} are missing`);
  return lower;
}

function unreadable(error: unknown, shown: string): Error {
  if (error instanceof InputError) return new InputError(`${shown}: ${error.message}`);
  if (error instanceof CsvError) return new InputError(`${shown}: not a complete CSV file (${error.message})`);
  if (error instanceof TypeError) return new InputError(`${shown}: not written in UTF-8`);
  return error instanceof Error ? error : new Error(String(error));
}
