import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Config } from '../config/config.ts';
import { type ChainHead, readHead } from './chain.ts';

/** Where the machine keeps the end of the audit trail, outside the database. */
type Where = { readonly config: Pick<Config, 'TALENTHUB_DATA_DIR'> };

const fileIn = ({ config }: Where) => path.join(config.TALENTHUB_DATA_DIR, 'audit-head');

/** The end of the chain as this machine last found it right; null when it never looked. */
export async function rememberedHead(where: Where): Promise<ChainHead | null> {
  const text = await readFile(fileIn(where), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  return readHead(text.trim());
}

/** Whoever cuts the trail and its head in the database is found out by this file. */
export async function rememberHead(where: Where, { number, hash }: ChainHead): Promise<void> {
  const file = fileIn(where);
  await writeFile(`${file}.part`, `${number}:${hash}\n`, { mode: 0o600, flush: true });
  await rename(`${file}.part`, file);
}

/** Another trail has come into the database, on purpose (a restore). */
export async function forgetHead(where: Where): Promise<void> {
  await rm(fileIn(where), { force: true });
}
