import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Account } from './account.ts';
import { candidateAccounts, mustDropRights } from './account.ts';
import { EmbeddedPostgresError } from './error.ts';

/** Where the server's files are, and who may run it there (empty: this process itself). */
export interface Location {
  readonly home: string;
  readonly accounts: readonly Account[];
}

const FALLBACK_ROOT = '/var/lib/talenthub';

/**
 * `<dataDir>/postgres`, or, for root, a folder under /var/lib/talenthub when no unprivileged account can enter `dataDir` (an app under a
 * 0700 folder). Data that already exist decide: a folder made reachable later must not look like an empty site.
 */
export function locate(dataDir: string, log: (message: string) => void): Location {
  const wanted = join(makeFolder(resolve(dataDir)), 'postgres');
  if (!mustDropRights()) {
    refuseForeignData(wanted);
    return { home: makeWritable(wanted), accounts: [] };
  }
  const fallback = join(FALLBACK_ROOT, createHash('sha256').update(resolve(dataDir)).digest('hex').slice(0, 16), 'postgres');
  const home = hasData(wanted) || !hasData(fallback) ? wanted : fallback;
  const accounts = reachableBy(home, candidateAccounts(undefined, ownerOf(home)));
  if (accounts.length > 0 && home === wanted) return { home: makeWritable(home), accounts };
  if (hasData(wanted)) {
    throw new EmbeddedPostgresError(
      'data_dir_unreachable',
      `the account that owns ${wanted} can no longer enter it: give its parent folders the "x" right for others.`,
    );
  }
  log(`no unprivileged account can enter ${dataDir}: the database is kept in ${fallback}`);
  const made = makeWritable(makeFolder(fallback));
  return { home: made, accounts: reachableBy(made, candidateAccounts(undefined, ownerOf(made))) };
}

function hasData(home: string): boolean {
  return existsSync(join(home, 'cluster'));
}

function ownerOf(home: string): number | undefined {
  return hasData(home) ? statSync(join(home, 'cluster')).uid : undefined;
}

function refuseForeignData(home: string): void {
  const owner = ownerOf(home);
  if (owner === undefined || owner === process.getuid?.()) return;
  throw new EmbeddedPostgresError(
    'data_owner_mismatch',
    `${home} belongs to uid ${owner}: start with the account used the first time, or change the owner of the folder.`,
  );
}

/** The accounts that the permission bits let through every folder down to `folder` (which may not exist yet). */
function reachableBy(folder: string, accounts: readonly Account[]): Account[] {
  return accounts.filter((account) => {
    for (let at = existsSync(folder) ? folder : dirname(folder); ; at = dirname(at)) {
      const { mode, uid, gid } = statSync(at);
      const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001;
      if ((mode & bit) === 0) return false;
      if (at === dirname(at)) return true;
    }
  });
}

/** Makes the folder; those that did not exist become traversable by everybody whatever the umask. Returns its real path. */
function makeFolder(folder: string): string {
  try {
    const first = mkdirSync(folder, { recursive: true });
    for (let made = folder; first !== undefined && made.length >= first.length; made = dirname(made)) chmodSync(made, 0o711);
    return realpathSync(folder);
  } catch (cause) {
    throw notWritable(folder, cause);
  }
}

function makeWritable(home: string): string {
  const folder = makeFolder(home);
  const probe = join(folder, `probe-${process.pid}`);
  try {
    writeFileSync(probe, '');
    rmSync(probe);
  } catch (cause) {
    throw notWritable(folder, cause);
  }
  return folder;
}

function notWritable(folder: string, cause: unknown): EmbeddedPostgresError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new EmbeddedPostgresError(
    'data_dir_not_writable',
    `the data folder ${folder} cannot be written (${reason}): make it writable or choose another one.`,
    { cause },
  );
}
