import { closeSync, createReadStream, mkdirSync, openSync, writeSync } from 'node:fs';
import path from 'node:path';
import { Unzip, type UnzipFile, UnzipInflate } from 'fflate';
import { InputError } from './input-error.ts';

export interface UnzipLimits {
  /** Entries in the zip, wanted or not. */
  readonly entries: number;
  /** Bytes of all unpacked files together. */
  readonly bytes: number;
}

/** The largest official download has some thirty files and 300 MB. */
const LIMITS: UnzipLimits = { entries: 500, bytes: 1_000_000_000 };

/** Unpacks the CSV files of a zip into a folder, without their paths, and returns their names. Streams: memory does not depend on the sizes. */
export async function unzipCsv(zip: string, folder: string, limits: UnzipLimits = LIMITS): Promise<string[]> {
  mkdirSync(folder, { recursive: true });
  const state = { entries: 0, bytes: 0, open: new Set<number>(), files: [] as string[] };
  const unzip = new Unzip((entry) => {
    if (++state.entries > limits.entries) throw new InputError(`${zip}: more than ${limits.entries} files in it`);
    if (/\.csv$/i.test(entry.name)) unpackEntry(entry, folder, state, zip, limits);
  });
  unzip.register(UnzipInflate);
  try {
    for await (const chunk of createReadStream(zip, { highWaterMark: 65_536 })) unzip.push(chunk as Uint8Array, false);
    unzip.push(new Uint8Array(0), true);
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError(`${zip}: not a readable zip (${error instanceof Error ? error.message : 'unknown error'})`);
  } finally {
    for (const file of state.open) closeSync(file);
  }
  if (state.open.size > 0) throw new InputError(`${zip}: the zip ends too early; download it again`);
  return state.files;
}

function unpackEntry(
  entry: UnzipFile,
  folder: string,
  state: { bytes: number; open: Set<number>; files: string[] },
  zip: string,
  limits: UnzipLimits,
): void {
  // Only the last part of the name: an entry called "../../x" must not leave the folder.
  const name = path.join(folder, path.basename(entry.name.replaceAll('\\', '/')));
  const file = openSync(name, 'w');
  state.open.add(file);
  state.files.push(name);
  entry.ondata = (error, data, final) => {
    if (error) throw error;
    state.bytes += data.length;
    if (state.bytes > limits.bytes) throw new InputError(`${zip}: unpacked it would be larger than ${Math.round(limits.bytes / 1e6)} MB`);
    writeSync(file, data);
    if (!final) return;
    closeSync(file);
    state.open.delete(file);
  };
  entry.start();
}
