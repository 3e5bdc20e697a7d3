import { stat, statfs } from 'node:fs/promises';
import path from 'node:path';
import type { Platform } from '../platform.ts';
import { type Finding, finding } from './finding.ts';

const MEGABYTE = 1_000_000;
const LOW_MB = 2000;
const VERY_LOW_MB = 300;
export const SNAPSHOT_FILE = 'search-index.snapshot';

/** The machine: its Node, the disk, the installation's secret, the demonstration's switch. */
export async function examineMachine({ config }: Platform): Promise<readonly Finding[]> {
  const dataDir = path.resolve(config.TALENTHUB_DATA_DIR);
  return [
    finding('node', 'ok', process.version),
    await disk(dataDir),
    await secret(dataDir, config.TALENTHUB_SECRET),
    demonstration(config.TALENTHUB_DEMO, config.publicUrl),
    await snapshot(dataDir),
  ];
}

/** Bytes that are free where the data lies; null where the system does not say. */
export async function freeBytes(folder: string): Promise<number | null> {
  return statfs(folder).then(
    ({ bavail, bsize }) => bavail * bsize,
    () => null,
  );
}

async function disk(dataDir: string): Promise<Finding> {
  const free = await freeBytes(dataDir);
  if (free === null) return finding('disk', 'warn', `${dataDir}: free space is unknown`);
  const megabytes = Math.floor(free / MEGABYTE);
  return finding('disk', megabytes < VERY_LOW_MB ? 'wrong' : megabytes < LOW_MB ? 'warn' : 'ok', `${megabytes} MB free at ${dataDir}`);
}

async function secret(dataDir: string, given: string | undefined): Promise<Finding> {
  if (given !== undefined) return finding('secret', 'ok', 'from TALENTHUB_SECRET');
  const file = await stat(path.join(dataDir, 'secret')).catch(() => null);
  if (!file) return finding('secret', 'warn', 'neither TALENTHUB_SECRET nor a file in the data folder');
  const mode = file.mode & 0o777;
  if (mode & 0o077) return finding('secret', 'wrong', `the file can be read by others (mode ${mode.toString(8)}): chmod 600`);
  return finding('secret', 'ok', 'a file of this machine alone, mode 600');
}

/** Whoever reads these lines knows the passwords of the demonstration. */
function demonstration(on: boolean, publicUrl: string): Finding {
  if (!on) return finding('demo', 'ok', 'off');
  if (publicUrl.startsWith('https:'))
    return finding('demo', 'warn', 'on: its accounts have known passwords. For real people: TALENTHUB_DEMO=false');
  return finding('demo', 'ok', 'on');
}

async function snapshot(dataDir: string): Promise<Finding> {
  const file = await stat(path.join(dataDir, SNAPSHOT_FILE)).catch(() => null);
  if (!file) return finding('snapshot', 'ok', 'none: the index is built from the database at every start');
  const hours = Math.round((Date.now() - file.mtimeMs) / 3_600_000);
  return finding('snapshot', 'ok', `${Math.round(file.size / MEGABYTE)} MB, ${hours} hours old`);
}
