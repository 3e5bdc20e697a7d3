import { describe, expect, test } from 'vitest';
import { TEST_NOW, testApp } from '../../../../test/support/app.ts';
import { testDatabase } from '../../../../test/support/database.ts';
import { addCase, describeOrganisation, mailTo, sessionBehind } from '../testing/organisations.ts';
import { addMembership, addPerson, cookieOf, send, signedIn, visit } from '../testing/sign-in.ts';

const database = await testDatabase();
const { app } = await testApp(database);
const now = new Date(TEST_NOW);
const PATH = '/area/organizzazione/persone';
const SYSTEM = { kind: 'system', why: 'a test looks at memberships' } as const;

const leadsOf = async (organisation: number) =>
  (
    await database.read(
      (db) =>
        db
          .selectFrom('accounts_membership')
          .select('id')
          .where('organisation_id', '=', organisation)
          .where('lead', '=', true)
          .where('until', 'is', null)
          .execute(),
      SYSTEM,
    )
  ).length;

/** A company with its lead and a colleague. */
async function company(colleagueLeads = false) {
  const lead = await signedIn(database, now, 'company');
  const organisation = lead.organisation as { id: number };
  const person = await addPerson(database, { given: 'Collega', family: '<b>Rossi</b>' });
  const membership = await addMembership(database, person.id, organisation.id, 'company', colleagueLeads);
  const cookie = await cookieOf(database, now, { person: person.id, role: 'company', membership });
  const own = await database.read(
    (db) => db.selectFrom('accounts_membership').select('id').where('person_id', '=', lead.id).executeTakeFirstOrThrow(),
    SYSTEM,
  );
  return { lead: { ...lead, membership: own.id }, colleague: { ...person, membership, cookie }, organisation };
}

describe('chi lavora in un’organizzazione', () => {
  test('chi la guida vede tutti con gli indirizzi; un collega vede solo i nomi e non può cambiare niente', async () => {
    const { lead, colleague } = await company();
    const page = await visit(app, PATH, lead.cookie);
    expect(page.body).toContain('&lt;b>Rossi');
    expect(page.body).not.toContain('<b>Rossi');
    expect(page.body).toContain(colleague.email);
    const plain = await visit(app, PATH, colleague.cookie);
    expect(plain.body).not.toContain(lead.email);
    expect(plain.body).not.toContain('/invita"');
    for (const [path, fields] of [
      ['/invita', { email: 'x@prova.example', ruolo: 'company' }],
      ['/guida', { appartenenza: String(colleague.membership), guida: 'si' }],
      ['/togli', { appartenenza: String(lead.membership) }],
    ] as const) {
      expect((await send(app, `${PATH}${path}`, fields, { cookie: colleague.cookie, from: PATH })).statusCode, path).toBe(403);
    }
  });

  test('un invito parte per e-mail, si vede in elenco, si ritira', async () => {
    const { lead } = await company();
    const email = `invitato-${lead.id}@prova.example`;
    const sent = await send(app, `${PATH}/invita`, { email, ruolo: 'company', guida: 'si' }, { cookie: lead.cookie, from: PATH });
    expect(sent.headers.location).toBe(`${PATH}?esito=invitation-sent`);
    expect((await mailTo(database, email))[0]?.text).toMatch(/\/invito\/[\w-]{20,}/);
    const page = await visit(app, PATH, lead.cookie);
    expect(page.body).toContain(email);
    const id = /name="invito" value="(\d+)"/.exec(page.body)?.[1] ?? '';
    const stranger = await signedIn(database, now, 'company');
    expect((await send(app, `${PATH}/ritira`, { invito: id }, { cookie: stranger.cookie, from: PATH })).statusCode).toBe(404);
    expect((await send(app, `${PATH}/ritira`, { invito: id }, { cookie: lead.cookie, from: PATH })).statusCode).toBe(303);
    expect((await visit(app, PATH, lead.cookie)).body).not.toContain(email);
  });

  test('chi non è ancora verificato manda cinque inviti al giorno, anche se li ritira; poi lo legge, e chi è verificato continua', async () => {
    const { lead, organisation } = await company();
    await describeOrganisation(database, organisation.id, { status: 'pending' });
    const inviteOne = (at: number) =>
      send(app, `${PATH}/invita`, { email: `${at}-${lead.id}@prova.example`, ruolo: 'company' }, { cookie: lead.cookie, from: PATH });
    for (let at = 1; at <= 5; at++) {
      expect((await inviteOne(at)).statusCode).toBe(303);
      const id = /name="invito" value="(\d+)"/.exec((await visit(app, PATH, lead.cookie)).body)?.[1] ?? '';
      await send(app, `${PATH}/ritira`, { invito: id }, { cookie: lead.cookie, from: PATH });
    }
    const sixth = await inviteOne(6);
    expect(sixth.statusCode).toBe(422);
    expect(sixth.body).toContain('abbastanza inviti');
    expect(await mailTo(database, `6-${lead.id}@prova.example`)).toEqual([]);
    await describeOrganisation(database, organisation.id, { status: 'active' });
    expect((await inviteOne(6)).statusCode).toBe(303);
  });

  test('un invito sbagliato dice che cosa non va e non perde quello che hai scritto', async () => {
    const { lead } = await company();
    const wrong = await send(app, `${PATH}/invita`, { email: 'non-un-indirizzo', ruolo: 'company' }, { cookie: lead.cookie, from: PATH });
    expect(wrong.statusCode).toBe(422);
    expect(wrong.body).toContain('value="non-un-indirizzo"');
    expect(wrong.body).toContain('href="#email"');
    const role = await send(app, `${PATH}/invita`, { email: 'a@prova.example', ruolo: 'manager' }, { cookie: lead.cookie, from: PATH });
    expect(role.statusCode).toBe(422);
    expect(await mailTo(database, 'a@prova.example')).toEqual([]);
  });

  test('in un centro chi dirige invita chi opera; chi opera non invita chi dirige', async () => {
    const manager = await signedIn(database, now, 'manager');
    const sent = await send(
      app,
      `${PATH}/invita`,
      { email: 'op@prova.example', ruolo: 'operator' },
      { cookie: manager.cookie, from: PATH },
    );
    expect(sent.statusCode).toBe(303);
    const operator = await signedIn(database, now, 'operator');
    const up = await send(
      app,
      `${PATH}/invita`,
      { email: 'capo@prova.example', ruolo: 'manager' },
      { cookie: operator.cookie, from: PATH },
    );
    expect(up.statusCode).toBe(422);
  });

  test('togliere una persona chiude subito le sue sessioni e i percorsi che seguiva, e lei lo sa', async () => {
    const lead = await signedIn(database, now, 'operator');
    const organisation = lead.organisation as { id: number };
    const colleague = await addPerson(database, { given: 'Op' });
    const membership = await addMembership(database, colleague.id, organisation.id, 'operator');
    const cookie = await cookieOf(database, now, { person: colleague.id, role: 'operator', membership });
    const youth = await addPerson(database, { role: 'youth', birthDate: '2005-01-01' });
    await addCase(database, youth.id, colleague.id, organisation.id);
    expect((await visit(app, `/operatori/persone/${youth.publicId}`, cookie)).statusCode).toBe(200);
    const ended = await send(app, `${PATH}/togli`, { appartenenza: String(membership) }, { cookie: lead.cookie, from: PATH });
    expect(ended.statusCode).toBe(303);
    expect(await sessionBehind(database, cookie)).toBeNull();
    expect((await visit(app, '/operatori', cookie)).headers.location).toMatch(/^\/accedi/);
    expect((await mailTo(database, colleague.email)).length).toBe(1);
    const open = await database.read(
      (db) => db.selectFrom('accounts_case').select('id').where('youth_id', '=', youth.id).where('ended_at', 'is', null).execute(),
      SYSTEM,
    );
    expect(open).toEqual([]);
  });

  test('l’ultima persona che guida non può andarsene né smettere di guidare', async () => {
    const { lead, colleague, organisation } = await company();
    const leave = await send(app, `${PATH}/togli`, { appartenenza: String(lead.membership) }, { cookie: lead.cookie, from: PATH });
    expect(leave.statusCode).toBe(409);
    const stop = await send(
      app,
      `${PATH}/guida`,
      { appartenenza: String(lead.membership), guida: 'no' },
      { cookie: lead.cookie, from: PATH },
    );
    expect(stop.statusCode).toBe(409);
    const pass = await send(
      app,
      `${PATH}/guida`,
      { appartenenza: String(colleague.membership), guida: 'si' },
      { cookie: lead.cookie, from: PATH },
    );
    expect(pass.statusCode).toBe(303);
    expect((await mailTo(database, colleague.email)).length).toBe(1);
    const gone = await send(app, `${PATH}/togli`, { appartenenza: String(lead.membership) }, { cookie: lead.cookie, from: PATH });
    expect(gone.headers.location).toBe('/?esito=signed-out');
    expect(await leadsOf(organisation.id)).toBe(1);
  });

  test('due che guidano se ne vanno nello stesso istante: una resta', async () => {
    for (let round = 0; round < 5; round++) {
      const { lead, colleague, organisation } = await company(true);
      const answers = await Promise.all([
        send(app, `${PATH}/togli`, { appartenenza: String(lead.membership) }, { cookie: lead.cookie, from: PATH }),
        send(app, `${PATH}/togli`, { appartenenza: String(colleague.membership) }, { cookie: colleague.cookie, from: PATH }),
      ]);
      expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([303, 409]);
      expect(await leadsOf(organisation.id)).toBe(1);
    }
  });

  test('chi appartiene a un’altra organizzazione non si tocca: per te non esiste', async () => {
    const [one, other] = [await company(), await company()];
    for (const path of ['/togli', '/guida']) {
      const fields = { appartenenza: String(other.colleague.membership), guida: 'si' };
      expect((await send(app, `${PATH}${path}`, fields, { cookie: one.lead.cookie, from: PATH })).statusCode).toBe(404);
    }
    expect(await sessionBehind(database, other.colleague.cookie)).not.toBeNull();
  });
});
