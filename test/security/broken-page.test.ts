import { expect, test } from 'vitest';
import { errorPage, errorText } from '../../src/design/layout/error-page.tsx';
import { createServer } from '../../src/platform/http/server.ts';
import { NOBODY, testPlatform } from '../support/app.ts';
import { testDatabase } from '../support/database.ts';

test('se non si riesce a disegnare nemmeno la pagina di errore, ne esce una nuda, senza il suo interno e con le intestazioni', async () => {
  const app = await createServer({
    ...NOBODY,
    platform: testPlatform(await testDatabase()),
    modules: [],
    assetsFolder: '/nowhere',
    renderer: {
      page: () => {
        throw new Error('a secret of the inside');
      },
      errorPage,
      errorText,
    },
  });
  for (const url of ['/', '/%E0%A4%A']) {
    const answer = await app.inject(url);
    expect(answer.statusCode).toBe(url === '/' ? 404 : 400);
    expect(answer.headers['content-type']).toContain('text/html');
    expect(answer.headers['content-security-policy']).toContain("default-src 'none'");
    expect(answer.body).toContain('<h1>');
    expect(answer.body).toContain(String(answer.headers['x-request-id']));
    expect(answer.body).not.toContain('inside');
  }
});
