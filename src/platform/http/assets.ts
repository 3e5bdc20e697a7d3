import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

const YEAR_SECONDS = 31_536_000;

/** Serves the built client files under /assets/, hashed names, kept for a year, compressed beforehand. */
export async function serveAssets(app: FastifyInstance, folder: string): Promise<void> {
  if (!existsSync(folder)) return;
  await app.register(fastifyStatic, {
    root: path.resolve(folder, 'assets'),
    prefix: '/assets/',
    maxAge: YEAR_SECONDS * 1000,
    immutable: true,
    preCompressed: true,
    index: false,
    decorateReply: false,
  });
}

/** Source file → file the browser loads, from Vite's manifest. Without a build (unit tests) names stay as they are. */
export function readAssetManifest(folder: string): (source: string) => string {
  const file = path.join(folder, '.vite', 'manifest.json');
  if (!existsSync(file)) return (source) => `/assets/${path.basename(source)}`;
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as Record<string, { file: string }>;
  return (source) => {
    const entry = manifest[source];
    if (!entry) throw new Error(`${source} is not part of the client build`);
    return `/${entry.file}`;
  };
}
