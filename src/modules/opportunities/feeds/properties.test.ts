import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readAll } from '../testing/read-all.ts';
import { FEED_FORMATS } from './read-feed.ts';

const runs = { numRuns: 300 };

test('qualunque sequenza di byte dà annunci, rifiuti o un errore con un nome: mai altro', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ maxLength: 400 }),
      fc.constantFrom('auto' as const, ...FEED_FORMATS),
      fc.integer({ min: 1, max: 50 }),
      async (bytes, format, chunk) => {
        const read = await readAll(bytes, { format }, chunk);
        expect(read.error === null || read.error.startsWith('opportunities.feed-')).toBe(true);
      },
    ),
    runs,
  );
});

const pieces = fc.constantFrom(
  '{',
  '}',
  '[',
  ']',
  '"',
  ',',
  ':',
  '\\',
  '\n',
  '<',
  '</',
  '>',
  'job',
  '<job>',
  '</job>',
  '<title>',
  '&amp;',
  '<![CDATA[',
  ']]>',
  '<!--',
  '"@type":"JobPosting"',
  '"title":"x"',
  '"@graph":[',
  '"jobs":[',
  "'",
  '`',
  '${',
  'module.exports=',
  'titolo;comune\n',
  '\0',
  'è',
  '\ud83d',
  '<script type="application/ld+json">',
  '</script>',
);

test('pezzi di feed in disordine non fanno mai cadere un lettore', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(pieces, { maxLength: 40 }), fc.constantFrom('auto' as const, ...FEED_FORMATS), async (parts, format) => {
      await readAll(parts.join(''), { format }, 5);
    }),
    { numRuns: 1_000 },
  );
});

test('il valore di qualunque campo può essere qualunque cosa', async () => {
  const fields = [
    'title',
    'description',
    'jobLocation',
    'baseSalary',
    'hiringOrganization',
    'identifier',
    'employmentType',
    'datePosted',
    'url',
    'attributes',
    'location',
    'properties',
    'Qualifica',
    'Mansioni',
    'Azienda',
    'ID_Richiesta',
    'relationships',
    'links',
    'locationList',
    'salary',
  ];
  await fc.assert(
    fc.asyncProperty(
      fc.dictionary(fc.constantFrom(...fields), fc.jsonValue()),
      fc.constantFrom('cpi' as const, 'schema-org' as const, 'workable' as const, 'eures-json' as const, 'teamtailor' as const),
      async (bag, format) => {
        const read = await readAll(JSON.stringify({ '@type': 'JobPosting', ...bag, __proto__: null }), { format });
        expect(read.error ?? read.failure).toBeNull();
        expect(read.ads.length + read.rejected.length).toBe(1);
      },
    ),
    runs,
  );
});

test('come il feed è tagliato in pezzi, compresso o no, non cambia gli annunci', async () => {
  const posting = fc.record({
    '@type': fc.constant('JobPosting'),
    title: fc.string({ unit: 'grapheme', maxLength: 40 }),
    description: fc.string({ unit: 'grapheme', maxLength: 80 }),
    url: fc.webUrl(),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(posting, { minLength: 1, maxLength: 8 }), fc.constantFrom(1, 2, 3, 7, 64), async (postings, chunk) => {
      const text = JSON.stringify({ '@context': 'https://schema.org', '@graph': postings });
      const whole = await readAll(text);
      expect(whole.ads.length + whole.rejected.length).toBe(postings.length);
      expect(await readAll(text, {}, chunk)).toEqual(whole);
      expect(await readAll(gzipSync(text), {}, chunk)).toEqual(whole);
      expect((await readAll(postings.map((one) => JSON.stringify(one)).join('\n'), {}, chunk)).ads).toEqual(whole.ads);
    }),
    { numRuns: 60 },
  );
});
