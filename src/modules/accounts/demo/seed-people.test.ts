import { beforeAll, describe, expect, test } from 'vitest';
import { TEST_NOW, testApp, testPlatform } from '../../../../test/support/app.ts';
import { placesDatabase } from '../../../../test/support/furnished.ts';
import { silentTerminal } from '../../../platform/cli/terminal.ts';
import { fixedClock } from '../../../platform/clock/clock.ts';
import { CONSENT_VERSION, type RecordedPurpose } from '../domain/consent-purposes.ts';
import { asSystem } from '../testing/as-system.ts';
import { codeOf, cookieAfter } from '../testing/second-factor.ts';
import { addPerson, send, visit } from '../testing/sign-in.ts';
import { cookieFrom, post } from '../testing/with-password.ts';
import { announceDemo, closeDemo, DEMO_PASSWORD, DEMO_TOTP_SECRET, demoEmail } from './demo-doors.ts';
import { seedPeople } from './seed-people.ts';

const [database, other, real, lived] = [await placesDatabase(), await placesDatabase(), await placesDatabase(), await placesDatabase()];
const clock = fixedClock(TEST_NOW);
const terminal = silentTerminal();
const HOUR = 3_600_000;
const ROW =
  'select given_name, family_name, email, birth_date::text as birth, comune, protected from accounts_person where email like $1 order by id';

beforeAll(async () => {
  await seedPeople(testPlatform(database, { clock }), terminal, {});
});

const number = async (statement: string) => (await asSystem<{ n: number }>(database, statement, []))[0]?.n ?? -1;

describe('le persone della dimostrazione', () => {
  test('400 giovani dai 14 ai 34 anni in tutta la Lombardia; chi è minorenne ha il profilo protetto e nessuna azienda tra i consensi', async () => {
    expect(await number("select count(*)::int as n from accounts_consent where purpose = 'service'")).toBe(400);
    expect(await number("select count(*)::int as n from accounts_person where birth_date > date '2026-11-21' - interval '14 years'")).toBe(
      0,
    );
    expect(await number("select count(*)::int as n from accounts_person where birth_date <= date '2026-11-21' - interval '35 years'")).toBe(
      0,
    );
    const minor = "birth_date > date '2026-11-21' - interval '18 years'";
    expect(await number(`select count(*)::int as n from accounts_person where protected <> coalesce(${minor}, false)`)).toBe(0);
    expect(await number('select count(*)::int as n from accounts_person where protected')).toBeGreaterThan(40);
    expect(
      await number(
        "select count(*)::int as n from accounts_consent c join accounts_person p on p.id = c.person_id where protected and purpose = 'companies'",
      ),
    ).toBe(0);
    // The words that were agreed to are those of now, as for whoever registers.
    const agreed = await asSystem<{ purpose: RecordedPurpose; version: string }>(
      database,
      'select distinct purpose, version from accounts_consent',
      [],
    );
    expect(Object.fromEntries(agreed.map(({ purpose, version }) => [purpose, version]))).toEqual(CONSENT_VERSION);
    expect(agreed).toHaveLength(Object.keys(CONSENT_VERSION).length);
    expect(await number('select count(distinct comune)::int as n from accounts_person')).toBeGreaterThan(120);
    expect(await number('select count(*)::int as n from accounts_case')).toBeGreaterThan(60);
    expect(await number('select count(*)::int as n from accounts_family_bond')).toBeGreaterThan(10);
  });

  test('trenta organizzazioni di tutti i tipi, una in attesa e una sospesa, ognuna con chi la guida', async () => {
    expect(await number('select count(*)::int as n from accounts_organisation')).toBe(30);
    expect(await number('select count(distinct kind)::int as n from accounts_organisation')).toBe(8);
    for (const status of ['pending', 'suspended']) {
      expect(await number(`select count(*)::int as n from accounts_organisation where status = '${status}'`)).toBe(1);
    }
    expect(await number('select count(distinct organisation_id)::int as n from accounts_membership where lead')).toBe(30);
  });

  test('la stessa su ogni macchina, e chiederne di più aggiunge soltanto', async () => {
    const twin = testPlatform(other, { clock });
    await seedPeople(twin, terminal, { youth: 50 });
    const first = await asSystem(other, ROW, ['%@demo.talenthub.example']);
    const whole = await asSystem(database, ROW, ['%@demo.talenthub.example']);
    const young = (rows: unknown[]) =>
      (rows as { email: string }[]).filter((row) => /\.\d+@/.test(row.email) && !row.email.startsWith('famiglia.'));
    expect(young(first)).toEqual(young(whole).slice(0, young(first).length));
    await seedPeople(twin, terminal, { youth: 400 });
    expect(young(await asSystem(other, ROW, ['%@demo.talenthub.example']))).toEqual(young(whole));
  });

  test('mai senza TALENTHUB_DEMO, mai dove ci sono persone vere', async () => {
    await seedPeople(testPlatform(real, { clock, environment: { TALENTHUB_DEMO: 'false' } }), terminal, {});
    await addPerson(lived);
    await seedPeople(testPlatform(lived, { clock }), terminal, {});
    expect(await asSystem(real, 'select id from accounts_person', [])).toEqual([]);
    expect(await asSystem(lived, 'select id from accounts_person', [])).toHaveLength(1);
  });
});

describe('gli account che si vedono all’avvio', () => {
  const time = fixedClock(TEST_NOW);
  let app: Awaited<ReturnType<typeof testApp>>['app'];
  let platform: Awaited<ReturnType<typeof testApp>>['platform'];
  beforeAll(async () => {
    ({ app, platform } = await testApp(database, { clock: time }));
  });

  test('sono detti all’avvio e sulla pagina per accedere, solo nella dimostrazione', async () => {
    const lines = (await announceDemo(platform)).join('\n');
    const page = (await app.inject('/accedi')).body;
    for (const text of [demoEmail('admin'), demoEmail('youth'), DEMO_PASSWORD, DEMO_TOTP_SECRET]) {
      expect(lines).toContain(text);
      expect(page).toContain(text);
    }
    const closed = await testApp(database, { clock, environment: { TALENTHUB_DEMO: 'false' } });
    expect(await announceDemo(closed.platform)).toEqual([]);
    expect((await closed.app.inject('/accedi')).body).not.toContain(DEMO_PASSWORD);
  });

  test('chi amministra entra con la password e il codice; la persona giovane con la sola password', async () => {
    const young = await post(app, '/accedi', { email: demoEmail('youth'), password: DEMO_PASSWORD });
    expect(young.headers.location).toBe('/area');
    const answer = await post(app, '/accedi', { email: demoEmail('admin'), password: DEMO_PASSWORD }, { ip: '192.0.2.9' });
    expect(answer.headers.location).toBe('/accedi/codice');
    const half = cookieFrom(answer);
    const full = await send(app, '/accedi/codice', { codice: codeOf(DEMO_TOTP_SECRET, new Date(TEST_NOW)) }, { cookie: half });
    expect((await visit(app, '/admin', cookieAfter(full, half))).statusCode).toBe(200);
  });

  test('spenta la dimostrazione, al prossimo avvio nessuno entra più; riaccesa, si riapre', async () => {
    const before = cookieFrom(await post(app, '/accedi', { email: demoEmail('youth'), password: DEMO_PASSWORD }, { ip: '192.0.2.10' }));
    expect((await visit(app, '/area/account', before)).statusCode).toBe(200);
    await closeDemo(testPlatform(database, { clock, environment: { TALENTHUB_DEMO: 'false' } }));
    expect((await visit(app, '/area/account', before)).statusCode).toBe(303);
    expect((await post(app, '/accedi', { email: demoEmail('youth'), password: DEMO_PASSWORD }, { ip: '192.0.2.11' })).statusCode).toBe(403);
    await closeDemo(platform);
    time.set(new Date(Date.parse(TEST_NOW) + HOUR));
    expect((await post(app, '/accedi', { email: demoEmail('youth'), password: DEMO_PASSWORD }, { ip: '192.0.2.12' })).statusCode).toBe(303);
  });
});
