import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { modules } from '../../src/app.ts';
import { BLOCKS } from '../../src/modules/matching/testing/matching-doc.ts';
import type { Route } from '../../src/platform/http/route.ts';
import type { ModuleManifest } from '../../src/platform/module/manifest.ts';
import { ROOT } from './sources.ts';

const FILE = path.join(ROOT, 'docs/map.md');

/** docs/map.md is made from the manifests: `npm run map` writes it, this test says when it is out of date. */
test('la mappa nei documenti è quella del codice (npm run map la riscrive)', () => {
  const map = makeMap();
  if (process.env.UPDATE_MAP) writeFileSync(FILE, map);
  expect(readFileSync(FILE, 'utf8')).toBe(map);
});

const MATCHING = path.join(ROOT, 'docs/matching.md');

/** The tables and the worked example of docs/matching.md are made by the engine, between comments that name them. */
test('le tabelle e l’esempio del documento sull’abbinamento sono quelli che il motore calcola (npm run map li riscrive)', () => {
  const made = Object.entries(BLOCKS).reduce(
    (text, [name, make]) => {
      const place = new RegExp(`(<!-- ${name} -->)[\\s\\S]*?(<!-- /${name} -->)`);
      expect(text, name).toMatch(place);
      return text.replace(place, (_, start: string, end: string) => `${start}\n${make()}\n${end}`);
    },
    readFileSync(MATCHING, 'utf8'),
  );
  if (process.env.UPDATE_MAP) writeFileSync(MATCHING, made);
  expect(readFileSync(MATCHING, 'utf8')).toBe(made);
});

function makeMap(): string {
  return [
    '# Map of the code',
    'Made by `npm run map` from the manifests; do not edit. Modules in the order of `src/app.ts`: each may use those above it that it names.',
    ...modules.map(section),
    '',
  ].join('\n');
}

function section(module: ModuleManifest): string {
  const lines = [
    `\n## ${module.name}`,
    `[README](../src/modules/${module.name}/README.md) · uses: ${module.dependsOn.join(', ') || 'nothing'}`,
  ];
  const slices = slicesOf(module.name);
  if (slices.length > 0) lines.push(`\nSlices: ${slices.map((slice) => `[${slice}](../src/modules/${module.name}/${slice})`).join(' · ')}`);
  if (module.routes.length > 0) {
    lines.push('\n| route | guard | audit |', '|---|---|---|');
    lines.push(...module.routes.map((route) => `| ${route.method} \`${route.path}\` | ${guardText(route.guard)} | ${route.audit} |`));
  }
  const facts = [
    listed(
      'Tables',
      module.tables.map((table) => table.name),
    ),
    listed(
      'Jobs',
      (module.jobs ?? []).map((job) => (job.cron ? `${job.name} (\`${job.cron}\`)` : job.name)),
    ),
    listed(
      'Commands',
      (module.commands ?? []).map((command) => `\`${command.name}\``),
    ),
    listed('Publishes', module.publishes ?? []),
    listed(
      'Subscribes',
      (module.subscribes ?? []).map((subscription) => subscription.event),
    ),
  ].filter(Boolean);
  return [...lines, ...facts.map((fact) => `\n${fact}`)].join('\n');
}

function guardText(guard: Route['guard']): string {
  return typeof guard === 'string' ? guard : `may ${guard.may}`;
}

function listed(title: string, names: readonly string[]): string {
  return names.length > 0 ? `${title}: ${names.join(', ')}` : '';
}

/** Folders named verb-noun that hold a file with a role. */
function slicesOf(name: string): string[] {
  const folder = path.join(ROOT, 'src/modules', name);
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name.includes('-'))
    .map((entry) => entry.name)
    .sort();
}
