import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { SaxesParser } from 'saxes';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { modules } from '../../src/app.ts';
import { silentTerminal } from '../../src/platform/cli/terminal.ts';
import { testApp } from '../support/app.ts';
import { jobPosting, jobPostingFeed } from '../support/feed.ts';
import { furnishedDatabase } from '../support/furnished.ts';

const database = await furnishedDatabase();
const folder = mkdtempSync(join(tmpdir(), 'talenthub-hostile-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Ways out of a text, of an attribute, of a script element, of CDATA, of a template, of a header. "thxss" marks what got out. */
const PAYLOADS = [
  '<script>thxss()</script>',
  '</script><script>thxss()</script>',
  '"><img src=x onerror=thxss()>',
  "' onmouseover='thxss()' x='",
  '" autofocus onfocus="thxss()" x="',
  '<svg/onload=thxss()>',
  '<!--<script>thxss()//-->',
  ']]><thxss/>',
  '&lt;thxss&gt;&#60;thxss&#62;',
  '\u003cthxss\u003e',
  '{{thxss}}<%= thxss %>',
  'javascript:thxss()',
  '\u2028thxss()\u2029\u202ethxss',
  "'; drop table opportunities_ad; -- thxss",
];
const SCRIPTS = [
  'javascript:thxss()',
  ' java\nscript:thxss()',
  'data:text/html,<script>thxss()</script>',
  'vbscript:thxss',
  '//evil.example/thxss',
];

/** An ad with the payload in everything that a source may fill in. */
function hostileAd(payload: string, n: number): Record<string, unknown> {
  return jobPosting(n, {
    identifier: `${payload}-${n}`,
    title: `Cameriere ${n} ${payload}`,
    description: `${payload} Cerchiamo personale di sala. ${payload}`,
    hiringOrganization: { '@type': 'Organization', name: payload, sameAs: payload },
    jobLocation: {
      '@type': 'Place',
      address: { addressLocality: n % 2 ? 'Cremona' : payload, addressRegion: payload, addressCountry: 'IT' },
    },
    baseSalary: { '@type': 'MonetaryAmount', currency: payload, value: { value: payload, unitText: payload } },
    employmentType: payload,
    workHours: payload,
    occupationalCategory: payload,
    skills: payload,
    url: SCRIPTS[n % SCRIPTS.length],
    inLanguage: payload,
    industry: payload,
  });
}

let app: FastifyInstance;
let ids: { id: number; slug: string }[];

beforeAll(async () => {
  const served = await testApp(database);
  app = served.app;
  const file = join(folder, 'feed.json');
  writeFileSync(file, jobPostingFeed(PAYLOADS.map(hostileAd)));
  const command = modules.flatMap((module) => module.commands ?? []).find(({ name }) => name === 'import jobs');
  await command?.run(served.platform, [file, '--source', PAYLOADS[2] ?? ''], silentTerminal());
  // And as if the importer had let everything through: the last wall is where texts are printed.
  ({ rows: ids } = await database.pool.query(
    "select id, slug from opportunities_ad where title like 'Cameriere %' and not demo order by id",
  ));
  for (const [index, { id }] of ids.entries()) {
    const payload = PAYLOADS[index % PAYLOADS.length];
    await database.pool.query(
      `update opportunities_ad set title = $2, description = $2 || ' cameriere ' || $2, organisation = $2, place_label = $2, place_name = $2,
         agreement = $2, apply_url = $3, pay_currency = left($2, 3) where id = $1`,
      [id, `cameriere ${payload}`, SCRIPTS[index % SCRIPTS.length]],
    );
  }
});

/** Takes the page apart as a browser does, as far as is needed to see tags and attributes that we did not write. */
function expectClean(html: string, what: string): void {
  const scripts = [...html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)].map((match) => match[1] ?? '');
  for (const script of scripts) expect(() => JSON.parse(script), what).not.toThrow();
  const rest = html.replace(/<script type="application\/ld\+json">.*?<\/script>/gs, '');
  const tags = rest.match(/<[a-z!/](?:[^>"']|"[^"]*"|'[^']*')*>/gi) ?? [];
  const bare = tags.map((tag) => tag.replace(/"[^"]*"|'[^']*'/g, '""'));
  expect(
    bare.filter((tag) => /thxss|\son\w+=|<svg\/onload|<!--/i.test(tag)),
    what,
  ).toEqual([]);
  const links = tags.flatMap((tag) => [...tag.matchAll(/\s(?:href|src|action)="([^"]*)"/g)].map((match) => match[1] ?? ''));
  expect(
    links.filter((link) => /^\s*(javascript|data|vbscript|\/\/)/i.test(link.replace(/\s/g, ''))),
    what,
  ).toEqual([]);
}

function parseXml(xml: string): string[] {
  const names: string[] = [];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', (tag) => names.push(tag.name));
  parser.write(xml).close();
  return names;
}

describe('un annuncio scritto per fare danni', () => {
  test('entra, ed è mostrato come testo nella sua pagina, nella segnalazione e in inglese', async () => {
    expect(ids.length).toBeGreaterThanOrEqual(8);
    for (const { id, slug } of ids) {
      for (const path of [`/opportunita/${id}-${slug}`, `/en/opportunita/${id}-${slug}`, `/opportunita/${id}-${slug}/segnala`]) {
        const answer = await app.inject(path);
        expect([200, 302], path).toContain(answer.statusCode);
        expectClean(answer.body, path);
      }
      expect(slug).toMatch(/^[a-z0-9-]*$/);
    }
  });

  test('e negli elenchi, nella mappa, nella pagina iniziale, nei risultati di una ricerca ostile', async () => {
    const searches = PAYLOADS.map((payload) => `/opportunita?q=${encodeURIComponent(payload)}&near=${encodeURIComponent(payload)}`);
    for (const path of [
      '/',
      '/opportunita?q=cameriere',
      '/opportunita?mappa=1',
      '/opportunita?q=thxss',
      '/professioni?q=thxss',
      ...searches,
    ]) {
      const answer = await app.inject(path);
      expect(answer.statusCode, path).toBe(200);
      expectClean(answer.body, path);
    }
  });

  test('gli RSS e la mappa del sito sono XML giusto, senza elementi suoi', async () => {
    for (const path of [
      '/opportunita.rss',
      '/opportunita.rss?q=cameriere',
      `/opportunita.rss?q=${encodeURIComponent(PAYLOADS[7] ?? '')}`,
      '/sitemap.xml',
    ]) {
      const answer = await app.inject(path);
      expect(answer.statusCode, path).toBe(200);
      expect(answer.headers['content-type'], path).toMatch(/xml/);
      expect(
        parseXml(answer.body).filter((name) => /^(script|img|svg|.*thxss.*)$/i.test(name)),
        path,
      ).toEqual([]);
    }
  });

  test('le API lo danno come dato JSON, mai come pagina', async () => {
    for (const path of [
      '/api/v1/opportunities?q=cameriere',
      '/api/v1/complete?q=cam',
      '/openapi.json',
      ...ids.map(({ id }) => `/api/v1/opportunities/${id}`),
    ]) {
      const answer = await app.inject(path);
      expect(answer.headers['content-type'], path).toMatch(/^application\/json/);
      expect(answer.headers['x-content-type-options']).toBe('nosniff');
      expect(() => answer.json(), path).not.toThrow();
      expect(JSON.stringify(answer.json()), path).not.toMatch(/"(apply_url|url)":"\s*(javascript|data|vbscript):/i);
    }
    const posting = await app.inject({ url: `/api/v1/opportunities/${ids[0]?.id}`, headers: { accept: 'application/ld+json' } });
    expect(posting.json()['@type']).toBe('JobPosting');
  });

  test('quello che una persona scrive nei moduli torna come testo', async () => {
    const page = await app.inject('/segnala-problema');
    const token = /name="_csrf" value="([^"]+)"/.exec(page.body)?.[1] ?? '';
    for (const payload of PAYLOADS) {
      const answer = await app.inject({
        method: 'POST',
        url: '/segnala-problema',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        payload: new URLSearchParams({ _csrf: token, page: payload, description: '', replyTo: payload }).toString(),
        remoteAddress: `10.3.0.${PAYLOADS.indexOf(payload)}`,
      });
      expect(answer.statusCode).toBe(422);
      expect(answer.body).toContain('thxss');
      expectClean(answer.body, payload);
    }
  });
});
