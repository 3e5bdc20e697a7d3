import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { ConfigError, readConfig, settingNames } from '../../src/platform/config/config.ts';
import { ROOT } from './sources.ts';

test('.env.example spiega ogni impostazione, e nessuna che non esiste', () => {
  const text = readFileSync(path.join(ROOT, '.env.example'), 'utf8');
  const documented = [...text.matchAll(/^#?\s?([A-Z][A-Z_]+)=/gm)].map((match) => match[1] as string);
  expect(documented.sort()).toEqual([...settingNames].sort());
});

test('una configurazione sbagliata dice tutto quello che non va, in una volta', () => {
  const read = () => readConfig({ PORT: 'ottanta', DATABASE_URL: 'mysql://x', LOG_LEVEL: 'tanto' });
  expect(read).toThrow(ConfigError);
  expect(read).toThrow(/PORT[\s\S]*DATABASE_URL|DATABASE_URL[\s\S]*PORT/);
  expect(read).toThrow(/LOG_LEVEL/);
});

test('senza impostazioni la configurazione è quella di una dimostrazione sul proprio computer', () => {
  const config = readConfig({});
  expect(config).toMatchObject({ HOST: '127.0.0.1', PORT: 3000, TALENTHUB_DEMO: true, publicUrl: 'http://127.0.0.1:3000' });
});
