import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { type StartRow, type StartTask, WAY_NAMES } from './start-row.ts';

const CHILD = path.join(import.meta.dirname, 'start-child.ts');
const HOOK = path.join(import.meta.dirname, 'tsx-hook.ts');
const run = promisify(execFile);

/** How long a process needs until its index answers, measured in a process of its own; late ones are reported as such. */
export async function runStart(task: StartTask, limitSeconds: number): Promise<readonly StartRow[]> {
  const memory = task.ads >= 1_000_000 ? ['--max-old-space-size=12000'] : [];
  try {
    const { stdout } = await run(process.execPath, [...memory, '--import', HOOK, CHILD, JSON.stringify(task)], {
      timeout: limitSeconds * 1000,
    });
    return JSON.parse(stdout.trim().split('\n').at(-1) ?? '[]') as StartRow[];
  } catch (error) {
    // Not the message: it begins with the command and this machine's paths.
    const { killed, signal, stderr, code } = error as Error & { killed?: boolean; signal?: string; stderr?: string; code?: number };
    const why = signal ? `ended by ${signal}` : (stderr?.trim().split('\n').at(-1)?.slice(0, 200) ?? `exit code ${code}`);
    const note = killed ? `not finished after ${limitSeconds} s, filling the database included` : why;
    return WAY_NAMES.map((way) => ({ way, ads: task.ads, seconds: null, note }));
  }
}
