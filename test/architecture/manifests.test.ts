import { describe, expect, test } from 'vitest';
import { modules, policy } from '../../src/app.ts';
import '../support/database.ts';
import { testDatabase } from '../support/database.ts';
import { isTest, sourcesOf } from './sources.ts';

const routes = modules.flatMap((module) => module.routes.map((route) => ({ module, route })));

describe('ogni modulo dichiara quello che fa', () => {
  test('ogni rotta ha una guardia e un nome di audit, unico e del suo modulo', () => {
    const seen = new Set<string>();
    for (const { module, route } of routes) {
      const { guard } = route;
      if (typeof guard === 'string') expect(['public', 'development', 'half-signed-in', 'signed-in'], route.path).toContain(guard);
      else
        expect(
          policy.permissions.map((permission) => permission.name),
          route.path,
        ).toContain(guard.may);
      expect(route.audit, route.path).toMatch(new RegExp(`^${module.name}\\.[a-z0-9-]+$`));
      expect(seen.has(route.audit), `${route.audit} usato due volte`).toBe(false);
      seen.add(route.audit);
    }
    expect(seen.size).toBeGreaterThan(10);
  });

  test('chi legge non scrive: ogni GET è di sola lettura', () => {
    for (const { route } of routes) if (route.method === 'GET') expect(route.readOnly, route.audit).toBe(true);
  });

  test('ogni POST da modulo che scrive passa dal controllo CSRF, tranne la risposta di un gestore SAML, che prova da sé chi l’ha scritta', () => {
    const without = routes.filter(({ route }) => route.method === 'POST' && !route.readOnly && route.accepts !== 'form');
    expect(without.map(({ route }) => [route.audit, route.accepts, route.guard])).toEqual([
      ['accounts.saml-return', 'foreign-form', 'public'],
    ]);
  });

  test('le tabelle che una migrazione riempie sono dichiarate: il ripristino di una copia le deve sostituire', async () => {
    const { pool } = await testDatabase();
    for (const { name, filledByMigration = false } of modules.flatMap((module) => module.tables)) {
      const { rowCount } = await pool.query(`select from ${name} limit 1`);
      expect((rowCount ?? 0) > 0, name).toBe(filledByMigration);
    }
  });

  test('le tabelle dei manifesti sono quelle delle migrazioni, con il prefisso del modulo', async () => {
    const database = await testDatabase();
    const { rows } = await database.pool.query<{ name: string }>(
      "select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'",
    );
    const inDatabase = rows
      .map((row) => row.name)
      .filter((name) => !name.startsWith('platform_'))
      .sort();
    const declared = modules.flatMap((module) => module.tables.map((table) => ({ module: module.name, name: table.name })));
    for (const table of declared) expect(table.name.startsWith(`${table.module}_`), table.name).toBe(true);
    expect(declared.map((table) => table.name).sort()).toEqual(inDatabase);
  });

  test('le colonne con dati personali dichiarate esistono davvero', async () => {
    const database = await testDatabase();
    const { rows } = await database.pool.query<{ name: string }>(
      "select table_name || '.' || column_name as name from information_schema.columns where table_schema = 'public'",
    );
    const columns = new Set(rows.map((row) => row.name));
    for (const module of modules) {
      for (const table of module.tables)
        for (const { column } of table.personal ?? []) expect(columns, `${table.name}.${column}`).toContain(`${table.name}.${column}`);
    }
  });

  test('un modulo importa solo i moduli che dichiara, e il grafo non ha cicli', () => {
    const order = modules.map((module) => module.name);
    for (const module of modules) {
      const used = new Set<string>();
      for (const source of sourcesOf(`src/modules/${module.name}`)) {
        if (isTest(source.file) || source.file.includes('/testing/')) continue;
        for (const match of source.text.matchAll(/from '(?:\.\.\/)+(\w[\w-]*)\/api\.tsx?'/g)) used.add(match[1] as string);
      }
      used.delete(module.name);
      expect([...used].sort(), `${module.name} dependsOn`).toEqual([...module.dependsOn].sort());
      for (const name of module.dependsOn) expect(order.indexOf(name), `${module.name} → ${name}`).toBeLessThan(order.indexOf(module.name));
    }
  });

  test('SQL solo sulle proprie tabelle', () => {
    const names = modules.map((module) => module.name);
    for (const module of modules) {
      const others = names.filter((name) => name !== module.name).join('|');
      const pattern = new RegExp(`\\b(?:from|join|into|update|table)\\s+(?:${others})_[a-z]|'(?:${others})_[a-z_]+(?: as \\w+)?'`, 'i');
      for (const source of sourcesOf(`src/modules/${module.name}`)) {
        if (!isTest(source.file) && /\/(store|testing)\/|\.(query|usecase|job|route|command)\./.test(source.file)) {
          expect(source.text.match(pattern)?.[0] ?? null, source.file).toBeNull();
        }
      }
    }
  });
});
