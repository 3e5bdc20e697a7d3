/** Failures that the operator can mend, with a sentence that says how; null for bugs, which deserve their stack trace. */
export function explainFailure(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  if (['ConfigError', 'EmbeddedPostgresError', 'BackupError'].includes(error.name)) return error.message;
  const { code = '', syscall, address, port, path } = error as NodeJS.ErrnoException & { address?: string; port?: number };
  if (syscall === 'listen' || syscall === 'getaddrinfo') return explainListening(code, `${address ?? ''}:${port ?? ''}`);
  if (path !== undefined && code in FILES) return `${path}: ${FILES[code]}.`;
  return DATABASE[code] ?? (code === '' && error.cause !== undefined ? explainFailure(error.cause) : null);
}

function explainListening(code: string, where: string): string {
  if (code === 'EADDRINUSE')
    return `The address ${where} is already taken: stop what is using it, or choose another port with PORT=<number>.`;
  if (code === 'EACCES') return `This account may not use ${where}: ports below 1024 need rights; choose another with PORT=<number>.`;
  return `This machine cannot listen on ${where} (${code}): set HOST to one of its own addresses, for example 127.0.0.1.`;
}

const FILES: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EACCES: 'this account may not use it',
  EPERM: 'this account may not use it',
  EISDIR: 'it is a folder, a file is needed',
  ENOTDIR: 'a part of the path is not a folder',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
};

const DATABASE: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'The database does not answer: check DATABASE_URL and that the server runs.',
  ENOTFOUND: 'The host in DATABASE_URL does not exist.',
  ETIMEDOUT: 'The database does not answer: check DATABASE_URL and the network.',
  '28P01': 'The database refuses the password in DATABASE_URL.',
  '28000': 'The database refuses the account in DATABASE_URL.',
  '3D000': 'The database named in DATABASE_URL does not exist: create it first.',
  '42501': 'The account in DATABASE_URL lacks rights on the database.',
  '53100': 'The disk of the database is full.',
  '53300': 'The database has no free connections.',
  ENOSPC: 'The disk is full.',
};
