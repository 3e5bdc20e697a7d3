/** `npm run dev`: the server, built again and started again whenever a source file changes. */
import { type ChildProcess, spawn } from 'node:child_process';
import { watch } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
let running: ChildProcess | undefined;
let timer: NodeJS.Timeout | undefined;

function start(): void {
  running = spawn('node', [path.join(root, 'bin/talenthub'), 'start'], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, NODE_ENV: 'development' },
  });
}

function restart(): void {
  const old = running;
  running = undefined;
  if (!old || old.exitCode !== null) {
    start();
    return;
  }
  old.once('exit', start);
  old.kill('SIGTERM');
}

for (const folder of ['src', 'db', 'reference']) {
  watch(path.join(root, folder), { recursive: true }, () => {
    clearTimeout(timer);
    timer = setTimeout(restart, 200);
  });
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    running?.once('exit', () => process.exit(0));
    running?.kill('SIGTERM');
    if (!running) process.exit(0);
  });
}
start();
