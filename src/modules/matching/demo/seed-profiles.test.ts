import { describe, expect, test } from 'vitest';
import { TEST_NOW, testPlatform } from '../../../../test/support/app.ts';
import { furnishedDatabase } from '../../../../test/support/furnished.ts';
import { silentTerminal } from '../../../platform/cli/terminal.ts';
import { fixedClock } from '../../../platform/clock/clock.ts';
import { inventedYouthAfter } from '../../accounts/api.ts';
import { asSystem } from '../../accounts/testing/as-system.ts';
import { taxonomyOf } from '../../taxonomy/api.ts';
import { answersSchema } from '../domain/draft.ts';
import { matchProfile } from '../domain/match-profile.ts';
import { liveIndex } from '../store/live-index.ts';
import { demoAnswers, demoTrades } from './demo-answers.ts';
import { seedProfiles } from './seed-profiles.ts';

const database = await furnishedDatabase();
const platform = testPlatform(database, { clock: fixedClock(TEST_NOW) });
const taxonomy = await taxonomyOf(platform);
const SYSTEM = { kind: 'system', why: 'tests look' } as const;
const people = await database.read((db) => inventedYouthAfter(db, 0, 1000), SYSTEM);

const profiles = async () =>
  (
    await asSystem<{ person: number; answers: unknown }>(
      database,
      'select person_id::int as person, answers from profiles_profile order by person_id',
      [],
    )
  ).map(({ person, answers }) => ({ person, answers: answersSchema.parse(answers) }));

describe('i profili inventati', () => {
  test('ogni persona inventata ha il suo, che le domande di oggi capiscono; rifatto non cambia nulla', async () => {
    const made = await profiles();
    expect(people.length).toBeGreaterThanOrEqual(400);
    expect(made.map(({ person }) => person)).toEqual(people.map(({ person }) => person));
    await seedProfiles(platform, silentTerminal());
    expect(await profiles()).toEqual(made);
  });

  test('sono credibili: competenze del mestiere, luogo di casa, patente solo a chi ha l’età, e quasi tutti diversi', async () => {
    const trades = demoTrades(taxonomy);
    const made = await profiles();
    const ages = new Map(people.map((one) => [one.person, one.age]));
    for (const { person, answers } of made) {
      expect(answers.skills.length, String(person)).toBeGreaterThanOrEqual(3);
      expect(answers.place).not.toBeNull();
      if ((ages.get(person) ?? 0) < 18) {
        expect(answers.licences).not.toContain(trades.licences.b);
        expect(answers.skills.some(({ source }) => source === 'experience')).toBe(false);
      }
    }
    expect(new Set(made.map(({ answers }) => JSON.stringify(answers))).size).toBeGreaterThan(made.length * 0.98);
    expect(new Set(made.flatMap(({ answers }) => answers.occupations)).size).toBeGreaterThan(60);
  });

  test('lo stesso numero dà le stesse risposte', () => {
    const teller = { number: 7, age: 19, place: null, at: new Date(TEST_NOW) };
    expect(demoAnswers(demoTrades(taxonomy), teller)).toEqual(demoAnswers(demoTrades(taxonomy), teller));
    expect(demoAnswers(demoTrades(taxonomy), { ...teller, number: 8 })).not.toEqual(demoAnswers(demoTrades(taxonomy), teller));
  });

  test('servono: quasi per tutti, da qualche parte, c’è un annuncio che corrisponde', async () => {
    const index = await liveIndex(platform);
    await index.refresh();
    const found = (await profiles()).map(({ answers }) =>
      index.match(matchProfile({ ...answers, radiusKm: null, travel: null }, taxonomy, 5), Date.parse(TEST_NOW)),
    );
    expect(found.filter(({ items }) => items.length > 0).length).toBeGreaterThan(found.length * 0.9);
  });
});
