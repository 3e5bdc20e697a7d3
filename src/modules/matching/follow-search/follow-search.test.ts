import { SaxesParser } from 'saxes';
import { expect, test } from 'vitest';
import { testDatabase } from '../../../../test/support/database.ts';
import { seededApp } from '../testing/seeded-app.ts';
import { rss } from './rss.ts';

const database = await testDatabase();
const { app, publish } = await seededApp(database);

/** The texts of the elements of a well-formed document, by path; throws when it is not well-formed. */
function readXml(xml: string): { path: string; text: string }[] {
  const open: string[] = [];
  const found: { path: string; text: string }[] = [];
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name }) => {
    open.push(name);
    found.push({ path: open.join('/'), text: '' });
  });
  parser.on('text', (text) => {
    const last = found.findLast(({ path }) => path === open.join('/'));
    if (last) last.text += text;
  });
  parser.on('closetag', () => {
    open.pop();
  });
  parser.write(xml).close();
  return found;
}

test('la ricerca si può seguire: RSS 2.0 valido, dal più nuovo, con indirizzi completi', async () => {
  await publish([
    { title: 'Cuoco & "pizzaiolo" <b>', description: 'Testo con <script> e \u0001 un carattere vietato & altro.\n- un punto' },
    { title: 'Cuoca', published_at: new Date('2026-11-20T08:00:00Z') },
    { title: 'Autista' },
  ]);
  const { statusCode, headers, body } = await app.inject('/opportunita.rss?q=cuoco&sort=pay');
  expect(statusCode).toBe(200);
  expect(headers['content-type']).toBe('application/rss+xml; charset=utf-8');
  const elements = readXml(body);
  const all = (path: string) => elements.filter((element) => element.path === path).map(({ text }) => text);
  expect(all('rss/channel/title')[0]).toContain('opportunità per «cuoco»');
  expect(all('rss/channel/item/title')).toEqual(['Cuoco & "pizzaiolo" <b> – Bottega Prova', 'Cuoca – Bottega Prova']);
  for (const name of ['link', 'description', 'language', 'lastBuildDate']) expect(all(`rss/channel/${name}`)).toHaveLength(1);
  expect(body).toContain('<atom:link href="http://127.0.0.1:3000/opportunita.rss?q=cuoco" rel="self"');
  expect(all('rss/channel/item/guid')).toEqual(all('rss/channel/item/link'));
  expect(all('rss/channel/item/link')[0]).toMatch(/^http:\/\/127\.0\.0\.1:3000\/opportunita\/\d+-/);
  expect(all('rss/channel/item/pubDate')).toEqual(['Sat, 21 Nov 2026 09:00:00 GMT', 'Fri, 20 Nov 2026 08:00:00 GMT']);
  expect(all('rss/channel/item/description')[0]).toContain('&lt;script&gt;');
});

test('la pagina della ricerca dice dov’è il suo RSS, anche in inglese', async () => {
  expect((await app.inject('/opportunita?q=cuoco')).body).toMatch(/type="application\/rss\+xml"[^>]*href="\/opportunita\.rss\?q=cuoco"/);
  expect((await app.inject('/en/opportunita?q=cuoco')).body).toContain('href="/en/opportunita.rss?q=cuoco"');
  expect((await app.inject('/en/opportunita.rss?q=cuoco')).body).toContain('<language>en</language>');
});

test('un feed senza risultati resta valido', async () => {
  const { body } = await app.inject('/opportunita.rss?q=xyzxyz&esatto=1');
  expect(readXml(body).filter(({ path }) => path === 'rss/channel/item')).toHaveLength(0);
  const nothing = rss({ title: '\ud800', description: '', language: 'it', url: 'x', selfUrl: 'x', updated: new Date(0), items: [] });
  expect(() => readXml(nothing)).not.toThrow();
});
