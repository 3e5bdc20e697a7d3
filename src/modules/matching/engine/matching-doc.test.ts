import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { BLOCKS } from '../testing/matching-doc.ts';

const FILE = path.resolve(import.meta.dirname, '../../../../docs/matching.md');

/** Tables and the worked example of docs/matching.md are made by the engine: `npm run map` writes them, this test says when they are old. */
test('le tabelle e l’esempio del documento sull’abbinamento sono quelli che il motore calcola (npm run map li riscrive)', () => {
  const written = readFileSync(FILE, 'utf8');
  const made = Object.entries(BLOCKS).reduce(
    (text, [name, make]) => text.replace(block(name), (_, start: string, end: string) => `${start}\n${make()}\n${end}`),
    written,
  );
  if (process.env.UPDATE_MAP) writeFileSync(FILE, made);
  expect(readFileSync(FILE, 'utf8')).toBe(made);
});

test('ogni parte calcolata ha il suo posto nel documento', () => {
  const written = readFileSync(FILE, 'utf8');
  for (const name of Object.keys(BLOCKS)) expect(written, name).toMatch(block(name));
});

function block(name: string): RegExp {
  return new RegExp(`(<!-- ${name} -->)[\\s\\S]*?(<!-- /${name} -->)`);
}
