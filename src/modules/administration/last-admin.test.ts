import type { FastifyInstance } from 'fastify';
import { beforeEach, expect, test } from 'vitest';
import { TEST_NOW, testApp } from '../../../test/support/app.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { modules } from '../../app.ts';
import { fixedClock } from '../../platform/clock/clock.ts';
import { cookieOf, type SignedIn, send, signedIn, visit } from '../accounts/testing/sign-in.ts';

const database = await testDatabase();
const clock = fixedClock(TEST_NOW);
const now = new Date(TEST_NOW);
const { app, platform } = await testApp(database, { clock });
const SYSTEM = { kind: 'system', why: 'tests change who administers' } as const;
const LEAVE = '/area/dati/cancella';

let first: SignedIn;
let second: SignedIn;

/** Two who administer, and nobody else. */
beforeEach(async () => {
  clock.set(now);
  await database.write((db) => db.deleteFrom('accounts_personal_role').where('role', '=', 'admin').execute(), SYSTEM);
  first = await signedIn(database, now, 'admin');
  second = await signedIn(database, now, 'admin');
});

const change = (by: SignedIn, whom: SignedIn, azione: string) =>
  send(
    app as FastifyInstance,
    `/admin/persone/${whom.publicId}`,
    { azione, motivo: 'Prova' },
    { cookie: by.cookie, from: '/area/account/nome' },
  );
const leave = (who: SignedIn) => send(app, LEAVE, {}, { cookie: who.cookie, from: '/area/account/nome' });
const administer = () =>
  database.read(
    (db) =>
      db
        .selectFrom('accounts_personal_role as r')
        .innerJoin('accounts_person as p', 'p.id', 'r.person_id')
        .select('p.id')
        .where('r.role', '=', 'admin')
        .where('p.status', '=', 'active')
        .execute(),
    SYSTEM,
  );
const run = (name: string) =>
  modules
    .flatMap((module) => module.jobs ?? [])
    .find((job) => job.name === name)
    ?.run(platform, {});

test('chi amministra da sola non cancella il suo account: una frase dice perché e che cosa fare; data la chiave a un’altra persona, può', async () => {
  expect((await change(first, second, 'admin-off')).statusCode).toBe(303);
  const refused = await leave(first);
  expect(refused.statusCode).toBe(409);
  expect(refused.body).toContain('Nessun altro amministra Talent Hub');
  expect(await administer()).toEqual([{ id: first.id }]);
  expect((await change(first, second, 'admin-on')).statusCode).toBe(303);
  expect((await leave(first)).headers.location).toBe(`${LEAVE}?esito=leaving`);
  // Who is leaving counts no more: the other one is the last.
  const other = { ...second, cookie: await cookieOf(database, now, { person: second.id, role: 'admin' }) };
  expect((await leave(other)).statusCode).toBe(409);
});

test('chi amministra da sola e non entra da due anni resta', async () => {
  await change(first, second, 'admin-off');
  const long = new Date(now.getTime() - 800 * 86_400_000);
  await database.write(
    (db) => db.updateTable('accounts_person').set({ last_sign_in_at: long }).where('id', '=', first.id).execute(),
    SYSTEM,
  );
  await run('accounts-close-unused');
  expect(await administer()).toEqual([{ id: first.id }]);
});

test.each(['suspend', 'admin-off'])('due che si tolgono a vicenda nello stesso momento (%s): ne resta sempre una', async (azione) => {
  for (let round = 0; round < 8; round++) {
    const pair = round === 0 ? [first, second] : await Promise.all([signedIn(database, now, 'admin'), signedIn(database, now, 'admin')]);
    const [one, two] = pair as [SignedIn, SignedIn];
    await database.write(
      (db) => db.deleteFrom('accounts_personal_role').where('role', '=', 'admin').where('person_id', 'not in', [one.id, two.id]).execute(),
      SYSTEM,
    );
    const answers = await Promise.all([change(one, two, azione), change(two, one, azione)]);
    expect(await administer(), `${round}`).toHaveLength(1);
    expect(answers.filter((answer) => answer.statusCode === 303 && String(answer.headers.location).includes('saved'))).toHaveLength(1);
    for (const answer of answers) expect(answer.statusCode).toBeLessThan(500);
  }
});

test('due che se ne vanno nello stesso momento, o una se ne va mentre l’altra la sospende: ne resta sempre una', async () => {
  for (let round = 0; round < 8; round++) {
    const [one, two] = [await signedIn(database, now, 'admin'), await signedIn(database, now, 'admin')];
    await database.write(
      (db) => db.deleteFrom('accounts_personal_role').where('role', '=', 'admin').where('person_id', 'not in', [one.id, two.id]).execute(),
      SYSTEM,
    );
    const answers = await Promise.all([leave(one), round % 2 === 0 ? leave(two) : change(one, two, 'suspend')]);
    expect((await administer()).length, `${round}`).toBe(1);
    for (const answer of answers) expect(answer.statusCode).toBeLessThan(500);
  }
  expect((await visit(app, LEAVE, first.cookie)).statusCode).toBeLessThan(500);
});
