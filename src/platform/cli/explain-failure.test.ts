import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import pg from 'pg';
import { expect, test } from 'vitest';
import { ConfigError } from '../config/config.ts';
import { explainFailure } from './explain-failure.ts';

async function failureOf(work: () => Promise<unknown>): Promise<string | null> {
  return work().then(
    () => 'it worked',
    (error: unknown) => explainFailure(error),
  );
}

async function listen(port: number, host: string): Promise<void> {
  const server = createServer().listen(port, host);
  await once(server, 'listening');
  server.close();
}

test('quello che chi gestisce può rimediare è detto in una frase', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const address = taken.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  expect(await failureOf(() => listen(port, '127.0.0.1'))).toContain(`127.0.0.1:${port} is already taken`);
  taken.close();
  expect(await failureOf(() => listen(0, '192.0.2.1'))).toContain('set HOST');
  expect(await failureOf(() => readFile('/no/such/file'))).toBe('/no/such/file: there is no such file or folder.');
  expect(await failureOf(() => writeFile('/tmp', ''))).toBe('/tmp: it is a folder, a file is needed.');
  expect(await failureOf(() => new pg.Client('postgres://a:segreto@127.0.0.1:9/x').connect())).toContain('check DATABASE_URL');
  expect(explainFailure(new ConfigError('PORT is wrong'))).toBe('PORT is wrong');
  expect(explainFailure(new Error('migration failed', { cause: Object.assign(new Error(), { code: '42501' }) }))).toContain('lacks rights');
});

test('un difetto nostro non ha frase: merita la sua traccia', () => {
  expect(explainFailure(new TypeError('x is undefined'))).toBeNull();
  expect(explainFailure(Object.assign(new Error(), { code: '42P01' }))).toBeNull();
  expect(explainFailure('text')).toBeNull();
});
