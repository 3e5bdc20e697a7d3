import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

/** True when a process with this id exists, whoever owns it; one that only waits to be buried by its parent does not count. */
export function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  return statFields(pid)[0] !== 'Z';
}

/**
 * An identity that a reused process id does not share: the process's start time in clock ticks (Linux, /proc/<pid>/stat field 22).
 * Empty where /proc is missing; then the id alone has to do.
 */
export function startTimeOf(pid: number): string {
  return statFields(pid)[19] ?? '';
}

/**
 * True when this argument is on the process's command line; undefined where that cannot be known. The command line, not /proc/<pid>/cwd:
 * root in a container may not read the latter of another account's process.
 */
export function hasArgument(pid: number, argument: string): boolean | undefined {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(argument);
  } catch {
    return undefined;
  }
}

/** Waits until the process is gone; false when it is still there after `timeoutMs`. */
export async function waitForExit(pid: number, timeoutMs: number): Promise<boolean> {
  const deadline = Date.now() + timeoutMs;
  while (isAlive(pid)) {
    if (Date.now() > deadline) return false;
    await pause(15);
  }
  return true;
}

/** Sends a signal; a process that is already gone is no error. */
export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** The fields of /proc/<pid>/stat after the command name (which may itself hold spaces and brackets). */
function statFields(pid: number): string[] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return [];
  }
}
