import { describe, expect, test } from 'vitest';
import { testApp } from '../../../../test/support/app.ts';
import { testDatabase } from '../../../../test/support/database.ts';
import { fixedClock } from '../../../platform/clock/clock.ts';
import { agesInForce } from '../store/joining/ages-in-force.ts';
import { visibleToCompanies } from '../store/organisations/visible-to-companies.ts';
import { addPerson, cookieOf, send, visit } from '../testing/sign-in.ts';
import { mailsTo } from '../testing/with-password.ts';
import { comeOfAgeJob } from './come-of-age.job.ts';

const database = await testDatabase();
const clock = fixedClock('2026-11-21T09:00:00Z');
const { app, platform } = await testApp(database, { clock });
const SYSTEM = { kind: 'system', why: 'tests look' } as const;
const minor = (birthDate: string) => addPerson(database, { role: 'youth', given: 'Sara', birthDate, protected: true });
const isProtected = async (id: number) =>
  (await database.read((db) => db.selectFrom('accounts_person').select('protected').where('id', '=', id).executeTakeFirstOrThrow(), SYSTEM))
    .protected;
const visible = async () => {
  const { adult } = await agesInForce(platform);
  return (await database.read((db) => visibleToCompanies(db, clock.now(), adult).execute(), SYSTEM)).map(({ id }) => id);
};

describe('chi compie 18 anni', () => {
  test('dal giorno del compleanno a Roma il profilo non è più protetto, lo sa per mail, e nessuna azienda lo vede finché non dice di sì', async () => {
    const sara = await minor('2008-11-22');
    const younger = await minor('2008-11-23');
    // Released by an operator as a minor: that counted for a minor.
    const release = { released_at: clock.now(), released_by: null };
    await database.write((db) => db.updateTable('accounts_person').set(release).where('id', '=', sara.id).execute(), SYSTEM);
    await comeOfAgeJob.run(platform, {});
    expect(await isProtected(sara.id)).toBe(true);
    // Ten past midnight in Rome, still the day before in UTC.
    clock.set(new Date('2026-11-21T23:10:00Z'));
    await comeOfAgeJob.run(platform, {});
    await comeOfAgeJob.run(platform, {});
    expect([await isProtected(sara.id), await isProtected(younger.id)]).toEqual([false, true]);
    expect((await mailsTo(database, sara.email)).length).toBe(1);
    expect(await visible()).not.toContain(sara.id);
    const who = { cookie: await cookieOf(database, clock.now(), { person: sara.id, role: 'youth' }) };
    expect((await visit(app, '/area/dati/consensi', who.cookie)).statusCode).toBe(200);
    await send(app, '/area/dati/consensi', { purpose: 'companies', answer: 'give' }, who);
    expect(await visible()).toContain(sara.id);
  });

  test('nato il 29 febbraio: il primo marzo', async () => {
    const leap = await minor('2008-02-29');
    const past = fixedClock('2026-02-28T12:00:00Z');
    await comeOfAgeJob.run({ ...platform, clock: past }, {});
    expect(await isProtected(leap.id)).toBe(true);
    past.set(new Date('2026-03-01T12:00:00Z'));
    await comeOfAgeJob.run({ ...platform, clock: past }, {});
    expect(await isProtected(leap.id)).toBe(false);
  });
});
