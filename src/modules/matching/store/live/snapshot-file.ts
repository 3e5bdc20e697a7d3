import { type FileHandle, open, rename, rm, stat } from 'node:fs/promises';
import { endianness } from 'node:os';
import path from 'node:path';
import { crc32 } from 'node:zlib';
import type { SnapshotPart } from '../../engine/snapshot.ts';

/**
 * The file of a snapshot: MAGIC, the sections one after the other, a table of contents (JSON with the name, place, length and CRC-32 of
 * each), and a tail of 16 bytes: length and CRC-32 of the table, MAGIC again. Every byte is covered: a file that was damaged, cut or not
 * finished is never taken for a snapshot.
 */
const MAGIC = Buffer.from('THINDEX1');
const TAIL_BYTES = 8 + MAGIC.length;
/** A half-written file this old was left by a process that died. */
const ABANDONED_MS = 10 * 60_000;

/** What a snapshot is of; it is used only where all of it is the same. */
export type SnapshotMeta = Readonly<Record<string, string | number>>;

interface Section {
  readonly name: string;
  length: number;
  crc: number;
}

interface Contents {
  readonly meta: SnapshotMeta;
  readonly byteOrder: string;
  readonly sections: readonly Section[];
}

/**
 * Writes beside, flushes, renames: the file is the old one or the new one, never a half. Returns its size, or null when another process
 * is writing it. Other work is let in between parts.
 */
export async function writeSnapshot(file: string, meta: SnapshotMeta, parts: Iterable<SnapshotPart>): Promise<number | null> {
  const temporary = `${file}.part`;
  const handle = await openAlone(temporary);
  if (!handle) return null;
  try {
    const size = await writeParts(handle, meta, parts);
    await handle.sync();
    await handle.close();
    await rename(temporary, file);
    await syncFolder(path.dirname(file));
    return size;
  } catch (error) {
    await handle.close().catch(() => undefined);
    await rm(temporary, { force: true });
    throw error;
  }
}

async function writeParts(handle: FileHandle, meta: SnapshotMeta, parts: Iterable<SnapshotPart>): Promise<number> {
  const sections: Section[] = [];
  await handle.write(MAGIC);
  for (const { section: name, bytes } of parts) {
    let current = sections.at(-1);
    if (current?.name !== name) {
      current = { name, length: 0, crc: 0 };
      sections.push(current);
    }
    current.length += bytes.length;
    current.crc = crc32(bytes, current.crc);
    if (bytes.length > 0) await handle.writev([bytes]);
  }
  const contents: Contents = { meta, byteOrder: endianness(), sections };
  const table = Buffer.from(JSON.stringify(contents));
  const tail = Buffer.alloc(8);
  tail.writeUInt32LE(table.length, 0);
  tail.writeUInt32LE(crc32(table), 4);
  await handle.writev([table, tail, MAGIC]);
  return (await handle.stat()).size;
}

/** Creates the file; null while somebody else has it. */
async function openAlone(file: string): Promise<FileHandle | null> {
  try {
    return await open(file, 'wx', 0o600);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    const { mtimeMs } = await stat(file);
    if (Date.now() - mtimeMs < ABANDONED_MS) return null;
    await rm(file, { force: true });
    return openAlone(file);
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}

export interface Snapshot {
  readonly meta: SnapshotMeta;
  readonly sections: ReadonlyMap<string, Uint8Array>;
}

/** The whole snapshot, checked; `isWanted` sees what it is of before the rest is read. A string says why it cannot be used. */
export async function readSnapshot(file: string, isWanted: (meta: SnapshotMeta) => boolean): Promise<Snapshot | string> {
  let handle: FileHandle;
  try {
    handle = await open(file, 'r');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 'there is none';
    throw error;
  }
  try {
    return await readAll(handle, isWanted);
  } finally {
    await handle.close();
  }
}

async function readAll(handle: FileHandle, isWanted: (meta: SnapshotMeta) => boolean): Promise<Snapshot | string> {
  const { size } = await handle.stat();
  if (size < MAGIC.length + TAIL_BYTES) return 'it is cut';
  const head = await readBytes(handle, 0, MAGIC.length);
  const tail = Buffer.from((await readBytes(handle, size - TAIL_BYTES, TAIL_BYTES)).buffer);
  if (!MAGIC.equals(head) || !MAGIC.equals(tail.subarray(8))) return 'it is cut or of another format';
  const tableLength = tail.readUInt32LE(0);
  const tableStart = size - TAIL_BYTES - tableLength;
  if (tableStart < MAGIC.length) return 'its table is damaged';
  const table = await readBytes(handle, tableStart, tableLength);
  if (crc32(table) !== tail.readUInt32LE(4)) return 'its table is damaged';
  const contents = JSON.parse(Buffer.from(table).toString()) as Contents;
  if (contents.byteOrder !== endianness() || !isWanted(contents.meta)) return 'it is of another database, version or time';
  const sections = new Map<string, Uint8Array>();
  let start = MAGIC.length;
  for (const { name, length, crc } of contents.sections) {
    if (start + length > tableStart) return 'its table is damaged';
    const bytes = await readBytes(handle, start, length);
    if (crc32(bytes) !== crc) return `its section ${name} is damaged`;
    sections.set(name, bytes);
    start += length;
  }
  return start === tableStart ? { meta: contents.meta, sections } : 'its table is damaged';
}

/** Bytes at the start of a buffer of their own, so that arrays of any type can be laid over them. */
async function readBytes(handle: FileHandle, from: number, length: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(new ArrayBuffer(length));
  for (let done = 0; done < length; ) {
    const { bytesRead } = await handle.read(bytes, done, length - done, from + done);
    if (bytesRead === 0) throw new Error('the file ended early');
    done += bytesRead;
  }
  return bytes;
}
