import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';

const BIGGEST = 1_000_000;

/** What keys and passwords look like, by their makers' own patterns. A value that is plainly an example is none. */
const PATTERNS: Readonly<Record<string, RegExp>> = {
  'a private key': /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----\s*[A-Za-z0-9+/=]{20}/,
  'a key of AWS': /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/,
  'a token of GitHub': /\bgh[pousr]_[A-Za-z0-9]{36,}\b|\bgithub_pat_\w{60,}/,
  'a token of GitLab': /\bglpat-[\w-]{20,}/,
  'a token of npm': /\bnpm_[A-Za-z0-9]{36}\b/,
  'a token of Slack': /\bxox[abprs]-[\w-]{10,}/,
  'a key of Google': /\bAIza[\w-]{35}\b/,
  'a key of Stripe': /\b[rs]k_live_\w{20,}/,
  'a token (JWT)': /\beyJ[\w-]{15,}\.eyJ[\w-]{15,}\.[\w-]{20,}/,
  'a password in an address':
    /\b(?:postgres(?:ql)?|smtps?|https?|redis|amqp):\/\/[^\s:/@'"`$<{]+:(?!password@|secret@|pass@)[^\s/@'"`$<{]{6,}@(?!localhost|127\.|[\w.-]*\.?example\b|host\b|evil)/i,
  'a secret setting': /^(?:export )?[A-Z_]*(?:SECRET|PASSWORD|TOKEN|API_KEY)[A-Z_]*=(?!$|\s|["']?\s*$|<|\$|secret|change|example)\S{12,}/m,
};

/** Files that may never be committed, whatever is in them. */
const NEVER = /(?:^|\/)(?:\.env|id_[rd]sa|.*\.(?:p12|pfx|keystore|jks))$|(?:^|\/)\.data\//;

/** `file:line: what` for everything in the repository that looks like a secret. */
export function secretsIn(root: string): string[] {
  const files = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: root, encoding: 'utf8' });
  return files
    .split('\0')
    .filter((name) => name !== '')
    .flatMap((name) => (NEVER.test(name) ? [`${name}: a file that may not be in the repository`] : secretsOf(path.join(root, name), name)));
}

function secretsOf(file: string, name: string): string[] {
  const info = statSync(file, { throwIfNoEntry: false });
  if (!info?.isFile() || info.size > BIGGEST) return [];
  return findSecrets(readFileSync(file, 'utf8')).map(({ line, what }) => `${name}:${line}: looks like ${what}`);
}

/** Where in a text something looks like a secret. */
export function findSecrets(text: string): { line: number; what: string }[] {
  return Object.entries(PATTERNS).flatMap(([what, pattern]) => {
    const found = pattern.exec(text);
    return found ? [{ what, line: text.slice(0, found.index).split('\n').length }] : [];
  });
}
