import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Account } from './account.ts';
import type { Binaries } from './binaries.ts';
import { POSTGRES_MAJOR } from './binaries.ts';
import { EmbeddedPostgresError } from './error.ts';

export const DATABASE_USER = 'talenthub';

/** A data folder made by initdb, and the password of its only user. */
export interface Cluster {
  readonly data: string;
  readonly password: string;
}

/** What a child of ours may see of the environment: nothing secret, nothing that changes sorting or dates. */
export const CHILD_ENVIRONMENT = { PATH: '/usr/bin:/bin', HOME: '/', LC_ALL: 'C', TZ: 'UTC' };

/**
 * The cluster under `home`, made on the first start. It is made under another name and renamed when it is whole, so a start killed
 * half-way leaves nothing that looks like data. The password lies inside, in a 0600 file, so the two can never be parted.
 */
export async function openCluster(home: string, binaries: Binaries, account: Account | undefined, durable: boolean): Promise<Cluster> {
  const folder = join(home, 'cluster');
  if (!existsSync(folder)) await createCluster(folder, binaries, account, durable);
  const data = join(folder, 'data');
  refuseOtherVersion(data);
  return { data, password: readFileSync(join(folder, 'password'), 'utf8').trim() };
}

function refuseOtherVersion(data: string): void {
  const file = join(data, 'PG_VERSION');
  const version = existsSync(file) ? readFileSync(file, 'utf8').trim() : 'unknown';
  if (version === String(POSTGRES_MAJOR)) return;
  throw new EmbeddedPostgresError(
    'data_version_mismatch',
    `the data folder ${data} was made by PostgreSQL ${version}, this release brings ${POSTGRES_MAJOR}: make a backup with the release that made it and restore it here.`,
  );
}

async function createCluster(folder: string, binaries: Binaries, account: Account | undefined, durable: boolean): Promise<void> {
  removeDrafts(folder);
  // A name of its own: the initdb of a start that was killed may still be writing into the former draft.
  const draft = `${folder}.draft-${randomBytes(4).toString('hex')}`;
  mkdirSync(draft);
  chmodSync(draft, 0o700);
  const passwordFile = join(draft, 'password');
  writeFileSync(passwordFile, randomBytes(24).toString('base64url'), { mode: 0o600 });
  if (account) {
    chownSync(draft, account.uid, account.gid);
    chownSync(passwordFile, account.uid, account.gid);
  }
  // The built-in C.UTF-8 sorts the same on every machine and upper-cases Italian letters; names are sorted with Intl.Collator anyway.
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  const access = [`--username=${DATABASE_USER}`, `--pwfile=${passwordFile}`, '--auth=scram-sha-256'];
  await runInitdb(binaries.initdb, ['-D', join(draft, 'data'), ...access, ...locale, ...(durable ? [] : ['--no-sync'])], account);
  renameSync(draft, folder);
}

function removeDrafts(folder: string): void {
  const left = readdirSync(dirname(folder)).filter((name) => name.startsWith(`${basename(folder)}.draft`));
  for (const name of left) rmSync(join(dirname(folder), name), { recursive: true, force: true, maxRetries: 3 });
}

function runInitdb(program: string, args: string[], account: Account | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      uid: account?.uid,
      gid: account?.gid,
      cwd: '/',
      env: CHILD_ENVIRONMENT,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const collect = (chunk: Buffer) => {
      output += chunk.toString();
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.on('error', (cause) => reject(new EmbeddedPostgresError('initdb_failed', `initdb could not run: ${cause.message}`, { cause })));
    child.on('close', (code, killedBy) => {
      if (code === 0) resolve();
      else reject(new EmbeddedPostgresError('initdb_failed', `initdb ended with ${code ?? killedBy}: ${output.trim() || 'no output'}`));
    });
  });
}
