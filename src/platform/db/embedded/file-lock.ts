import { linkSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { EmbeddedPostgresError } from './error.ts';
import { isAlive, startTimeOf } from './processes.ts';

interface Holder {
  readonly pid: number;
  readonly startTime: string;
}

const POLL_MS = 20;

/**
 * Runs `fn` while no other process runs one under the same folder. The lock is the highest-numbered file in it: taking it means
 * creating the next number, which only one contender can, once the holder has released it or died. The highest file is never
 * removed, so that breaking a dead holder's lock has no race. Throws `lock_timeout`.
 */
export async function withFileLock<T>(folder: string, timeoutMs: number, fn: () => Promise<T>): Promise<T> {
  const file = await acquire(folder, timeoutMs);
  try {
    return await fn();
  } finally {
    writeWhole(file, 'released');
  }
}

async function acquire(folder: string, timeoutMs: number): Promise<string> {
  mkdirSync(folder, { recursive: true });
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const highest = numbersIn(folder).at(-1) ?? 0;
    const holder = highest === 0 ? undefined : readHolder(join(folder, String(highest)));
    if (holder === undefined || !isHolderAlive(holder)) {
      const mine = highest + 1;
      if (tryCreate(folder, mine)) {
        removeBelow(folder, mine);
        return join(folder, String(mine));
      }
    }
    if (Date.now() > deadline) {
      throw new EmbeddedPostgresError(
        'lock_timeout',
        `process ${holder?.pid} has been holding ${folder} for ${timeoutMs / 1000} s; stop it and try again.`,
      );
    }
    await pause(POLL_MS);
  }
}

/** Link is atomic and never overwrites, so the file appears whole or not at all. */
function tryCreate(folder: string, number: number): boolean {
  const draft = join(folder, `draft-${process.pid}-${number}-${Math.random().toString(36).slice(2)}`);
  writeFileSync(draft, JSON.stringify({ pid: process.pid, startTime: startTimeOf(process.pid) } satisfies Holder));
  try {
    linkSync(draft, join(folder, String(number)));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  // A contender that was asleep may have recreated a number already passed and cleaned away.
  if (numbersIn(folder).at(-1) === number) return true;
  rmSync(join(folder, String(number)), { force: true });
  return false;
}

function removeBelow(folder: string, number: number): void {
  for (const old of numbersIn(folder)) if (old < number) rmSync(join(folder, String(old)), { force: true });
}

function numbersIn(folder: string): number[] {
  return readdirSync(folder)
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .sort((a, b) => a - b);
}

/** Undefined when the lock was released (or its file is gone or unreadable). */
function readHolder(file: string): Holder | undefined {
  try {
    const text = readFileSync(file, 'utf8');
    return text === 'released' ? undefined : (JSON.parse(text) as Holder);
  } catch {
    return undefined;
  }
}

function isHolderAlive(holder: Holder): boolean {
  if (!isAlive(holder.pid)) return false;
  return holder.startTime === '' || holder.startTime === startTimeOf(holder.pid);
}

function writeWhole(file: string, text: string): void {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, text);
  renameSync(draft, file);
}
