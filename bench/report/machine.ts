import { execFileSync } from 'node:child_process';
import os from 'node:os';

export function machine(): string {
  const [cpu] = os.cpus();
  return `${os.cpus().length} × ${cpu?.model.trim() ?? 'unknown CPU'}, ${Math.round(os.totalmem() / 2 ** 30)} GiB, Node ${process.version}, load ${os.loadavg()[1]?.toFixed(1)} when it began`;
}

/** The commit that is measured, with "-dirty" when files differ from it; outside a checkout nobody knows. */
export function version(): string {
  try {
    return execFileSync('git', ['describe', '--always', '--dirty'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return 'an unknown version';
  }
}
