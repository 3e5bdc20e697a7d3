import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { TEST_NOW, testPlatform } from '../../../../../test/support/app.ts';
import { placesDatabase } from '../../../../../test/support/furnished.ts';
import { createApp, modules, policy } from '../../../../app.ts';
import { fixedClock } from '../../../../platform/clock/clock.ts';
import { openMetrics } from '../../../../platform/http/metrics.ts';
import { failure, json } from '../../../../platform/http/reply.ts';
import { get } from '../../../../platform/http/route.ts';
import { createServer } from '../../../../platform/http/server.ts';
import { gazetteer } from '../../../territory/api.ts';
import { openFile, openSessions } from '../../api.ts';
import { addPerson, cookieOf, type SignedIn, signedIn, type TestPerson, visit } from '../../testing/sign-in.ts';

const database = await placesDatabase();
const clock = fixedClock(TEST_NOW);
const platform = testPlatform(database, { clock });
const SYSTEM = { kind: 'system', why: 'tests look' } as const;
const CREMONA = '019036';

/** A page like those of the modules to come: opens a file and shows what is in it. */
const params = z.object({ id: z.string() });
const query = z.object({ perche: z.string().optional(), parte: z.string().optional() });
const fileRoute = get<z.infer<typeof params>, z.infer<typeof query>>({
  path: '/prova/scheda/:id',
  guard: 'signed-in',
  audit: 'probe.file',
  params,
  query,
  async handle(context) {
    const { perche: reason, parte: part } = context.query;
    const opened = await openFile(context, context.params.id, { action: 'accounts.see-file', reason, ...(part ? { part } : {}) });
    if (!opened.ok) return failure(opened.error);
    return json(await opened.value.read((db) => db.selectFrom('accounts_person').select('given_name as name').orderBy('id').execute()));
  },
});
const probe = { name: 'probe', dependsOn: [], texts: () => (key: string) => key, tables: [], routes: [fileRoute] };
const renderer = { page: () => '', errorPage: () => ({ title: '', body: null as never }), errorText: () => '' };
const server = await createServer({
  platform,
  modules: [probe],
  sessions: openSessions(platform),
  policy,
  assetsFolder: '/nowhere',
  renderer,
});
const app = await createApp({ ...platform, metrics: openMetrics() });

let operator: SignedIn;
let youth: TestPerson & { cookie: string };

const open = (who: SignedIn, person: TestPerson, search = '') => visit(server, `/prova/scheda/${person.publicId}${search}`, who.cookie);
const accesses = (person: number) =>
  database.read(
    (db) =>
      db
        .selectFrom('accounts_file_access')
        .select(['viewer_name', 'reason', 'action'])
        .where('person_id', '=', person)
        .orderBy('id')
        .execute(),
    SYSTEM,
  );

async function newYouth(given = 'Sara'): Promise<TestPerson & { cookie: string }> {
  const person = await addPerson(database, { role: 'youth', given, comune: CREMONA });
  return { ...person, cookie: await cookieOf(database, clock.now(), { person: person.id, role: 'youth' }) };
}

beforeAll(async () => {
  await gazetteer(platform);
  operator = await signedIn(database, clock.now(), 'operator', { provinces: ['CR'] });
  youth = await newYouth();
});

describe('aprire la scheda di un’altra persona', () => {
  test('chi non la segue deve dire perché; senza un perché non legge niente e niente si scrive', async () => {
    expect((await open(operator, youth)).statusCode).toBe(422);
    expect((await open(operator, youth, '?perche=%20%20')).statusCode).toBe(422);
    expect(await accesses(youth.id)).toEqual([]);
    const answer = await open(operator, youth, '?perche=Colloquio%20allo%20sportello');
    expect(answer.json()).toContainEqual({ name: 'Sara' });
    expect(await accesses(youth.id)).toEqual([
      { viewer_name: 'Prova operator', reason: 'Colloquio allo sportello', action: 'accounts.see-file' },
    ]);
  });

  test('il perché vale per la giornata di lavoro, e ogni lettura è scritta con il suo', async () => {
    const other = await newYouth('Lia');
    await open(operator, other, '?perche=Colloquio');
    expect((await open(operator, other)).statusCode).toBe(200);
    expect((await accesses(other.id)).map((row) => row.reason)).toEqual(['Colloquio', 'Colloquio']);
    const colleague = await signedIn(database, clock.now(), 'operator', { provinces: ['CR'] });
    expect((await open(colleague, other)).statusCode).toBe(422);
  });

  test('chi la segue non deve spiegare, ma la lettura si vede lo stesso', async () => {
    const followed = await newYouth('Ugo');
    const organisation = operator.organisation?.id ?? 0;
    const row = { youth_id: followed.id, operator_id: operator.id, organisation_id: organisation, since: clock.now(), ended_at: null };
    await database.write((db) => db.insertInto('accounts_case').values(row).execute(), SYSTEM);
    expect((await open(operator, followed)).statusCode).toBe(200);
    expect(await accesses(followed.id)).toMatchObject([{ reason: null }]);
  });

  test('di un altro territorio, di nessun ruolo adatto, di nessuno: la scheda non c’è e niente si scrive', async () => {
    const far = await signedIn(database, clock.now(), 'operator', { provinces: ['BG'] });
    const other = await newYouth();
    const strangers = [
      far,
      ...(await Promise.all(
        (['youth', 'company', 'school', 'provider', 'manager', 'governance', 'admin'] as const).map((role) =>
          signedIn(database, clock.now(), role),
        ),
      )),
    ];
    for (const stranger of strangers) expect((await open(stranger, other, '?perche=curiosit%C3%A0')).statusCode, stranger.role).toBe(404);
    expect((await open(operator, { ...other, publicId: 'nessuno' }, '?perche=x')).statusCode).toBe(404);
    expect(await accesses(other.id)).toEqual([]);
  });

  test('la famiglia legge solo la parte che il giovane condivide, e anche questo si vede', async () => {
    const family = await signedIn(database, clock.now(), 'family');
    const other = await newYouth();
    expect((await open(family, other, '?parte=percorso')).statusCode).toBe(404);
    const bond = { youth_id: other.id, family_id: family.id, shares: ['percorso'], ended_at: null };
    await database.write((db) => db.insertInto('accounts_family_bond').values(bond).execute(), SYSTEM);
    expect((await open(family, other, '?parte=percorso')).statusCode).toBe(200);
    expect((await open(family, other, '?parte=test')).statusCode).toBe(404);
    expect((await open(family, other)).statusCode).toBe(404);
    expect(await accesses(other.id)).toHaveLength(1);
    await database.write(
      (db) => db.updateTable('accounts_family_bond').set({ ended_at: clock.now() }).where('youth_id', '=', other.id).execute(),
      SYSTEM,
    );
    expect((await open(family, other, '?parte=percorso')).statusCode).toBe(404);
  });

  test('si vede la persona aperta e sé stessi, nessun altro', async () => {
    const names = (await open(operator, youth, '?perche=Colloquio')).json() as { name: string }[];
    expect(names.map((row) => row.name).sort()).toEqual(['Prova operator', 'Sara']);
  });

  test('la persona legge chi, per conto di chi, quando, che cosa e perché; e porta via l’elenco', async () => {
    const { body } = await visit(app, '/area/dati/accessi', youth.cookie);
    expect(body).toContain('Prova operator');
    expect(body).toContain('Colloquio allo sportello');
    expect(body).toContain('Ha aperto la tua scheda');
    expect(body).toMatch(/21 novembre 2026, ore 10:00/);
    const file = await visit(app, '/area/dati/accessi.csv', youth.cookie);
    expect(file.headers['content-type']).toContain('text/csv');
    expect(file.body.split('\r\n')[1]).toMatch(/^2026-11-21T09:00:00\.000Z,Prova operator,/);
    const other = await newYouth();
    expect((await visit(app, '/area/dati/accessi', other.cookie)).body).toContain('Nessuno ha aperto la tua scheda');
    expect((await visit(app, '/area/dati/accessi?pagina=999', youth.cookie)).statusCode).toBe(200);
  });

  test('una lettura che poi fallisce resta scritta', async () => {
    const other = await newYouth();
    const session = await openSessions(platform).find(operator.cookie.split('=')[1] ?? '');
    const viewer = session?.viewer ?? null;
    const context = {
      platform,
      viewer,
      now: clock.now(),
      can: (name: string, thing: object) => viewer !== null && policy.can(viewer, name, thing),
    };
    const opened = await openFile(context, other.publicId, { action: 'accounts.see-file', reason: 'prova' });
    if (!opened.ok) throw new Error('not opened');
    await expect(opened.value.read(() => Promise.reject(new Error('guasto')))).rejects.toThrow('guasto');
    expect(await accesses(other.id)).toHaveLength(1);
  });
});

test('il registro di chi agisce dice che la scheda fu aperta, non perché', async () => {
  const rows = await database.read((db) =>
    db.selectFrom('platform_audit').select(['actor', 'object', 'details']).where('action', '=', 'accounts.see-file').execute(),
  );
  expect(rows).toContainEqual({ actor: operator.publicId, object: `accounts_person:${youth.publicId}`, details: { reason: true } });
  expect(JSON.stringify(rows)).not.toContain('Colloquio');
  expect(modules.some((module) => module.name === 'accounts')).toBe(true);
});
