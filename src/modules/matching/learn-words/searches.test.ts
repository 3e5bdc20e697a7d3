import { beforeAll, describe, expect, test } from 'vitest';
import { TEST_NOW } from '../../../../test/support/app.ts';
import { testDatabase } from '../../../../test/support/database.ts';
import type { Terminal } from '../../../platform/module/manifest.ts';
import { wordsToCount } from '../domain/words-to-count.ts';
import { clearEmptySearches, writeEmptySearches } from '../store/empty-searches.ts';
import { CREMONA, seededApp } from '../testing/seeded-app.ts';
import { searchesCommand } from './searches.command.ts';

const database = await testDatabase();
const { app, platform, publish } = await seededApp(database);
const search = (q: string, more = '') => app.inject(`/opportunita?q=${encodeURIComponent(q)}${more}`);

async function listed(json = true): Promise<string[]> {
  const lines: string[] = [];
  const terminal: Terminal = { out: (line) => lines.push(line), note: () => undefined, progress: () => undefined, json };
  expect(await searchesCommand.run(platform, [], terminal)).toBe(0);
  return lines;
}

beforeAll(async () => {
  await publish([{ title: 'Cameriere di sala', ...CREMONA }]);
});

describe('le ricerche che non trovano niente', () => {
  test('si contano per parole, ovunque siano state fatte; sotto le tre volte non si dicono', async () => {
    for (const q of ['Palombaro', 'palombaro', 'cerco lavoro come PALOMBARO', 'palombaro Cremona', 'tornitore', 'tornitore'])
      await search(q);
    await app.inject('/api/v1/opportunities?q=palombaro');
    expect((await listed())[0]).toBe('[]');
    await writeEmptySearches(platform);
    expect(JSON.parse((await listed())[0] ?? '')).toEqual([{ words: 'palombaro', count: 5, last_day: '2026-11-21' }]);
    expect(await listed(false)).toEqual(['     5  2026-11-21  palombaro']);
    await search('tornitore');
    await writeEmptySearches(platform);
    expect(JSON.parse((await listed())[0] ?? '')).toHaveLength(2);
  });

  test('chi trova qualcosa, o non trova solo per un filtro, non si conta', async () => {
    for (let n = 0; n < 3; n++) {
      await search('cameriere');
      await search('cameriere', '&near=Milano&radius_km=5');
      await search('', '&kind=course');
    }
    await writeEmptySearches(platform);
    expect((await listed()).join()).not.toContain('cameriere');
  });

  test('dopo novanta giorni i conteggi spariscono', async () => {
    const later = new Date(Date.parse(TEST_NOW) + 91 * 86_400_000);
    await database.write((db) => clearEmptySearches(db, platform.clock.now()));
    expect(JSON.parse((await listed())[0] ?? '').length).toBeGreaterThan(0);
    await database.write((db) => clearEmptySearches(db, later));
    expect((await listed())[0]).toBe('[]');
  });

  test('del visitatore non resta nulla: la tabella ha solo giorno, parole e numero', async () => {
    const { rows } = await database.pool.query(
      "select column_name from information_schema.columns where table_name = 'matching_empty_search' order by 1",
    );
    expect(rows.map(({ column_name }) => column_name)).toEqual(['count', 'day', 'words']);
  });
});

describe('che cosa si può contare', () => {
  const known = (word: string) => ['palombaro', 'cremona'].includes(word);

  test.each([
    ['Palombaro Subacqueo', 'palombaro'],
    ['Subacqueo notturno', 'subacqueo notturno'],
    ['operatore CNC', 'operatore cnc'],
    ['turno 6x1', 'turno'],
    ['Palombaro a Cremona', 'palombaro a cremona'],
  ])('«%s» diventa «%s»', (text, words) => {
    expect(wordsToCount(text, known)).toBe(words);
  });

  test.each([
    'mario.rossi@example.org',
    'chiamate il 333 1234567',
    'RSSMRA80A01H501U',
    'giulia bianchi',
    'Rossi Bianchi',
    'mi chiamo qualcuno',
    'https://example.org/cv',
    '12345',
    'una frase lunga che racconta la vita di chi la scrive',
    '',
  ])('«%s» non si conta', (text) => {
    expect(wordsToCount(text, known)).toBeNull();
  });
});
