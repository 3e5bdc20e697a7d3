import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { TEST_NOW, testApp } from '../../../../test/support/app.ts';
import { testDatabase } from '../../../../test/support/database.ts';
import { modules } from '../../../app.ts';
import { fixedClock } from '../../../platform/clock/clock.ts';
import { hasConsent } from '../api.ts';
import { addMembership, addOrganisation, addPerson, cookieOf, type SignedIn, send, signedIn, visit } from '../testing/sign-in.ts';

const database = await testDatabase();
const clock = fixedClock(TEST_NOW);
const { app, platform } = await testApp(database, { clock });
const SYSTEM = { kind: 'system', why: 'tests look' } as const;
const DAY = 86_400_000;

const youth = () => signedIn(database, clock.now(), 'youth');
const later = (days: number) => clock.set(new Date(clock.now().getTime() + days * DAY));
const run = async (name: string) => {
  const job = modules.flatMap((module) => module.jobs ?? []).find((each) => each.name === name);
  await job?.run(platform, {});
};
const mailTo = async (email: string) => {
  const rows = await database.read(
    (db) => db.selectFrom('platform_mail').select(['subject', 'text']).where('to_address', '=', email).orderBy('id').execute(),
    SYSTEM,
  );
  return rows.map((row) => row.subject);
};
const statusOf = (person: number) =>
  database.read(
    (db) => db.selectFrom('accounts_person').select(['status', 'erase_after']).where('id', '=', person).executeTakeFirstOrThrow(),
    SYSTEM,
  );

describe('le pagine dei propri dati', () => {
  test('chi non è dentro va all’accesso; ogni ruolo vede le sue, fuori dai motori di ricerca', async () => {
    const roles = ['youth', 'family', 'operator', 'company', 'admin'] as const;
    const people = await Promise.all(roles.map((role) => signedIn(database, clock.now(), role)));
    for (const page of [
      '/area/dati',
      '/area/dati/che-cosa',
      '/area/dati/consensi',
      '/area/dati/accessi',
      '/area/dati/copia',
      '/area/dati/cancella',
    ]) {
      expect((await app.inject(page)).headers.location).toContain('/accedi');
      for (const { role, cookie } of people) {
        const answer = await visit(app, page, cookie);
        expect(answer.statusCode, `${page} ${role}`).toBe(200);
        expect(answer.body).toContain('noindex');
      }
    }
  });

  test('che cosa sappiamo: ogni colonna personale di ogni modulo, con il perché e per quanto, senza parole da tecnici', async () => {
    const { body } = await visit(app, '/area/dati/che-cosa', (await youth()).cookie);
    expect(body).toContain('La tua data di nascita');
    expect(body).toContain('Lo teniamo finché hai un account');
    expect(body).toContain('Lo teniamo 90 giorni');
    expect(body).not.toMatch(/accounts_|personal\.|held\./);
  });
});

describe('i consensi', () => {
  const change = (who: SignedIn, purpose: string, answer: string) => send(app, '/area/dati/consensi', { purpose, answer }, who);
  const agrees = (who: SignedIn) => database.read((db) => hasConsent(db, who.id, 'news'), { kind: 'person', person: who.id });

  test('si danno e si tolgono con un pulsante; tolto vale subito; la storia resta con testo e data', async () => {
    const who = await youth();
    expect(await agrees(who)).toBe(false);
    expect((await change(who, 'news', 'give')).headers.location).toContain('consent-given');
    expect(await agrees(who)).toBe(true);
    await change(who, 'news', 'give');
    await change(who, 'news', 'withdraw');
    expect(await agrees(who)).toBe(false);
    await change(who, 'news', 'give');
    const rows = await database.read(
      (db) => db.selectFrom('accounts_consent').selectAll().where('person_id', '=', who.id).orderBy('id').execute(),
      SYSTEM,
    );
    expect(rows.map((row) => [row.purpose, row.version, row.withdrawn_at !== null])).toEqual([
      ['news', 'v1', true],
      ['news', 'v1', false],
    ]);
    expect((await visit(app, '/area/dati/consensi', who.cookie)).body).toContain('Consensi dati e tolti');
    const events = await database.read((db) =>
      db.selectFrom('platform_event').select('payload').where('type', '=', 'accounts.consent-changed').execute(),
    );
    expect(events).toContainEqual({ payload: { person: who.publicId, purpose: 'news' } });
  });

  test('chi ha un profilo protetto non può aprirlo alle aziende da solo', async () => {
    const minor = await addPerson(database, { role: 'youth', protected: true, birthDate: '2010-05-05' });
    const cookie = await cookieOf(database, clock.now(), { person: minor.id, role: 'youth' });
    const answer = await send(app, '/area/dati/consensi', { purpose: 'companies', answer: 'give' }, { cookie });
    expect(answer.statusCode).toBe(400);
    expect((await visit(app, '/area/dati/consensi', cookie)).body).not.toContain('value="companies"');
  });

  test('scopi e risposte inventati sono rifiutati', async () => {
    const who = await youth();
    for (const [purpose, answer] of [
      ['tutto', 'give'],
      ['news', 'forse'],
      ['', ''],
    ] as const)
      expect((await change(who, purpose, answer)).statusCode).toBe(400);
  });
});

describe('la copia dei propri dati', () => {
  const ask = (who: { cookie: string }) => send(app, '/area/dati/copia', {}, who);
  const linkIn = (body: string) => /href="(\/area\/dati\/copia\/[\w-]{22})"/.exec(body)?.[1] ?? '';

  test('in meno di un minuto: JSON, CSV e un documento; i segreti sono nominati, non mostrati; vale 7 giorni', async () => {
    const who = await youth();
    await database.write(
      (db) =>
        db.insertInto('accounts_password').values({ person_id: who.id, hash: 'impronta-segretissima', changed_at: clock.now() }).execute(),
      SYSTEM,
    );
    const started = performance.now();
    expect((await ask(who)).statusCode).toBe(303);
    expect((platform.jobs as unknown as { asked: { name: string }[] }).asked.at(-1)?.name).toBe('accounts-make-exports');
    await run('accounts-make-exports');
    const link = linkIn((await visit(app, '/area/dati/copia', who.cookie)).body);
    const answer = await visit(app, link, who.cookie);
    expect(performance.now() - started).toBeLessThan(60_000);
    expect(answer.headers['cache-control']).toContain('no-store');
    const files = unzipSync(new Uint8Array(answer.rawPayload));
    expect(Object.keys(files)).toEqual(expect.arrayContaining(['data.json', 'csv/accounts_person.csv', 'i-tuoi-dati.pdf']));
    const { tables } = JSON.parse(strFromU8(files['data.json'] as Uint8Array));
    expect(tables.accounts_person.rows).toEqual([expect.objectContaining({ email: who.email, birth_date: '2004-05-06' })]);
    expect(tables.accounts_password).toMatchObject({
      withheld: ['hash'],
      rows: [expect.not.objectContaining({ hash: expect.anything() })],
    });
    const everything = Object.values(files)
      .map((file) => strFromU8(file, true))
      .join('');
    expect(everything).not.toContain('impronta-segretissima');
    expect(strFromU8(files['csv/accounts_person.csv'] as Uint8Array)).toContain(who.email);
    const pdf = strFromU8(files['i-tuoi-dati.pdf'] as Uint8Array, true);
    expect(pdf).toMatch(/^%PDF-1\.7/);
    expect(pdf).toContain('/StructTreeRoot');
    expect(pdf).toContain('pdfuaid');
    expect(await mailTo(who.email)).toContain('La copia dei tuoi dati è pronta');
    later(8);
    const again = await cookieOf(database, clock.now(), { person: who.id, role: 'youth' });
    expect((await visit(app, link, again)).statusCode).toBe(404);
    await run('accounts-make-exports');
    expect(await database.read((db) => db.selectFrom('accounts_export').select('id').execute(), SYSTEM)).toEqual([]);
  });

  test('la copia di un’altra persona non c’è, nemmeno con il suo indirizzo', async () => {
    const [anna, bruno] = [await youth(), await youth()];
    await ask(anna);
    await ask(anna);
    await run('accounts-make-exports');
    const link = linkIn((await visit(app, '/area/dati/copia', anna.cookie)).body);
    expect((await visit(app, link, anna.cookie)).statusCode).toBe(200);
    expect((await visit(app, link, bruno.cookie)).statusCode).toBe(404);
    expect((await app.inject(link)).headers.location).toContain('/accedi');
  });

  test('dopo un quarto d’ora dall’accesso si chiede prima una prova', async () => {
    const who = await youth();
    later(0.02);
    for (const [deed, answer] of [
      ['copia', await ask(who)],
      ['cancella', await send(app, '/area/dati/cancella', {}, who)],
    ] as const)
      expect(answer.headers.location).toBe(`/area/conferma-identita?da=%2Farea%2Fdati%2F${deed}`);
    expect((await statusOf(who.id)).status).toBe('active');
    expect(
      await database.read((db) => db.selectFrom('accounts_export').select('id').where('person_id', '=', who.id).execute(), SYSTEM),
    ).toEqual([]);
  });
});

describe('andarsene', () => {
  test('14 giorni per ripensarci, un promemoria, e si può tornare indietro con un pulsante', async () => {
    const who = await youth();
    expect((await send(app, '/area/dati/cancella', {}, who)).statusCode).toBe(303);
    expect(await statusOf(who.id)).toEqual({ status: 'leaving', erase_after: new Date(clock.now().getTime() + 14 * DAY) });
    later(10);
    await run('accounts-erase-people');
    expect(await mailTo(who.email)).toHaveLength(1);
    later(1.5);
    await run('accounts-erase-people');
    await run('accounts-erase-people');
    expect(await mailTo(who.email)).toEqual(['Hai chiesto di cancellare il tuo account', 'Fra poco cancelliamo il tuo account']);
    const cookie = await cookieOf(database, clock.now(), { person: who.id, role: 'youth' });
    expect((await visit(app, '/area/dati', cookie)).body).toContain('Ho cambiato idea');
    await send(app, '/area/dati/resta', {}, { cookie, from: '/area/dati' });
    later(30);
    await run('accounts-erase-people');
    expect(await statusOf(who.id)).toEqual({ status: 'active', erase_after: null });
  });

  test('chi gestiva da solo un’organizzazione e seguiva persone: lo sa il centro, senza sapere chi', async () => {
    const centre = await addOrganisation(database, { kind: 'youth_centre', provinces: ['LO'] });
    const lead = await addPerson(database, { given: 'Lia' });
    await addMembership(database, lead.id, centre.id, 'operator', true);
    const leaving = await signedIn(database, clock.now(), 'company', { provinces: ['LO'] });
    const operator = await addPerson(database, { given: 'Oscar' });
    await addMembership(database, operator.id, centre.id, 'operator');
    const followed = await youth();
    const newCase = { youth_id: followed.id, operator_id: operator.id, organisation_id: centre.id, since: clock.now(), ended_at: null };
    await database.write((db) => db.insertInto('accounts_case').values(newCase).execute(), SYSTEM);
    await database.write(
      (db) =>
        db
          .updateTable('accounts_person')
          .set({ status: 'leaving', erase_after: clock.now() })
          .where('id', 'in', [leaving.id, operator.id])
          .execute(),
      SYSTEM,
    );
    await run('accounts-erase-people');
    expect(await mailTo(lead.email)).toEqual(
      expect.arrayContaining(["Un'organizzazione è rimasta senza referente", 'Percorsi senza chi li segue']),
    );
    const texts = await database.read(
      (db) => db.selectFrom('platform_mail').select('text').where('to_address', '=', lead.email).execute(),
      SYSTEM,
    );
    expect(JSON.stringify(texts)).not.toMatch(/Oscar|Prova company/);
    const open = await database.read(
      (db) => db.selectFrom('accounts_case').select('ended_at').where('youth_id', '=', followed.id).execute(),
      SYSTEM,
    );
    expect(open).toEqual([{ ended_at: clock.now() }]);
  });

  test('un account che nessuno usa da due anni: prima una mail, chi torna resta, gli altri dopo 30 giorni non ci sono più', async () => {
    const [back, gone] = [await youth(), await youth()];
    const long = new Date(clock.now().getTime() - 800 * DAY);
    const ids = [back.id, gone.id];
    await database.write((db) => db.updateTable('accounts_person').set({ last_sign_in_at: long }).where('id', 'in', ids).execute(), SYSTEM);
    await run('accounts-close-unused');
    await run('accounts-close-unused');
    for (const { email } of [back, gone]) expect(await mailTo(email)).toEqual(['Non usi il tuo account da due anni']);
    later(5);
    const now = clock.now();
    await database.write(
      (db) => db.updateTable('accounts_person').set({ last_sign_in_at: now }).where('id', '=', back.id).execute(),
      SYSTEM,
    );
    later(26);
    await run('accounts-erase-people');
    expect((await statusOf(back.id)).status).toBe('active');
    expect((await statusOf(gone.id)).status).toBe('erased');
  });
});
