/** Builds what `npm start` runs: client (style, islands, pictures) and server (pages and command line), in dist/ or the folder named. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { PurgeCSS } from 'purgecss';
import { build } from 'vite';
import { writeBillOfMaterials } from './bill-of-materials.ts';

const root = path.resolve(import.meta.dirname, '..');
const out = path.resolve(root, process.argv[2] ?? 'dist');
const client = path.join(out, 'client');

const started = performance.now();
rmSync(out, { recursive: true, force: true });
await build({ root, logLevel: 'warn', build: { outDir: client } });
await purgeStyles();
compressAssets(path.join(client, 'assets'));
await build({
  root,
  configFile: false,
  logLevel: 'warn',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    ssr: true,
    outDir: path.join(out, 'server'),
    target: 'node24',
    minify: false,
    sourcemap: true,
    rolldownOptions: { input: { cli: 'src/cli.ts' }, output: { entryFileNames: '[name].js' } },
  },
});
writeBillOfMaterials(root, path.join(out, 'sbom.json'));
console.error(`built in ${((performance.now() - started) / 1000).toFixed(1)} s`);

interface Manifest {
  [source: string]: { file: string };
}

/** Drops the rules of classes that no component names. The file gets a new hash, because its content depends on the components. */
async function purgeStyles(): Promise<void> {
  const manifestFile = path.join(client, '.vite/manifest.json');
  const manifest = JSON.parse(readFileSync(manifestFile, 'utf8')) as Manifest;
  const entry = manifest['src/design/theme/main.scss'];
  if (!entry) throw new Error('main.scss is missing from the client build');
  const before = path.join(client, entry.file);
  const [purged] = await new PurgeCSS().purge({
    content: [{ raw: sourcesText(path.join(root, 'src')), extension: 'tsx' }],
    css: [{ raw: readFileSync(before, 'utf8') }],
    defaultExtractor: (text) => text.match(/[\w-]+/g) ?? [],
    safelist: { standard: [':root', 'html', 'body', 'lang', 'data-brand'], greedy: [/th-swatch-/, /alert-/, /th-choices-/] },
  });
  if (!purged) throw new Error('the style sheet could not be purged');
  const hash = createHash('sha256').update(purged.css).digest('base64url').slice(0, 8);
  entry.file = `assets/main-${hash}.css`;
  rmSync(before);
  writeFileSync(path.join(client, entry.file), purged.css);
  writeFileSync(manifestFile, JSON.stringify(manifest, null, 2));
}

function sourcesText(folder: string): string {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !/\.test\./.test(name))
    .map((name) => readFileSync(path.join(folder, name), 'utf8'))
    .join('\n');
}

function compressAssets(folder: string): void {
  for (const name of readdirSync(folder)) {
    const file = path.join(folder, name);
    if (!/\.(css|js|svg)$/.test(name) || statSync(file).size < 512) continue;
    const bytes = readFileSync(file);
    writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
    writeFileSync(`${file}.br`, brotliCompressSync(bytes));
  }
}
