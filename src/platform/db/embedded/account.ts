import { readFileSync } from 'node:fs';

/** The numeric identity the server runs with; undefined fields mean "the one this process has". */
export interface Account {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

/** Accounts without rights that distributions ship, in the order we would rather use them. */
const PREFERRED = ['nobody', 'postgres', 'daemon', 'www-data', 'bin'];

/** True when this process is root and so has to run the server as somebody else: PostgreSQL refuses to run as root. */
export function mustDropRights(): boolean {
  return process.getuid?.() === 0;
}

/**
 * Accounts to try as root, best first: the owner of the data already there (whoever created it), else the well-known ones, else any
 * other. Nothing is created: no `useradd` in a container or on a locked-down host.
 */
export function candidateAccounts(passwdText: string = readPasswd(), ownerUid?: number): Account[] {
  const known = parsePasswd(passwdText).filter((account) => account.uid !== 0);
  if (ownerUid !== undefined && ownerUid !== 0) {
    return [known.find((account) => account.uid === ownerUid) ?? { name: `uid ${ownerUid}`, uid: ownerUid, gid: ownerUid }];
  }
  const preferred = PREFERRED.flatMap((name) => known.filter((account) => account.name === name));
  return [...preferred, ...known.filter((account) => !preferred.includes(account))].slice(0, 8);
}

/** True when the C library finds a name for this uid; initdb refuses to work without one. */
export function hasPasswdEntry(uid: number, passwdText: string = readPasswd()): boolean {
  return parsePasswd(passwdText).some((account) => account.uid === uid);
}

function readPasswd(): string {
  try {
    return readFileSync('/etc/passwd', 'utf8');
  } catch {
    return '';
  }
}

function parsePasswd(text: string): Account[] {
  return text.split('\n').flatMap((line) => {
    const [name, , uid, gid] = line.split(':');
    const account = { name: name ?? '', uid: Number(uid), gid: Number(gid) };
    return name && uid && gid && Number.isInteger(account.uid) && Number.isInteger(account.gid) ? [account] : [];
  });
}
