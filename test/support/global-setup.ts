import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the run's PostgreSQL lives once the first test asks for a database. */
    testDatabaseFolder: string;
  }
}

/**
 * Makes the folder of the run's database server and sets a guardian beside it, which stops the server and removes the folder when this
 * process ends, however it ends. The server itself starts with the first `testDatabase()`: runs without database tests pay nothing.
 */
export function setup(project: TestProject): () => Promise<void> {
  // Under /tmp, so that as root the unprivileged account of the server can reach it.
  const folder = mkdtempSync(join(existsSync('/tmp') ? '/tmp' : tmpdir(), `talenthub-test-${process.pid}-`));
  chmodSync(folder, 0o711);
  project.provide('testDatabaseFolder', folder);
  const script = join(import.meta.dirname, 'database-guardian.ts');
  // Detached, so that Ctrl-C does not end it with the run; it sees our end as the end of its input.
  const guardian = spawn(process.execPath, [script, folder], { detached: true, stdio: ['pipe', 'ignore', 'inherit'] });
  guardian.unref();
  return () =>
    new Promise((resolve) => {
      guardian.ref();
      guardian.once('exit', () => resolve());
      guardian.stdin.end();
    });
}
