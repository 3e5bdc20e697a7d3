import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { profilesForAd } from '../api.ts';
import { adArbitrary, profileArbitrary } from '../testing/arbitraries.ts';
import { anAd, aProfile, NOW } from '../testing/samples.ts';
import { createIndex } from './search-index.ts';

const people = fc
  .array(profileArbitrary, { maxLength: 12 })
  .map((profiles) => profiles.map((profile, position) => ({ id: `p${position}`, profile })));

describe('a chi va bene un annuncio', () => {
  test('una persona c’è se, e solo se, l’annuncio è fra i suoi abbinamenti, con le stesse ragioni', () => {
    let fitting = 0;
    let others = 0;
    fc.assert(
      fc.property(fc.uniqueArray(adArbitrary, { selector: ({ id }) => id, minLength: 1, maxLength: 20 }), people, (ads, all) => {
        const index = createIndex();
        for (const ad of ads) index.upsert(ad);
        const matches = all.map(({ id, profile }) => ({ id, items: index.match({ ...profile, limit: ads.length }, NOW).items }));
        for (const ad of ads) {
          const found = profilesForAd(ad, all, { now: NOW, order: 'given' });
          const mirrored = matches.flatMap(({ id, items }) => items.filter((item) => item.id === ad.id).map((item) => ({ id, item })));
          expect(found.map(({ id }) => id)).toEqual(mirrored.map(({ id }) => id));
          expect(found.map(({ parts }) => parts)).toEqual(mirrored.map(({ item }) => item.parts));
          fitting += found.length;
          others += all.length - found.length;
        }
      }),
      { numRuns: 150 },
    );
    expect(Math.min(fitting, others)).toBeGreaterThan(500);
  });

  test('le persone non sono in classifica: l’ordine non dipende da quanto l’annuncio somiglia loro', () => {
    const strong = aProfile({ skills: [11, 12, 13].map((id) => ({ id })), occupations: [{ id: 500 }] });
    const weak = aProfile({ skills: [{ id: 13, level: 1 }], occupations: [{ isco: '5120' }] });
    const names = Array.from({ length: 40 }, (_, position) => `persona-${position}`);
    const order = (profileOf: (position: number) => typeof strong, id = 1) =>
      profilesForAd(
        anAd({ id }),
        names.map((name, position) => ({ id: name, profile: profileOf(position) })),
        { now: NOW },
      ).map((found) => found.id);
    const mixed = order(() => strong);
    expect(order((position) => (position % 2 ? strong : weak))).toEqual(mixed);
    expect(order(() => weak)).toEqual(mixed);
    expect([...mixed].sort()).toEqual([...names].sort());
    expect(mixed).not.toEqual(names);
    expect(order(() => strong, 2)).not.toEqual(mixed);
    expect(Object.keys(profilesForAd(anAd(), [{ id: 'a', profile: strong }], { now: NOW })[0] ?? {})).not.toContain('score');
  });

  test('un annuncio scaduto non va bene a nessuno', () => {
    expect(profilesForAd(anAd({ expiresAt: NOW }), [{ id: 'a', profile: aProfile() }], { now: NOW })).toEqual([]);
    expect(profilesForAd(anAd({ expiresAt: NOW + 1 }), [{ id: 'a', profile: aProfile() }], { now: NOW })).toHaveLength(1);
  });
});
