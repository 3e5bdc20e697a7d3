import { describe, expect, test } from 'vitest';
import { TEST_NOW, testApp } from '../../../../test/support/app.ts';
import { testDatabase } from '../../../../test/support/database.ts';
import { fixedClock } from '../../../platform/clock/clock.ts';
import { sessionBehind } from '../testing/organisations.ts';
import { addMembership, addOrganisation, addPerson, cookieOf, send, visit } from '../testing/sign-in.ts';

const database = await testDatabase();
const { app } = await testApp(database);
const now = new Date(TEST_NOW);
const PATH = '/area/ruolo';

/** Somebody who is a young person and also works for a company and a centre. */
async function manyHats() {
  const person = await addPerson(database, { role: 'youth', birthDate: '2000-01-02' });
  const company = await addOrganisation(database, { kind: 'company', name: 'Officina Prova' });
  const centre = await addOrganisation(database, { kind: 'youth_centre', name: 'Centro Prova', provinces: ['CR'] });
  const asCompany = await addMembership(database, person.id, company.id, 'company', true);
  const asOperator = await addMembership(database, person.id, centre.id, 'operator');
  return { person, asCompany, asOperator };
}

const newCookie = (answer: { headers: Record<string, unknown> }) => String(answer.headers['set-cookie']).split(';')[0] ?? '';

describe('cambiare ruolo', () => {
  test('la pagina elenca i ruoli, e quello in uso non ha pulsante', async () => {
    const { person } = await manyHats();
    const page = await visit(app, PATH, await cookieOf(database, now, { person: person.id, role: 'youth' }));
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain('Officina Prova');
    expect(page.body).toContain('Centro Prova');
    expect(page.body.match(/name="appartenenza"/g)).toHaveLength(2);
  });

  test('con due prove si passa subito: cookie nuovo, quello vecchio non vale più', async () => {
    const { person, asCompany } = await manyHats();
    const cookie = await cookieOf(database, now, { person: person.id, role: 'youth', factors: 2 });
    const answer = await send(app, PATH, { ruolo: 'company', appartenenza: String(asCompany) }, { cookie });
    expect(answer.headers.location).toBe('/azienda');
    const fresh = newCookie(answer);
    expect(fresh).not.toBe(cookie);
    expect(await sessionBehind(database, fresh)).toEqual({ role: 'company', level: 'full', factors: 2 });
    expect((await visit(app, '/azienda', fresh)).statusCode).toBe(200);
    expect((await visit(app, PATH, cookie)).headers.location).toMatch(/^\/accedi/);
    expect((await visit(app, '/operatori', fresh)).statusCode).toBe(404);
  });

  test('con una prova sola un ruolo che ne chiede due non si apre: prima si fa il secondo passaggio', async () => {
    const { person, asOperator } = await manyHats();
    const cookie = await cookieOf(database, now, { person: person.id, role: 'youth' });
    const answer = await send(app, PATH, { ruolo: 'operator', appartenenza: String(asOperator) }, { cookie });
    expect(answer.headers.location).toBe('/area/sicurezza/secondo-fattore');
    const fresh = newCookie(answer);
    expect(await sessionBehind(database, fresh)).toEqual({ role: 'operator', level: 'enrol', factors: 1 });
    expect((await visit(app, '/operatori', fresh)).headers.location).toBe('/area/sicurezza/secondo-fattore');
  });

  test('chi ha già l’app con i codici deve dare il codice, non farne un’altra', async () => {
    const { person, asOperator } = await manyHats();
    await database.write(
      (db) => db.insertInto('accounts_totp').values({ person_id: person.id, secret: 'x', confirmed_at: now }).execute(),
      { kind: 'system', why: 'a test gives somebody an app' },
    );
    const cookie = await cookieOf(database, now, { person: person.id, role: 'youth' });
    const answer = await send(app, PATH, { ruolo: 'operator', appartenenza: String(asOperator) }, { cookie });
    expect(answer.headers.location).toBe('/accedi/codice');
  });

  test('due prove date ieri non bastano per un ruolo le cui sessioni durano mezza giornata', async () => {
    const { person, asOperator } = await manyHats();
    const cookie = await cookieOf(database, new Date(now.getTime() - 13 * 3_600_000), { person: person.id, role: 'youth', factors: 2 });
    const answer = await send(app, PATH, { ruolo: 'operator', appartenenza: String(asOperator) }, { cookie });
    expect(await sessionBehind(database, newCookie(answer))).toMatchObject({ level: 'enrol', factors: 1 });
  });

  test('cambiare ruolo non allunga la sessione', async () => {
    const { person, asOperator } = await manyHats();
    const begun = new Date(now.getTime() - 11 * 3_600_000);
    const cookie = await cookieOf(database, begun, { person: person.id, role: 'youth', factors: 2 });
    const fresh = newCookie(await send(app, PATH, { ruolo: 'operator', appartenenza: String(asOperator) }, { cookie }));
    expect((await visit(app, '/operatori', fresh)).statusCode).toBe(200);
    const later = await testApp(database, { clock: fixedClock(new Date(now.getTime() + 61 * 60_000).toISOString()) });
    expect((await visit(later.app, '/operatori', fresh)).headers.location).toMatch(/^\/accedi/);
  });

  test('il ruolo di un’altra persona, o uno inventato, non esiste', async () => {
    const [one, other] = [await manyHats(), await manyHats()];
    const cookie = await cookieOf(database, now, { person: one.person.id, role: 'youth', factors: 2 });
    for (const fields of [
      { ruolo: 'company', appartenenza: String(other.asCompany) },
      { ruolo: 'admin', appartenenza: '' },
      { ruolo: 'manager', appartenenza: String(one.asOperator) },
    ]) {
      expect((await send(app, PATH, fields, { cookie })).statusCode).toBe(404);
    }
    expect(await sessionBehind(database, cookie)).toMatchObject({ role: 'youth' });
  });

  test('due schede che cambiano insieme: nasce una sessione sola', async () => {
    const { person, asCompany, asOperator } = await manyHats();
    const cookie = await cookieOf(database, now, { person: person.id, role: 'youth', factors: 2 });
    const answers = await Promise.all([
      send(app, PATH, { ruolo: 'company', appartenenza: String(asCompany) }, { cookie }),
      send(app, PATH, { ruolo: 'operator', appartenenza: String(asOperator) }, { cookie }),
    ]);
    const { rows } = await database.read(
      async (db) => ({ rows: await db.selectFrom('accounts_session').select('id').where('person_id', '=', person.id).execute() }),
      { kind: 'person', person: person.id },
    );
    expect(rows).toHaveLength(1);
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([303, 303]);
  });
});
