import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { adArbitrary, profileArbitrary } from '../../testing/arbitraries.ts';
import { anAd, aProfile, CREMONA, DAY, MILANO, NOW } from '../../testing/samples.ts';
import { createIndex } from '../search-index.ts';
import type { AdDocument, MatchProfile } from '../types.ts';

function indexOf(...ads: Partial<AdDocument>[]) {
  const index = createIndex();
  ads.forEach((ad, position) => {
    index.upsert(anAd({ id: position + 1, ...ad }));
  });
  return index;
}

const idsOf = (index: ReturnType<typeof createIndex>, profile: Partial<MatchProfile>) =>
  index.match(aProfile(profile), NOW).items.map(({ id }) => id);

describe('le ragioni di un abbinamento', () => {
  test('in più di diecimila abbinamenti le parti sono intere, restano nei limiti e sommano al punteggio', () => {
    const index = createIndex();
    for (const ad of fc.sample(
      adArbitrary.chain((one) => fc.integer({ min: 1, max: 100_000 }).map((id) => ({ ...one, id }))),
      { numRuns: 300, seed: 1 },
    )) {
      index.upsert(ad);
    }
    let matches = 0;
    const wrong: unknown[] = [];
    for (const profile of fc.sample(profileArbitrary, { numRuns: 400, seed: 2 })) {
      for (const item of index.match({ ...profile, limit: 100 }, NOW).items) {
        matches++;
        const { score, parts } = item;
        const points = parts.reduce((sum, part) => sum + part.points, 0);
        const most = parts.reduce((sum, part) => sum + part.max, 0);
        const whole = parts.every((part) => Number.isInteger(part.points) && part.points >= 0 && part.points <= part.max);
        const explained = index.explain(profile, item.id, NOW);
        const same = explained?.blockedBy.length === 0 && isDeepStrictEqual(explained.item, item);
        if (points !== score || most !== 100 || !whole || !same) wrong.push({ item, explained });
      }
    }
    expect(wrong).toEqual([]);
    expect(matches).toBeGreaterThan(10_000);
  });

  test('una persona che ha e vuole proprio questo prende cento', () => {
    const index = indexOf({ publishedAt: NOW, skills: [11, 12, 14].map((id) => ({ id, essential: true })) });
    const profile = aProfile({
      skills: [{ id: 11 }, { id: 12, level: 3 }, { id: 14 }],
      occupations: [{ id: 500 }],
      interests: { R: 0.3, I: 0.1, A: 0.2, S: 0.8, E: 0.6, C: 0.3 },
      near: CREMONA,
      radiusKm: 0,
      contracts: ['fixed_term'],
      schedules: ['full_time'],
    });
    expect(index.match(profile, NOW).items).toMatchObject([{ score: 100, missing: [] }]);
  });

  test('le ragioni portano i valori per scriverle', () => {
    const profile = aProfile({ skills: [{ id: 11, level: 1 }], occupations: [{ isco: '5132' }], near: MILANO, schedules: ['part_time'] });
    const [item] = indexOf({}).match(profile, NOW).items;
    expect(item?.missing).toEqual([12]);
    expect(item?.parts).toMatchObject([
      { name: 'skills', details: { matched: [11], missingEssential: [12], missingOptional: [13] } },
      { name: 'occupation', details: { digits: 3, occupation: 500, isco: '5131' } },
      { name: 'distance', details: { km: expect.closeTo(75, -1), reachKm: 100 } },
      { name: 'contract', points: 0, details: { contractWished: null, scheduleWished: false } },
      { name: 'recency', details: { days: 2 } },
    ]);
  });

  test('un livello più alto non vale mai meno, una competenza essenziale vale più di una utile', () => {
    const index = indexOf({});
    const score = (skills: MatchProfile['skills']) => index.match(aProfile({ skills }), NOW).items[0]?.score ?? 0;
    expect(score([{ id: 11, level: 1 }])).toBeLessThan(score([{ id: 11, level: 2 }]));
    expect(score([{ id: 11, level: 2 }])).toBeLessThan(score([{ id: 11 }]));
    expect(score([{ id: 13 }])).toBeLessThan(score([{ id: 11 }]));
  });
});

describe('chi è dentro e chi è fuori', () => {
  test('i limiti decidono: patente, contratto, tipo, raggio, scadenza', () => {
    const index = indexOf({}, { licences: [90] }, { contract: null }, { kind: 'course' }, MILANO, { expiresAt: NOW });
    const profile = { skills: [{ id: 11 }], near: CREMONA, radiusKm: 10, contracts: ['fixed_term'], kinds: ['job'] };
    expect(idsOf(index, profile)).toEqual([1]);
    const blocks = [1, 2, 3, 4, 5, 6].map((id) => index.explain(aProfile(profile), id, NOW)?.blockedBy);
    expect(blocks).toEqual([[], ['licence'], ['contract'], ['kind'], ['radius'], ['expired']]);
  });

  test('senza competenze, professioni o interessi in comune un annuncio non si propone, per quanto vicino e recente', () => {
    expect(idsOf(indexOf({}), { skills: [{ id: 77 }], near: CREMONA })).toEqual([]);
    expect(indexOf({}).explain(aProfile({ skills: [{ id: 77 }] }), 1, NOW)?.blockedBy).toEqual(['evidence']);
  });

  test('chi non ha ancora detto nulla vede i più vicini e recenti', () => {
    const index = indexOf(MILANO, { publishedAt: NOW - 30 * DAY }, {});
    expect(idsOf(index, { near: CREMONA })).toEqual([3, 2, 1]);
    expect(index.match(aProfile({ near: CREMONA }), NOW).whatWouldChange).toEqual([]);
  });

  test('interessi tutti uguali non dicono nulla', () => {
    const flat = { R: 0.5, I: 0.5, A: 0.5, S: 0.5, E: 0.5, C: 0.5 };
    expect(indexOf({ riasec: null }).match(aProfile({ interests: flat }), NOW).total).toBe(1);
  });

  test('un annuncio senza posizione resta se non c’è raggio, ma senza punti di distanza', () => {
    const index = indexOf({ lat: null, lon: null });
    expect(index.match(aProfile({ near: CREMONA }), NOW).items[0]?.parts[0]).toMatchObject({
      name: 'distance',
      points: 0,
      details: { km: null },
    });
    expect(idsOf(index, { near: CREMONA, radiusKm: 500 })).toEqual([]);
  });

  test('a parità di punti: meno candidature, poi più recente, poi numero più piccolo', () => {
    const index = indexOf({ applications: 9 }, { publishedAt: NOW - 2 * DAY - 5 }, {}, {});
    expect(idsOf(index, { skills: [{ id: 11 }] })).toEqual([3, 4, 2, 1]);
  });

  test('un desiderio in più sposta l’ordine, non allarga l’insieme', () => {
    fc.assert(
      fc.property(fc.array(adArbitrary, { maxLength: 60 }), profileArbitrary, (ads, profile) => {
        const index = indexOf(...ads);
        const without = index.match({ ...profile, schedules: [], limit: 100 }, NOW);
        const wishing = index.match({ ...profile, schedules: ['full_time'], limit: 100 }, NOW);
        expect(wishing.items.map(({ id }) => id).sort()).toEqual(without.items.map(({ id }) => id).sort());
      }),
    );
  });
});

describe('che cosa cambierebbe', () => {
  test('una patente, dieci chilometri, un contratto: con il numero esatto di annunci', () => {
    const near = { lat: 45.2, lon: 10.02 };
    const index = indexOf(
      {},
      { licences: [90] },
      { licences: [90] },
      { licences: [90] },
      near,
      near,
      { contract: 'permanent' },
      { licences: [90, 91] },
    );
    const profile = aProfile({ skills: [{ id: 11 }], near: CREMONA, radiusKm: 2, contracts: ['fixed_term'] });
    expect(index.match(profile, NOW).whatWouldChange).toEqual([
      { change: { type: 'licence', value: 90 }, opens: 3 },
      { change: { type: 'radius', value: 12 }, opens: 2 },
      { change: { type: 'contract', value: 'permanent' }, opens: 1 },
    ]);
  });

  test('la competenza che apre più annunci', () => {
    const asking = (...ids: number[]) => ({ skills: ids.map((id) => ({ id, essential: false })) });
    const index = indexOf({}, asking(21), asking(21, 22), asking(22, 21), asking(22));
    expect(index.match(aProfile({ skills: [{ id: 11 }] }), NOW).whatWouldChange).toEqual([
      { change: { type: 'skill', value: 21 }, opens: 3 },
    ]);
  });
});
