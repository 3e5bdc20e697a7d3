import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { adArbitrary, profileArbitrary } from '../../testing/arbitraries.ts';
import { withChange } from '../../testing/reference-match.ts';
import { anAd, aProfile, CREMONA, DAY, NOW } from '../../testing/samples.ts';
import { createIndex } from '../search-index.ts';
import type { Travel } from '../travel.ts';
import type { AdDocument, MatchProfile, ProfileChange } from '../types.ts';

function indexOf(ads: readonly Partial<AdDocument>[], travel?: Travel) {
  const index = createIndex(travel);
  ads.forEach((ad, position) => {
    index.upsert(anAd({ id: position + 1, ...ad }));
  });
  return index;
}

/** Who waits tables, plus what the test is about. */
const waiting = (changes: Partial<MatchProfile>) => aProfile({ skills: [{ id: 11 }], ...changes });

function answersTo(ads: readonly Partial<AdDocument>[], profile: Partial<MatchProfile>) {
  const index = indexOf(ads);
  const asked = waiting(profile);
  return {
    ids: index
      .match(asked, NOW)
      .items.map(({ id }) => id)
      .sort(),
    blocks: ads.map((_, position) => index.explain(asked, position + 1, NOW)?.blockedBy),
    changes: index.match(asked, NOW).whatWouldChange,
  };
}

const english = (level: 'A2' | 'B1' | 'B2' | 'C1' | null, essential = true) => ({ languages: [{ code: 'en', level, essential }] });

describe('i limiti che una persona mette', () => {
  test('un lavoro rifiutato non passa mai, né lui né il suo gruppo, anche se è fra quelli voluti', () => {
    const ads = [{}, { occupation: 501, isco: '5132' }, { occupation: null, isco: '7212' }, { occupation: null, isco: null }];
    expect(answersTo(ads, { refusedOccupations: [500], occupations: [{ id: 500 }] }).ids).toEqual([2, 3, 4]);
    expect(answersTo(ads, { refusedIsco: ['51'] }).ids).toEqual([3, 4]);
    expect(answersTo(ads, { refusedIsco: ['51'] }).blocks).toEqual([['refused'], ['refused'], [], []]);
    expect(answersTo(ads, { refusedIsco: [''], refusedOccupations: [] }).ids).toEqual([1, 2, 3, 4]);
  });

  test('le ore: chi ne dice altre non passa; chi non le dice passa, se non si chiede «solo»', () => {
    const ads = [
      { hoursWeek: { min: 20, max: 24 } },
      { hoursWeek: { min: 40, max: 40 } },
      { hoursWeek: null },
      { hoursWeek: { min: 24, max: 40 } },
    ];
    const hours = { min: 16, max: 24 };
    expect(answersTo(ads, { hours }).ids).toEqual([1, 3, 4]);
    expect(answersTo(ads, { hours: { ...hours, only: true } })).toMatchObject({
      ids: [1, 4],
      blocks: [[], ['hours'], ['hours'], []],
    });
  });

  test('le ore che vanno bene danno punti, quelle non dette no', () => {
    const [first, second] = indexOf([{ hoursWeek: null }, { hoursWeek: { min: 20, max: 20 } }])
      .match(waiting({ hours: { min: 16, max: 24 } }), NOW)
      .items.map((item) => ({ id: item.id, wish: item.parts.find(({ name }) => name === 'contract') }));
    expect(first).toMatchObject({ id: 2, wish: { points: first?.wish?.max, details: { hoursWished: true } } });
    expect(second).toMatchObject({ id: 1, wish: { points: 0, details: { hours: null, hoursWished: false } } });
  });

  test('una lingua richiesta sopra il proprio livello ferma solo chi ha detto le sue lingue', () => {
    const ads = [english('A2'), english('C1'), english(null), english('C1', false), {}];
    expect(answersTo(ads, { languages: [{ code: 'en', level: 'B1' }] })).toMatchObject({
      ids: [1, 3, 4, 5],
      blocks: [[], ['language'], [], [], []],
    });
    expect(answersTo(ads, { languages: [{ code: 'de', level: 'C2' }] }).ids).toEqual([4, 5]);
    const silent = indexOf(ads).match(waiting({}), NOW).items;
    expect(silent).toHaveLength(5);
    expect(silent.find(({ id }) => id === 2)?.missingLanguages).toEqual([{ code: 'en', level: 'C1' }]);
  });

  test('chi può cominciare più tardi non vede un lavoro che comincia prima', () => {
    const ads = [{ startsOn: NOW }, { startsOn: NOW + 10 * DAY }, { startsOn: null }];
    expect(answersTo(ads, { availableFrom: NOW + 10 * DAY })).toMatchObject({ ids: [2, 3], blocks: [['start'], [], []] });
  });

  test('i minuti di viaggio sono un raggio: quello dei chilometri non conta più', () => {
    const near = { lat: CREMONA.lat + 0.05, lon: CREMONA.lon };
    const ads = [CREMONA, near];
    const limited = { near: CREMONA, radiusKm: 500 };
    expect(answersTo(ads, { ...limited, travel: { mode: 'foot', minutes: 15 } }).blocks).toEqual([[], ['radius']]);
    expect(answersTo(ads, { ...limited, travel: { mode: 'bicycle', minutes: 30 } }).ids).toEqual([1, 2]);
    expect(answersTo(ads, { travel: { mode: 'foot', minutes: 15 } }).ids).toEqual([1, 2]);
  });

  test('chi sa calcolare i percorsi può prendere il posto della stima', () => {
    const crow: Travel = { reachKm: ({ minutes }) => minutes, minutes: (km) => km };
    const near = { lat: CREMONA.lat + 0.05, lon: CREMONA.lon };
    const profile = waiting({ near: CREMONA, travel: { mode: 'foot', minutes: 5 } });
    expect(indexOf([near], crow).match(profile, NOW)).toMatchObject({
      total: 0,
      whatWouldChange: [{ change: { type: 'travel', value: 15 }, opens: 1 }],
    });
    const longer = indexOf([near], crow).match({ ...profile, travel: { mode: 'foot', minutes: 6 } }, NOW);
    expect(longer.items[0]?.parts[1]).toMatchObject({ name: 'distance', details: { travel: { mode: 'foot', minutes: 6 } } });
  });

  test('come lo sappiamo si dice, ma non cambia i punti', () => {
    const index = indexOf([{}]);
    const [declared] = index.match(aProfile({ skills: [{ id: 11 }] }), NOW).items;
    const [certified] = index.match(aProfile({ skills: [{ id: 11, source: 'certified' }] }), NOW).items;
    expect(certified?.score).toBe(declared?.score);
    expect(declared?.parts[0]).toMatchObject({ details: { matched: [11], sources: ['declared'] } });
    expect(certified?.parts[0]).toMatchObject({ details: { matched: [11], sources: ['certified'] } });
  });
});

describe('che cosa cambierebbe, con i nuovi limiti', () => {
  test('una lingua: il livello che apre di più per ogni gradino', () => {
    const ads = [english('B1'), english('B2'), english('B2'), english('C1')];
    const [change] = answersTo(ads, { languages: [{ code: 'en', level: 'A2' }] }).changes;
    expect(change).toEqual({ change: { type: 'language', value: 'en', level: 'B2' }, opens: 3 });
  });

  test('le ore: le poche in più che aprono di più, o chi non le dice', () => {
    const ads = [{ hoursWeek: { min: 25, max: 30 } }, { hoursWeek: { min: 40, max: 40 } }, { hoursWeek: null }];
    const hours = { min: 20, max: 24 };
    expect(answersTo(ads, { hours }).changes).toEqual([{ change: { type: 'hours', value: 25 }, opens: 1 }]);
    expect(answersTo(ads, { hours: { ...hours, only: true } }).changes).toEqual([
      { change: { type: 'hours', value: 'unstated' }, opens: 1 },
    ]);
  });

  test('a caso: ogni tipo di cambiamento capita davvero e apre esattamente quanto dice', () => {
    const index = createIndex();
    for (const ad of fc.sample(
      adArbitrary.map((one) => ({ ...one, expiresAt: null })),
      { numRuns: 400, seed: 12 },
    )) {
      index.upsert(ad);
    }
    const seen = new Map<ProfileChange['type'], number>();
    for (const profile of fc.sample(profileArbitrary, { numRuns: 3000, seed: 13 })) {
      const { total, whatWouldChange } = index.match(profile, NOW);
      for (const { change, opens } of whatWouldChange) {
        seen.set(change.type, (seen.get(change.type) ?? 0) + 1);
        expect(index.match(withChange(profile, change), NOW).total - total).toBe(opens);
      }
    }
    const types = ['contract', 'hours', 'language', 'licence', 'radius', 'skill', 'travel'];
    expect([...seen.keys()].sort()).toEqual(types);
    expect(Math.min(...seen.values())).toBeGreaterThan(20);
  });
});
