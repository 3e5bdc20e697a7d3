import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { modules, policy } from '../../src/app.ts';
import { ROLES } from '../../src/kernel/access/viewer.ts';
import { isTest, ROOT, sourcesOf } from './sources.ts';

const FILE = path.join(ROOT, 'docs/permissions.md');

test('la tabella dei permessi nei documenti è quella del codice (npm run permissions la riscrive)', () => {
  const table = makeTable();
  if (process.env.UPDATE_PERMISSIONS) writeFileSync(FILE, table);
  expect(readFileSync(FILE, 'utf8')).toBe(table);
});

test('ogni permesso si chiama come il suo modulo, dice che cosa permette e serve a qualcuno', () => {
  for (const module of modules) {
    for (const { name, about, grants } of module.permissions ?? []) {
      expect(name.startsWith(`${module.name}.`), name).toBe(true);
      expect(about.length, name).toBeGreaterThan(10);
      expect(Object.keys(grants).length, name).toBeGreaterThan(0);
    }
  }
});

test('ogni permesso che una rotta chiede esiste, e nessuno è dichiarato per niente', () => {
  const routes = modules.flatMap((module) => module.routes);
  const asked = routes.flatMap(({ guard }) => (typeof guard === 'object' ? [guard.may] : []));
  const names = policy.permissions.map(({ name }) => name);
  expect(asked.filter((name) => !names.includes(name))).toEqual([]);
  // A use case may ask about the very thing, where no route is about that alone.
  const code = sourcesOf('src')
    .filter((source) => !isTest(source.file))
    .map((source) => source.text)
    .join('\n');
  expect(names.filter((name) => !asked.includes(name) && !code.includes(`can('${name}'`))).toEqual([]);
});

test('nessun permesso porta chi assume a una persona: né per territorio, né per regione', () => {
  for (const { name, grants } of policy.permissions) {
    for (const role of ['company', 'provider', 'school', 'family'] as const) {
      expect([undefined, 'own', 'organisation'], `${name} di ${role}`).toContain(grants[role]);
    }
  }
});

function makeTable(): string {
  const lines = policy.permissions.map(({ name, about, grants }) =>
    ['', `\`${name}\``, about, ...ROLES.map((role) => grants[role] ?? ''), ''].join(' | ').trim(),
  );
  return [
    '# Who may do what',
    'Made by `npm run permissions` from the manifests; do not edit. A cell is how far the permission reaches for that role: `own` what is about',
    'oneself, `organisation` what belongs to the organisation one acts for, `caseload` the people one is in charge of, `territory` what lies where',
    "one's organisation works, `region` everything. An empty cell: not at all. What is not granted is answered as if it did not exist (404).",
    '',
    `| permission | what it allows | ${ROLES.join(' | ')} |`,
    `|---|---|${ROLES.map(() => '---|').join('')}`,
    ...lines,
    '',
  ].join('\n');
}
