import { spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Measured, PeerRow, PeerTask } from './peer-row.ts';

const CHILD = path.join(import.meta.dirname, 'peer-child.ts');
/** A stop signal lets the child close what it started (a database, a Java process); then it is ended. */
const GRACE_MS = 10_000;

type Line = { progress: string } | { measured: Measured } | { missing: string } | { failed: string };

/** Measures one peer in a child process, which is ended at the time limit and then reported as late, not dropped. */
export async function runPeer(task: PeerTask, limitSeconds: number, progress: (line: string) => void): Promise<PeerRow> {
  const memory = task.ads >= 1_000_000 ? ['--max-old-space-size=12000'] : [];
  const child = spawn(process.execPath, ['--expose-gc', '--disable-warning=ExperimentalWarning', ...memory, CHILD, JSON.stringify(task)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  // Where the next process is measured, this one must not be busy freeing its memory.
  const gone = new Promise((resolve) => child.once('exit', resolve));
  let row: PeerRow = rowOf(task, 'failed', 'the process ended without an answer', null);
  let doing = 'starting';
  let late = false;
  const limit = setTimeout(() => {
    late = true;
    child.kill('SIGTERM');
    setTimeout(() => child.kill('SIGKILL'), GRACE_MS).unref();
  }, limitSeconds * 1000);
  for await (const text of createInterface({ input: child.stdout })) {
    const line = JSON.parse(text) as Line;
    if ('progress' in line) {
      doing = line.progress;
      progress(doing);
    } else if ('measured' in line) row = rowOf(task, 'measured', '', line.measured);
    else if ('missing' in line) row = rowOf(task, 'missing', line.missing, null);
    else row = rowOf(task, 'failed', line.failed, null);
  }
  await gone;
  clearTimeout(limit);
  if (late && row.state !== 'measured') return rowOf(task, 'late', `not finished after ${limitSeconds} s (${doing})`, null);
  return row;
}

function rowOf({ peer, ads }: PeerTask, state: PeerRow['state'], note: string, measured: Measured | null): PeerRow {
  return { peer, ads, state, note, measured };
}
