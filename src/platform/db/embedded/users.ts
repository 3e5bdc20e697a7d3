import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isAlive, startTimeOf } from './processes.ts';

let serial = 0;

/**
 * Notes that this process uses the server and returns how to take the note back. Whoever leaves last stops the server, whoever started
 * it: an import that adopted the server of `npm start` leaves it running, and one that outlives `npm start` stops it at its own end.
 */
export function registerUser(home: string): () => void {
  const folder = join(home, 'users');
  mkdirSync(folder, { recursive: true });
  serial += 1;
  const file = join(folder, `${process.pid}-${serial}`);
  writeFileSync(file, startTimeOf(process.pid));
  return () => rmSync(file, { force: true });
}

/** True when some process still uses the server; notes of processes that died are removed. Call it under the lock. */
export function isInUse(home: string): boolean {
  const folder = join(home, 'users');
  let used = false;
  for (const name of readdirSync(folder)) {
    if (belongsToLiving(folder, name)) used = true;
    else rmSync(join(folder, name), { force: true });
  }
  return used;
}

function belongsToLiving(folder: string, name: string): boolean {
  const pid = Number(name.split('-')[0]);
  const startTime = readFileSync(join(folder, name), 'utf8');
  return isAlive(pid) && (startTime === '' || startTime === startTimeOf(pid));
}
