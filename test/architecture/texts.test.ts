import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseSync } from '@swc/core';
import { describe, expect, test } from 'vitest';
import { modules } from '../../src/app.ts';
import { allTables } from '../../src/platform/own-data/platform-tables.ts';
import { isTest, ROOT, sourcesOf } from './sources.ts';

type Messages = Record<string, string | { one: string; other: string }>;

const folders = ['src/design', ...readdirSync(path.join(ROOT, 'src/modules')).map((name) => `src/modules/${name}`)].filter((folder) =>
  existsSync(path.join(ROOT, folder, 'locales')),
);

function messages(folder: string, locale: string): Messages {
  // One file per language, or one per area and language (`sign-in.it.json`), whose keys must not meet.
  const files = readdirSync(path.join(ROOT, folder, 'locales')).filter(
    (name) => name === `${locale}.json` || name.endsWith(`.${locale}.json`),
  );
  const entries = files.flatMap((name) =>
    Object.entries(JSON.parse(readFileSync(path.join(ROOT, folder, 'locales', name), 'utf8')) as Messages),
  );
  expect(new Set(entries.map(([key]) => key)).size, `${folder}: the same key twice`).toBe(entries.length);
  return Object.fromEntries(entries);
}

const placeholders = (message: Messages[string]) => [...new Set(JSON.stringify(message).match(/\{\w+\}/g) ?? [])].sort();

describe('tutti i testi stanno nei cataloghi', () => {
  test.each(folders)('%s: stesse chiavi e stessi segnaposto in italiano e in inglese', (folder) => {
    const it = messages(folder, 'it');
    const en = messages(folder, 'en');
    expect(Object.keys(en).sort()).toEqual(Object.keys(it).sort());
    for (const [key, message] of Object.entries(it)) expect(placeholders(en[key] as string), key).toEqual(placeholders(message));
  });

  test.each(folders)('%s: nessun testo vuoto', (folder) => {
    for (const locale of ['it', 'en']) {
      for (const [key, message] of Object.entries(messages(folder, locale)))
        expect(JSON.stringify(message), `${locale} ${key}`).not.toMatch(/""/);
    }
  });

  test.each(folders)('%s: ogni testo serve a qualcosa', (folder) => {
    const code = [...sourcesOf(folder), ...(folder === 'src/design' ? sourcesOf('src') : [])].map((source) => source.text).join('\n');
    const unused = Object.keys(messages(folder, 'it')).filter((key) => !isUsed(key, code));
    expect(unused).toEqual([]);
  });

  test('nel codice delle pagine non ci sono parole scritte a mano', () => {
    const found = sourcesOf('src')
      .filter((source) => source.file.endsWith('.tsx') && !isTest(source.file))
      .flatMap((source) => writtenWords(source.text).map((words) => `${source.file}: ${words}`));
    expect(found).toEqual([]);
  });
});

/** Used whole, or as the fixed start and end of a template: `error.${code}`, `${page.key}.title`. */
function isUsed(key: string, code: string): boolean {
  if (code.includes(`'${key}'`) || code.includes(`"${key}"`)) return true;
  // Shown by the accounts module for the columns that the manifests declare; manifests.test.ts looks at each.
  if (key.startsWith('personal.')) return isPersonalColumn(key);
  if (key.startsWith('error.')) return isUsedError(key.slice('error.'.length), code);
  const parts = key.split('.');
  return parts.some((_part, index) => {
    const start = parts.slice(0, index).join('.');
    const end = parts.slice(index + 1).join('.');
    return (
      (start !== '' && new RegExp(`\`${escapeRegExp(start)}\\.\\$\\{[^}]+\\}${end ? `\\.${escapeRegExp(end)}` : ''}\``).test(code)) ||
      (index === 0 &&
        end !== '' &&
        new RegExp(`\\$\\{[^}]+\\}\\.(?:${escapeRegExp(end)}|\\$\\{[^}]+\\}\\.${escapeRegExp(parts.slice(2).join('.'))})\``).test(code)) ||
      usedByPrefix(parts, index, code)
    );
  });
}

function isPersonalColumn(key: string): boolean {
  const [, table = '', column = ''] = key.split('.');
  return allTables(modules).some(({ name, personal = [] }) => name === table && personal.some((each) => each.column === column));
}

/** Error codes stand in errors.ts, whole or with a fixed start: `opportunities.feed-${code}`. */
function isUsedError(errorCode: string, code: string): boolean {
  const starts = [...errorCode.matchAll(/[.-]/g)].map((match) => errorCode.slice(0, match.index + 1));
  return errorCode === 'unknown' || code.includes(`'${errorCode}'`) || starts.some((start) => code.includes(`\`${start}\${`));
}

/** `notice.${name}` with a name that holds dots or dashes, or a key glued from a prefix constant. */
function usedByPrefix(parts: readonly string[], index: number, code: string): boolean {
  const start = parts.slice(0, index).join('.');
  return start !== '' && new RegExp(`[\`']${escapeRegExp(start)}\\.(?:\\$\\{|')`).test(code);
}

function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

const SPOKEN = new Set(['label', 'title', 'aria-label', 'alt', 'placeholder', 'hint', 'caption']);

/** Text between tags and texts in attributes that people read or hear, with three letters in a row. */
function writtenWords(code: string): string[] {
  const found: string[] = [];
  visit(parseSync(code, { syntax: 'typescript', tsx: true }), (node) => {
    if (node.type === 'JSXText' && /\p{L}{3}/u.test(String(node.value))) found.push(String(node.value).trim());
    if (node.type !== 'JSXAttribute') return;
    const name = (node.name as { value?: string }).value ?? '';
    const value = node.value as { type?: string; value?: unknown } | null;
    if (SPOKEN.has(name) && value?.type === 'StringLiteral' && /\p{L}{3}/u.test(String(value.value)))
      found.push(`${name}=${String(value.value)}`);
  });
  return found;
}

function visit(node: unknown, see: (node: Record<string, unknown>) => void): void {
  if (Array.isArray(node)) for (const each of node) visit(each, see);
  else if (typeof node === 'object' && node !== null) {
    see(node as Record<string, unknown>);
    for (const value of Object.values(node)) visit(value, see);
  }
}
