import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { adArbitrary, profileArbitrary, queryArbitrary } from '../testing/arbitraries.ts';
import { createReference } from '../testing/reference.ts';
import { anAd, NOW } from '../testing/samples.ts';
import type { Index } from './index-contract.ts';
import { decodeFacts, ENGINE_VERSION, encodeFacts, type NumberedAd, prepareAd } from './prepared-ad.ts';
import { createIndex, restoreIndex } from './search-index.ts';
import type { AdDocument } from './types.ts';

type Step = { readonly add: AdDocument } | { readonly remove: number } | { readonly keep: true };

const steps = fc.array(
  fc.oneof(
    { weight: 12, arbitrary: adArbitrary.map((add) => ({ add })) },
    { weight: 3, arbitrary: fc.record({ remove: fc.integer({ min: 1, max: 60 }) }) },
    { weight: 1, arbitrary: fc.constant({ keep: true as const }) },
  ),
  { minLength: 20, maxLength: 120, size: 'max' },
);

/** What a file would hold: every section in a buffer of its own. */
function sectionsOf(index: Index): Map<string, Uint8Array> {
  const pieces = new Map<string, Uint8Array[]>();
  for (const { section, bytes } of index.snapshot()) pieces.set(section, [...(pieces.get(section) ?? []), bytes]);
  return new Map(Array.from(pieces, ([section, parts]) => [section, Uint8Array.from(Buffer.concat(parts))]));
}

function keptAndTaken(index: Index): Index {
  const sections = sectionsOf(index);
  return restoreIndex((name) => sections.get(name) ?? new Uint8Array());
}

/** `loaded`: as many of the first ads as can be are prepared, written, read and loaded together. */
function indexAfter(history: readonly Step[], loaded: boolean): Index {
  const first = loaded ? firstAds(history) : [];
  let index = loadedIndex(first);
  for (const step of history.slice(first.length)) {
    if ('keep' in step) index = keptAndTaken(index);
    else if ('remove' in step) index.remove(step.remove);
    else index.upsert(step.add);
  }
  return index;
}

/** The ads before the first other step and before one comes again. */
function firstAds(history: readonly Step[]): AdDocument[] {
  const ads = new Map<number, AdDocument>();
  for (const step of history) {
    if (!('add' in step) || ads.has(step.add.id)) break;
    ads.set(step.add.id, step.add);
  }
  return [...ads.values()];
}

function loadedIndex(ads: readonly AdDocument[]): Index {
  const index = createIndex();
  const load = index.load();
  const numbers = new Map([['di nessuno', 0]]);
  const numbered = ads.map((ad): NumberedAd => {
    const { words, ...facts } = prepareAd(ad);
    for (const word of words) if (!numbers.has(word)) numbers.set(word, numbers.size * 3);
    return { ...decodeFacts(encodeFacts(facts)), words: words.map((word) => numbers.get(word) ?? -1) };
  });
  for (const [word, number] of numbers) load.learn(number, word);
  for (const ad of numbered) expect(load.add(ad)).toBe(true);
  for (const _ of load.finish());
  return index;
}

describe('un indice tenuto su disco e ripreso', () => {
  test('risponde come se non si fosse mai fermato, anche dopo altre modifiche e riprese; e come la copia ingenua', () => {
    fc.assert(
      fc.property(
        steps,
        fc.array(queryArbitrary, { minLength: 6, maxLength: 8 }),
        fc.array(profileArbitrary, { minLength: 6, maxLength: 8 }),
        (history, queries, profiles) => {
          const unbroken = indexAfter(
            history.filter((step) => !('keep' in step)),
            false,
          );
          const resumed = keptAndTaken(indexAfter(history, true));
          const reference = createReference();
          for (const step of history) {
            if ('add' in step) reference.upsert(step.add);
            else if ('remove' in step) reference.remove(step.remove);
          }
          for (const query of queries) {
            expect(resumed.search(query, NOW)).toEqual(unbroken.search(query, NOW));
            expect(resumed.search(query, NOW).total).toBe(reference.search(query, NOW).total);
          }
          for (const profile of profiles) expect(resumed.match(profile, NOW)).toEqual(unbroken.match(profile, NOW));
          for (const begun of ['ca', 'sal', 'wa']) expect(resumed.complete(begun)).toEqual(unbroken.complete(begun));
          expect(resumed.fingerprint(NOW)).toEqual(unbroken.fingerprint(NOW));
        },
      ),
      { numRuns: 120 },
    );
  });

  test('rifatto con i soli annunci presenti, non ricorda parole né righe di quelli tolti', () => {
    fc.assert(
      fc.property(steps, fc.array(queryArbitrary, { minLength: 4, maxLength: 6 }), (history, queries) => {
        const present = new Map<number, AdDocument>();
        for (const step of history) {
          if ('add' in step) present.set(step.add.id, step.add);
          else if ('remove' in step) present.delete(step.remove);
        }
        const made = indexAfter(
          Array.from(present.values(), (add) => ({ add })),
          true,
        );
        const reference = createReference();
        for (const ad of present.values()) reference.upsert(ad);
        for (const query of queries) {
          const { didYouMean: _, ...found } = made.search(query, NOW);
          expect(found).toEqual(reference.search(query, NOW));
        }
        expect(made.fingerprint(NOW)).toEqual(indexAfter(history, false).fingerprint(NOW));
        expect(made.useless(Number.NEGATIVE_INFINITY)).toBe(0);
      }),
      { numRuns: 80 },
    );
  });

  test('sezioni che non stanno insieme non diventano un indice', () => {
    const index = createIndex();
    for (let id = 1; id <= 5; id++) index.upsert(anAd({ id }));
    const sections = sectionsOf(index);
    for (const name of sections.keys()) {
      if (name.endsWith('.values') || name.startsWith('skills.') || name === 'forms.sorted' || name.startsWith('postings.')) continue;
      const cut = new Map(sections).set(name, (sections.get(name) as Uint8Array).slice(0, -1));
      if (name !== 'forms' && name !== 'stems') expect(() => restoreIndex((one) => cut.get(one) as Uint8Array), name).toThrow();
    }
  });
});

describe('annunci preparati', () => {
  test('si leggono come furono scritti, qualunque cosa contengano', () => {
    const odd = anAd({
      title: 'a\nb\tc "d" \\ e\u2028f',
      body: '',
      organisation: 'Acme\r\n& C.',
      place: { istat: '1', name: 'Ca’\nFoscari', province: 'a"b' },
    });
    const written = (ad: AdDocument) => {
      const { words: _, ...facts } = prepareAd(ad);
      expect(decodeFacts(encodeFacts(facts))).toEqual(facts);
    };
    written(odd);
    written(anAd({ title: '', body: '', organisation: '', place: null }));
    fc.assert(fc.property(adArbitrary, written));
  });

  test('un annuncio con una parola che nessuno ha detto resta fuori, tutto', () => {
    const index = createIndex();
    const load = index.load();
    load.learn(1, 'cuoco');
    const { words: _, ...facts } = prepareAd(anAd({ title: 'Cuoco' }));
    expect(load.add({ ...facts, words: [1, 2] })).toBe(false);
    expect(load.add({ ...facts, words: [1], counts: [1] })).toBe(true);
    for (const _ of load.finish());
    expect(index.size).toBe(1);
    expect(index.search({ text: 'cuoco', sort: 'relevance', offset: 0, limit: 5 }, NOW).total).toBe(1);
  });

  test('un testo qualunque non è un annuncio preparato', () => {
    for (const text of ['', 'ciao', '[[1]]', '[[1],[],[],[]]\n{}']) expect(() => decodeFacts(text)).toThrow();
  });
});

test('chi cambia parole, radici o fatti alza la versione del motore, perché quanto è preparato o su disco non vale più', () => {
  const words = 'cameriera camerieri saldatrice saldatori commercialista anziani pasticcere dottoressa waiters welding uffici città c++ b2';
  const ad = anAd({ title: words, body: 'Cerchiamo un’infermiera per H&M, sala e bar' });
  const stems = createIndex();
  stems.upsert(ad);
  const kept = Array.from(stems.snapshot(), ({ section, bytes }) => [section, crc32(bytes)]);
  // Another number here needs another version there.
  expect({ version: ENGINE_VERSION, content: crc32(JSON.stringify([kept, encodeFacts(prepareAd(ad)), prepareAd(ad).words])) }).toEqual({
    version: 2,
    content: 4_046_064_065,
  });
});
