import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readAll } from '../testing/read-all.ts';

const DATA = new URL('../../../../../shared/data/jobs/', import.meta.url);
const present = existsSync(DATA);
if (!present) console.info('saltato: mancano i feed veri in ../shared/data/jobs');

const read = (path: string) => readAll(createReadStream(new URL(path, DATA)), { name: path });

/** The examples that a written specification shows, cleaned of Markdown's escapes and side notes. */
function examples(path: string): string[] {
  const text = readFileSync(new URL(path, DATA), 'utf8');
  const fenced = [...text.matchAll(/```(?:text|xml)?\n(<\?xml[\s\S]*?)```/g)].map(([, xml]) => xml as string);
  if (fenced.length > 0) return fenced.map((xml) => xml.replace(/^\s+/, ''));
  const bare = text
    .replace(/&#x20;/g, ' ')
    .replace(/\\([<[\]\\])/g, '$1')
    .replace(/\\$/gm, '')
    .replace(/\s{4,}[^<>\n]+$/gm, '');
  return [...bare.matchAll(/<\?xml[\s\S]*?<\/jobs>/g)].map(([xml]) => xml);
}

describe.skipIf(!present)('i feed veri', () => {
  test('le offerte dei centri per l’impiego, nelle due forme', async () => {
    const lines = await read('italy/cpi_lazio_offers.jsonl');
    expect([lines.format, lines.ads.length, lines.rejected.length, lines.failure]).toEqual(['cpi', 2384, 0, null]);
    expect(new Set(lines.ads.map((ad) => ad.externalKey)).size).toBe(2384);
    expect(lines.ads.filter((ad) => ad.kind === 'internship')).toHaveLength(128);
    expect(lines.ads.filter((ad) => ad.kind === 'apprenticeship')).toHaveLength(120);
    expect(lines.ads.filter((ad) => ad.contract === null)).toHaveLength(57);
    expect(lines.ads.filter((ad) => ad.expiresAt === null || ad.publishedAt === null)).toEqual([]);
    expect(lines.ads.filter((ad) => /\p{Lu}{6}.*\p{Lu}{6}/u.test(ad.title) && !/\p{Ll}/u.test(ad.title))).toEqual([]);
    const snapshot = await read('italy/cpi_lazio_snapshot.json');
    expect([snapshot.format, snapshot.ads.length, snapshot.rejected.length]).toEqual(['cpi', 64, 0]);
  });

  test('i quasi tremila JobPosting trovati in rete', async () => {
    const { format, ads, rejected } = await read('feeds/schemaorg_jobposting_nhs.jsonl');
    expect([format, ads.length, rejected.length]).toEqual(['schema-org', 2969, 0]);
    expect(ads.filter((ad) => /&(?:lt|gt|amp|nbsp);|<\/?(?:p|li|br|strong)\b/.test(ad.description))).toEqual([]);
    expect(ads.filter((ad) => ad.place.lat === undefined).length).toBeLessThan(30);
    expect(ads.filter((ad) => ad.pay !== null).length).toBeGreaterThan(2_650);
    expect(ads.filter((ad) => ad.publishedAt === null || ad.expiresAt === null)).toEqual([]);
  });

  test('l’esempio ufficiale di schema.org', async () => {
    expect((await read('feeds/schemaorg_jobposting/schemaorg_examples_JobPosting.txt')).ads).toMatchObject([
      { title: 'Software Engineer', schedule: 'full_time', hours: 40, pay: null, place: { name: 'Kirkland', region: 'WA' } },
    ]);
  });

  test.each(['ad_1', 'ad_2', 'ad_with_experience', 'ad_with_nace', 'ad_with_only_country', 'ad_without_nace'])(
    'EURES XML %s',
    async (name) => {
      const { format, ads, rejected } = await read(`feeds/eures_nav/${name}.xml`);
      expect([format, ads.length, rejected.length]).toEqual(['eures-xml', 1, 0]);
      expect(ads[0]?.occupationHint).toMatch(/^isco:\d{4}$/);
      expect(ads[0]?.expiresAt).not.toBeNull();
    },
  );

  test.each([
    ['ad_1', 1],
    ['ad_2', 1],
    ['ad_with_json_formatted_nace', 1],
    ['ad_with_nace', 1],
    ['ad_with_short_styrk', 1],
    ['ad_without_nace', 1],
    ['ad-invalid_json', 1],
    ['ad-db6cc067-7f39-42f1-9866-d9ee47894ec6', 1],
    ['ad-db6cc067-7f39-42f1-9866-d9ee47894ec6_with-elastic-metadata', 1],
    ['elektriker_page1', 20],
    ['elektriker_page2', 20],
  ])('EURES JSON %s', async (name, count) => {
    const { format, ads, rejected } = await read(`feeds/eures_nav/${name}.json`);
    expect([format, ads.length, rejected.length]).toEqual(['eures-json', count, 0]);
    expect(ads.every((ad) => ad.description !== '' && ad.organisation !== null && ad.expiresAt !== null)).toBe(true);
  });

  test('un file EURES vuoto è vuoto', async () => {
    expect((await read('feeds/eures_nav/ad_3.json')).error).toBe('opportunities.feed-empty');
  });

  test('Workable e Teamtailor', async () => {
    expect((await read('feeds/workable/job.json')).ads).toMatchObject([
      { externalKey: 'GROOV005', title: 'Office Manager', schedule: 'full_time' },
    ]);
    const list = await read('feeds/workable/jobs.json');
    expect([list.ads.length, list.rejected.map((item) => item.reason)]).toEqual([1, ['not-published', 'not-published']]);
    expect((await read('feeds/teamtailor/fallback_jobs.js')).ads.map((ad) => ad.title)).toEqual([
      'Utvecklare2',
      'Projektledare2',
      'Frontendutvecklare',
      'Säkerhetsguru',
      'Integrationsexpert',
    ]);
  });

  test.each(['adzuna', 'indeed', 'jobrapido', 'jobsonline', 'linkedin'])(
    'la specifica di %s non è un feed, ma i suoi esempi si leggono',
    async (name) => {
      const path = `feeds/xml_feed_specs/${name}.md`;
      expect(await read(path)).toMatchObject({ error: 'opportunities.feed-unknown-format', params: { looksLike: 'markdown' } });
      const feeds = examples(path).filter((xml) => xml.includes('<job'));
      expect(feeds.length).toBeGreaterThan(0);
      for (const xml of feeds) {
        const { format, ads, rejected, failure } = await readAll(xml);
        expect([format, failure]).toEqual(['indeed-xml', null]);
        expect(rejected.every((item) => item.reason === 'missing-title')).toBe(true);
        if (name !== 'adzuna') expect(ads).toHaveLength(1);
      }
    },
  );
});
