import { describe, expect, test } from 'vitest';
import { testDatabase } from '../../../../test/support/database.ts';
import { deliverEvents } from '../../../platform/events/events.ts';
import { Registering } from '../../accounts/testing/register-walk.ts';
import { addPerson, cookieOf, send, signedIn, visit } from '../../accounts/testing/sign-in.ts';
import { taxonomyOf } from '../../taxonomy/api.ts';
import { matching } from '../module.ts';
import { plainText, startJourney } from '../testing/per-te-journey.ts';
import { seededApp } from '../testing/seeded-app.ts';

const database = await testDatabase();
const { app, platform } = await seededApp(database);
const taxonomy = await taxonomyOf(platform);
const skill = (slug: string) => String(taxonomy.skillByUri(`urn:talenthub:skill:${slug}`)?.id);
const SYSTEM = { kind: 'system', why: 'tests look' } as const;
const deliver = () => deliverEvents(platform, [matching]);

async function answered() {
  const visitor = await startJourney(app);
  await visitor.post('so-fare', { testo: 'so usare Excel' });
  await visitor.post('conferma', { skill: [skill('usare-excel')], [`level-${skill('usare-excel')}`]: '2', azione: 'continua' });
  await visitor.post('dove', { luogo: 'Cremona', raggio: '20' });
  await visitor.post('contratto', { azione: 'continua' });
  return visitor;
}

async function profileRow(person: number) {
  return database.read((db) => db.selectFrom('profiles_profile').selectAll().where('person_id', '=', person).executeTakeFirst(), SYSTEM);
}

async function personOf(email: string) {
  return database.read((db) => db.selectFrom('accounts_person').selectAll().where('email', '=', email).executeTakeFirstOrThrow(), SYSTEM);
}

describe('dalle risposte senza account al profilo', () => {
  test('chi si registra dalle sue risposte le ritrova nel profilo, senza riscrivere niente; l’evento ripetuto non cambia nulla', async () => {
    const visitor = await answered();
    for (const page of ['controlla', 'risultati']) {
      expect((await visitor.get(page)).html).toContain(`/registrati?risposte=${visitor.id}`);
    }
    const start = (await app.inject(`/registrati?risposte=${visitor.id}`)).body;
    expect(plainText(start)).toContain('vengono con te');
    expect(start).toMatch(/value="youth" checked/);
    const sara = await new Registering(app, '203.0.113.9').asYouth('2004-05-06', `/registrati?risposte=${visitor.id}`);
    await sara.finish({ email: 'sara@prova.example' });
    const before = await personOf('sara@prova.example');
    expect(before.started_from).toBe(visitor.id);
    await deliver();
    const after = await personOf('sara@prova.example');
    expect(after.started_from).toBeNull();
    const cookie = await cookieOf(database, platform.clock.now(), { person: after.id, role: 'youth' });
    const profile = plainText((await visit(app, '/area/profilo', cookie)).body);
    for (const said of ['usare Excel (bene)', 'Cremona (CR), fino a 20 km']) expect(profile).toContain(said);
    expect(plainText((await visit(app, '/area', cookie)).body)).toContain('Il tuo profilo');
    await database.pool.query("update platform_event set handled_at = null where type = 'accounts.person-registered'");
    await deliver();
    expect(await profileRow(after.id)).toMatchObject({ version: 1 });
  });

  test('risposte finite o inventate: l’account nasce lo stesso, senza profilo', async () => {
    const sara = await new Registering(app, '203.0.113.10').asYouth('2004-05-06', `/registrati?risposte=${'z'.repeat(22)}`);
    await sara.finish({ email: 'senza@prova.example' });
    await deliver();
    const person = await personOf('senza@prova.example');
    expect(person.started_from).toBeNull();
    expect(await profileRow(person.id)).toBeUndefined();
    const cookie = await cookieOf(database, platform.clock.now(), { person: person.id, role: 'youth' });
    expect(plainText((await visit(app, '/area', cookie)).body)).toContain('Racconta che cosa sai fare');
    expect(plainText((await visit(app, '/area/profilo', cookie)).body)).toContain('Comincia');
  });

  test('le risposte non diventano di un’azienda', async () => {
    const company = new Registering(app, '203.0.113.11');
    const visitor = await answered();
    const from = `/registrati?risposte=${visitor.id}`;
    await company.send({ chi: 'company', risposte: visitor.id }, from);
    await company.send({ nome: 'Officina', piva: '00743110157', comune: 'Cremona', sito: '', pec: '' });
    await company.finish({ email: 'officina@prova.example', password: 'tetto9limone' });
    expect(await personOf('officina@prova.example')).toMatchObject({ started_from: null });
  });
});

describe('cambiare il profilo', () => {
  test('«Cambia» apre quella domanda già compilata; «Salva» la scrive nel profilo, e la versione cresce', async () => {
    const youth = await signedIn(database, platform.clock.now(), 'youth');
    const visitor = await answered();
    const save = (id: string) => send(app, `/per-te/${id}/salva`, {}, { cookie: youth.cookie, from: `/per-te/${id}/controlla` });
    expect((await save(visitor.id)).headers.location).toBe('/area/profilo?esito=saved');
    const opened = await send(app, '/area/profilo/cambia', { pagina: 'dove' }, { cookie: youth.cookie, from: '/area/profilo' });
    const at = String(opened.headers.location);
    expect(at).toMatch(/^\/per-te\/[\w-]{22}\/dove$/);
    expect(at).not.toContain(visitor.id);
    expect((await visit(app, at, youth.cookie)).body).toContain('value="Cremona (CR)"');
    const changed = await send(app, at, { luogo: 'Crema', raggio: '10' }, { cookie: youth.cookie });
    expect(String(changed.headers.location)).toMatch(/controlla$/);
    expect((await visit(app, String(changed.headers.location), youth.cookie)).body).not.toContain('/registrati?risposte=');
    await save(at.split('/')[2] ?? '');
    expect(await profileRow(youth.id)).toMatchObject({ version: 2, answers: { place: { label: 'Crema (CR)' } } });
  });

  test('una pagina inventata non porta fuori', async () => {
    const youth = await signedIn(database, platform.clock.now(), 'youth');
    const visitor = await answered();
    await send(app, `/per-te/${visitor.id}/salva`, {}, { cookie: youth.cookie, from: `/per-te/${visitor.id}/controlla` });
    for (const pagina of ['../../esci', '//evil.example', 'dove?x=1', '']) {
      const answer = await send(app, '/area/profilo/cambia', { pagina }, { cookie: youth.cookie, from: '/area/profilo' });
      expect(String(answer.headers.location)).toMatch(/^\/per-te\/[\w-]{22}\/controlla$/);
    }
  });

  test('risposte finite: una pagina gentile, e il profilo resta com’era', async () => {
    const youth = await signedIn(database, platform.clock.now(), 'youth');
    const visitor = await answered();
    const gone = 'y'.repeat(22);
    const answer = await send(app, `/per-te/${gone}/salva`, {}, { cookie: youth.cookie, from: `/per-te/${visitor.id}/controlla` });
    expect(answer.statusCode).toBe(404);
    expect(await profileRow(youth.id)).toBeUndefined();
  });
});

describe('di chi è il profilo', () => {
  test('ognuna vede il suo; senza contesto, o per un’altra persona, non si legge nessuna riga', async () => {
    const [one, other] = [await signedIn(database, platform.clock.now(), 'youth'), await addPerson(database, { role: 'youth' })];
    const visitor = await answered();
    await send(app, `/per-te/${visitor.id}/salva`, {}, { cookie: one.cookie, from: `/per-te/${visitor.id}/controlla` });
    const seen = (context?: Parameters<typeof database.read>[1]) =>
      database.read((db) => db.selectFrom('profiles_profile').select('person_id').execute(), context);
    expect(await seen()).toEqual([]);
    expect(await seen({ kind: 'person', person: other.id })).toEqual([]);
    expect(await seen({ kind: 'person', person: one.id })).toEqual([{ person_id: one.id }]);
    expect(await seen({ kind: 'person', person: other.id, organisations: [one.id] })).toEqual([]);
  });

  test.each(['company', 'operator', 'school', 'admin', 'family'] as const)('%s: la pagina del profilo non esiste', async (role) => {
    const someone = await signedIn(database, platform.clock.now(), role);
    expect((await visit(app, '/area/profilo', someone.cookie)).statusCode).toBe(404);
    const visitor = await answered();
    const from = { cookie: someone.cookie, from: `/per-te/${visitor.id}/controlla` };
    expect((await visit(app, `/per-te/${visitor.id}/controlla`, someone.cookie)).body).not.toContain('/salva"');
    expect((await send(app, `/per-te/${visitor.id}/salva`, {}, { ...from, from: `/per-te/${visitor.id}/risultati` })).statusCode).toBe(404);
  });
});
