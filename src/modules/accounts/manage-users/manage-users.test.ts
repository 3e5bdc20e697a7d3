import { afterEach, beforeEach, describe, expect, type MockInstance, test, vi } from 'vitest';
import { TEST_NOW, testApp } from '../../../../test/support/app.ts';
import { testDatabase } from '../../../../test/support/database.ts';
import { silentTerminal } from '../../../platform/cli/terminal.ts';
import { examineAccounts } from '../examine-accounts.ts';
import { asSystem } from '../testing/as-system.ts';
import { addOrganisation, cookieOf, visit } from '../testing/sign-in.ts';
import { GOOD_PASSWORD, post } from '../testing/with-password.ts';
import { manageUsersPart } from './manage-users.manifest.ts';

const database = await testDatabase();
const { app, platform } = await testApp(database);
let said: MockInstance;

beforeEach(() => {
  said = vi.spyOn(console, 'error').mockImplementation(() => undefined);
});
afterEach(() => said.mockRestore());

/** As the command line calls it; JSON lines on request. */
async function run(name: string, args: readonly string[], json = false): Promise<{ code: number; lines: readonly string[] }> {
  const command = manageUsersPart.commands?.find((each) => each.name === name);
  if (!command) throw new Error(`no command ${name}`);
  const terminal = { ...silentTerminal(), json };
  return { code: await command.run(platform, args, terminal), lines: terminal.lines };
}

const ADA = ['--email', 'ada@posta.example'];

describe('gli account dalla riga di comando', () => {
  test('il primo account di chi amministra nasce qui: un collegamento per la password, mai la password', async () => {
    expect((await examineAccounts(platform))[0]).toMatchObject({ state: 'warn', detail: expect.stringContaining('nobody') });
    const made = await run('user create', [...ADA, '--role', 'admin', '--name', 'Ada Prima'], true);
    expect(made.code).toBe(0);
    const { link } = JSON.parse(made.lines[0] ?? '{}') as { link: string };
    const path = new URL(link).pathname;
    expect(path).toMatch(/^\/reimposta\/[\w-]{22}$/);
    const answer = await post(app, path, { password: GOOD_PASSWORD }, { page: path });
    expect(answer.headers.location).toContain('/accedi');
    const entered = await post(app, '/accedi', { email: 'ada@posta.example', password: GOOD_PASSWORD });
    expect(entered.headers.location).toBe('/area/sicurezza/secondo-fattore');
    expect((await app.inject(path)).statusCode).toBe(410);
    expect((await examineAccounts(platform))[0]).toMatchObject({ state: 'warn', detail: expect.stringContaining('no second factor') });
  });

  test('una persona minorenne nasce protetta anche da qui', async () => {
    for (const [email, born] of [
      ['minore@posta.example', '2010-05-06'],
      ['adulta@posta.example', '2001-05-06'],
    ] as const) {
      expect((await run('user create', ['--email', email, '--role', 'youth', '--born', born])).code).toBe(0);
      const found = await asSystem<{ hidden: boolean }>(database, 'select protected as hidden from accounts_person where email = $1', [
        email,
      ]);
      expect(found, email).toEqual([{ hidden: email.startsWith('minore') }]);
    }
  });

  test.each([
    ['senza e-mail', ['--role', 'admin']],
    ['con un ruolo che non c’è', ['--email', 'b@posta.example', '--role', 'capo']],
    ['un ruolo di organizzazione senza organizzazione', ['--email', 'b@posta.example', '--role', 'operator']],
    ['un’organizzazione che non c’è', ['--email', 'b@posta.example', '--role', 'operator', '--organisation', 'x'.repeat(22)]],
    ['un indirizzo che ha già un account', [...ADA, '--role', 'admin']],
    ['una persona giovane senza data di nascita', ['--email', 'b@posta.example', '--role', 'youth']],
  ])('user create %s: codice 2, e non resta nulla', async (_name, args) => {
    expect((await run('user create', args)).code).toBe(2);
    expect(said).toHaveBeenCalledWith(expect.stringContaining('Usage: talenthub user create'));
    expect(await asSystem(database, 'select id from accounts_person where email = $1', ['b@posta.example'])).toEqual([]);
  });

  test('un ruolo si dà e si toglie; chi amministra per ultimo non lo perde', async () => {
    const centre = await addOrganisation(database, { kind: 'youth_centre', provinces: ['CR'] });
    const role = ['--role', 'operator', '--organisation', centre.publicId];
    expect((await run('user role add', [...ADA, ...role])).code).toBe(0);
    expect((await run('user role add', [...ADA, '--role', 'company', '--organisation', centre.publicId])).code).toBe(2);
    expect((await run('user list', ['--role', 'operator'], true)).lines[0]).toContain('"email":"ada@posta.example"');
    expect((await run('user role remove', [...ADA, ...role])).code).toBe(0);
    expect((await run('user role remove', [...ADA, ...role])).code).toBe(2);
    expect((await run('user role remove', [...ADA, '--role', 'admin'])).code).toBe(2);
    expect((await run('user role add', ['--email', 'nessuno@posta.example', '--role', 'admin'])).code).toBe(2);
  });

  test('sospeso e riaperto: le sessioni finiscono subito', async () => {
    expect((await run('user create', ['--email', 'g@posta.example', '--role', 'youth', '--born', '2004-05-06'])).code).toBe(0);
    const [person] = await asSystem<{ id: number }>(database, 'select id from accounts_person where email = $1', ['g@posta.example']);
    const cookie = await cookieOf(database, new Date(TEST_NOW), { person: person?.id ?? 0, role: 'youth' });
    expect((await visit(app, '/area/account', cookie)).statusCode).toBe(200);
    expect((await run('user disable', ['--email', 'g@posta.example'])).code).toBe(2);
    expect((await run('user disable', ['--email', 'g@posta.example', '--reason', 'Prova'])).code).toBe(0);
    expect((await visit(app, '/area/account', cookie)).statusCode).toBe(303);
    expect((await run('user disable', ['--email', 'g@posta.example', '--reason', 'Prova'])).code).toBe(2);
    expect((await run('user enable', ['--email', 'g@posta.example', '--reason', 'Prova'])).code).toBe(0);
    expect((await run('user disable', [...ADA, '--reason', 'Prova'])).code).toBe(2);
  });

  test('chi ha perso telefono e codici ricomincia: prove di prima, sessioni e collegamenti non aprono più niente', async () => {
    const LOST = ['--email', 'perso@posta.example'];
    const made = await run('user create', [...LOST, '--role', 'youth', '--born', '2004-05-06'], true);
    const before = new URL((JSON.parse(made.lines[0] ?? '{}') as { link: string }).link).pathname;
    const [person] = await asSystem<{ id: number }>(database, 'select id from accounts_person where email = $1', ['perso@posta.example']);
    const cookie = await cookieOf(database, new Date(TEST_NOW), { person: person?.id ?? 0, role: 'youth' });
    const totp = { person_id: person?.id ?? 0, secret: 'x', confirmed_at: new Date(TEST_NOW), last_step: 0 };
    await database.write((db) => db.insertInto('accounts_totp').values(totp).execute(), { kind: 'system', why: 'a test' });
    const recovered = await run('user recover', LOST, true);
    expect(recovered.code).toBe(0);
    expect((await visit(app, '/area/account', cookie)).statusCode).toBe(303);
    expect((await app.inject(before)).statusCode).toBe(410);
    expect(await asSystem(database, 'select 1 from accounts_totp where person_id = $1', [person?.id])).toEqual([]);
    const told = await asSystem<{ subject: string }>(database, 'select subject from platform_mail where to_address = $1', [
      'perso@posta.example',
    ]);
    expect(told).toEqual([{ subject: 'Il tuo accesso è stato azzerato' }]);
    const path = new URL((JSON.parse(recovered.lines[0] ?? '{}') as { link: string }).link).pathname;
    const answer = await post(app, path, { password: GOOD_PASSWORD }, { page: path });
    expect(answer.headers.location).toContain('/accedi');
    expect((await run('user recover', ['--email', 'nessuno@posta.example'])).code).toBe(2);
  });

  test('una data di nascita sbagliata si corregge: chi è minorenne torna protetto e il suo sì alle aziende finisce', async () => {
    const email = 'giorno@posta.example';
    expect((await run('user create', ['--email', email, '--role', 'youth', '--born', '2001-05-06'])).code).toBe(0);
    const look = () =>
      asSystem<{ id: number; born: string; hidden: boolean }>(
        database,
        'select id, birth_date::text as born, protected as hidden from accounts_person where email = $1',
        [email],
      );
    const [{ id } = { id: 0 }] = await look();
    const consent = { person_id: id, purpose: 'companies' as const, version: 'v1', given_at: new Date(TEST_NOW), withdrawn_at: null };
    await database.write((db) => db.insertInto('accounts_consent').values(consent).execute(), { kind: 'system', why: 'a test' });
    for (const date of ['2010-02-30', '1880-01-01', '2030-01-01', 'ieri', '2020-01-01']) {
      expect((await run('user born', ['--email', email, '--date', date])).code, date).toBe(2);
    }
    expect(await look()).toMatchObject([{ born: '2001-05-06', hidden: false }]);
    expect((await run('user born', ['--email', email, '--date', '2010-05-06'])).code).toBe(0);
    expect(await look()).toMatchObject([{ born: '2010-05-06', hidden: true }]);
    expect(await asSystem(database, 'select 1 from accounts_consent where person_id = $1 and withdrawn_at is null', [id])).toEqual([]);
    expect((await run('user born', ['--email', email, '--date', '2001-05-06'])).code).toBe(0);
    expect(await look()).toMatchObject([{ hidden: false }]);
    const told = await asSystem<{ text: string }>(database, 'select text from platform_mail where to_address = $1 order by id', [email]);
    expect(told.map(({ text }) => text).join()).toContain('6 maggio 2010');
    expect((await run('user born', [...ADA, '--date', '2001-05-06'])).code).toBe(2);
  });
});
