import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { returnPath } from './return-path.ts';

describe('dopo l’accesso si torna solo a una pagina nostra', () => {
  test.each([
    ['/', '/'],
    ['/area', '/area'],
    ['/opportunita?q=cameriere&near=Cremona', '/opportunita?q=cameriere&near=Cremona'],
    ['/opportunita?q=https%3A%2F%2Faltro.example', '/opportunita?q=https%3A%2F%2Faltro.example'],
    ['/per-te/abc/so-fare#in-fondo', '/per-te/abc/so-fare'],
    ['/en/area', '/area'],
    ['/en', '/'],
    ['/a/../area', '/area'],
  ])('«%s» va bene', (asked, path) => {
    expect(returnPath(asked)).toBe(path);
  });

  test('le pagine che non riportano da nessuna parte non contano', () => {
    for (const path of ['/esci', '/accedi', '/accedi?da=/area', '/accedi/codice', '/api/v1/opportunities', '/assets/a.js', '/en/esci'])
      expect(returnPath(path), path).toBeNull();
  });

  test('qualunque cosa si scriva, il browser resta sul nostro sito', () => {
    const piece = fc.constantFrom(
      '/',
      '\\',
      '..',
      '.',
      '@',
      ':',
      'evil.example',
      'http',
      'https:',
      '%2f',
      '%5c',
      '\t',
      '\n',
      '?',
      '#',
      'en',
      ' ',
      'area',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(piece, { maxLength: 8 }).map((all) => `/${all.join('')}`),
        ),
        (text) => {
          const path = returnPath(text);
          if (path === null) return;
          for (const prefix of ['', '/en']) expect(new URL(`${prefix}${path}`, 'https://noi.example/accedi').host).toBe('noi.example');
          expect(path).toMatch(/^\/(?![/\\])/);
        },
      ),
      { numRuns: 3000 },
    );
  });
});
