/** Known weaknesses of what we install: fails on high and critical ones. A registry without the audit service is said, never taken for "none". */
import { spawnSync } from 'node:child_process';

interface Audit {
  readonly metadata?: { readonly vulnerabilities: Readonly<Record<string, number>> };
  readonly error?: { readonly summary?: string; readonly code?: string };
  readonly message?: string;
}

const { stdout } = spawnSync('npm', ['audit', '--json'], { encoding: 'utf8' });
const audit = parse(stdout);
if (!audit.metadata) {
  console.log(
    `NOT CHECKED: this registry has no audit service (${audit.error?.summary ?? audit.message ?? 'no answer'}). Run it where the registry has one.`,
  );
  process.exit(0);
}
const found = audit.metadata.vulnerabilities;
console.log(`npm audit: ${found.critical ?? 0} critical, ${found.high ?? 0} high, ${found.moderate ?? 0} moderate, ${found.low ?? 0} low`);
process.exit((found.critical ?? 0) + (found.high ?? 0) > 0 ? 1 : 0);

function parse(text: string): Audit {
  try {
    return JSON.parse(text) as Audit;
  } catch {
    return {};
  }
}
