import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, afterEach, beforeEach, describe, expect, type MockInstance, test, vi } from 'vitest';
import { TEST_NOW, testApp } from '../../../../../test/support/app.ts';
import { testDatabase } from '../../../../../test/support/database.ts';
import { modules } from '../../../../app.ts';
import { silentTerminal } from '../../../../platform/cli/terminal.ts';
import { fixedClock } from '../../../../platform/clock/clock.ts';
import { asSystem } from '../../testing/as-system.ts';
import { signedIn, visit } from '../../testing/sign-in.ts';

const database = await testDatabase();
const clock = fixedClock(TEST_NOW);
const { app, platform } = await testApp(database, { clock });
const folder = mkdtempSync(join(tmpdir(), 'talenthub-copia-'));
let said: MockInstance;

beforeEach(() => {
  said = vi.spyOn(console, 'error').mockImplementation(() => undefined);
});
afterEach(() => said.mockRestore());
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function run(name: string, args: readonly string[]): Promise<{ code: number; lines: readonly string[] }> {
  const command = modules.flatMap((module) => module.commands ?? []).find((each) => each.name === name);
  const terminal = { ...silentTerminal(), json: true };
  return { code: (await command?.run(platform, args, terminal)) ?? -1, lines: terminal.lines };
}

const statusOf = (id: number) =>
  asSystem<{ status: string; after: Date | null }>(database, 'select status, erase_after as after from accounts_person where id = $1', [
    id,
  ]);

describe('chi chiede per lettera e non può entrare', () => {
  test('riceve la stessa copia, in un file che legge solo chi l’ha fatto; la persona vede chi l’ha fatta e perché', async () => {
    const who = await signedIn(database, clock.now(), 'youth');
    const file = join(folder, 'copia.zip');
    const made = await run('user copy', [file, '--email', who.email, '--reason', 'Lettera del 3 novembre']);
    expect(made.code).toBe(0);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const data = JSON.parse(strFromU8(unzipSync(readFileSync(file))['data.json'] ?? new Uint8Array()));
    expect(data.tables.accounts_person.rows[0].email).toBe(who.email);
    // Written down before the copy was made, so the copy says it too.
    expect(data.tables.accounts_file_access.rows).toHaveLength(1);
    const { body } = await visit(app, '/area/dati/accessi', who.cookie);
    expect(body).toContain('Ha preparato la copia dei tuoi dati, su richiesta');
    expect(body).toContain('Lettera del 3 novembre');
  });

  test('senza motivo, senza account o sopra un altro file non si legge niente', async () => {
    const who = await signedIn(database, clock.now(), 'youth');
    const taken = join(folder, 'altro.zip');
    writeFileSync(taken, 'di un altro');
    const reason = ['--reason', 'Lettera'];
    expect((await run('user copy', [join(folder, 'a.zip'), '--email', who.email])).code).toBe(2);
    expect((await run('user copy', [join(folder, 'a.zip'), '--email', 'nessuno@posta.example', ...reason])).code).toBe(2);
    expect((await run('user copy', [taken, '--email', who.email, ...reason])).code).toBe(2);
    expect(readFileSync(taken, 'utf8')).toBe('di un altro');
    expect(await asSystem(database, 'select 1 from accounts_file_access where person_id = $1', [who.id])).toEqual([]);
  });

  test('è cancellato dopo i giorni di ripensamento, letti per mail; zero giorni se così ha chiesto', async () => {
    const [who, hurried] = [await signedIn(database, clock.now(), 'youth'), await signedIn(database, clock.now(), 'youth')];
    expect((await run('user erase', ['--email', who.email])).code).toBe(0);
    expect(await statusOf(who.id)).toEqual([{ status: 'leaving', after: new Date(new Date(TEST_NOW).getTime() + 14 * 86_400_000) }]);
    expect(await asSystem(database, 'select 1 as n from platform_mail where to_address = $1', [who.email])).toHaveLength(1);
    expect((await run('user erase', ['--email', who.email])).code).toBe(2);
    expect((await run('user erase', ['--email', hurried.email, '--days', '0'])).code).toBe(0);
    await modules
      .flatMap((module) => module.jobs ?? [])
      .find((each) => each.name === 'accounts-erase-people')
      ?.run(platform, {});
    expect(await statusOf(hurried.id)).toMatchObject([{ status: 'erased' }]);
    expect(await statusOf(who.id)).toMatchObject([{ status: 'leaving' }]);
  });

  test.each([
    ['nessuno', ['--email', 'nessuno@posta.example']],
    ['giorni impossibili', ['--email', 'a@b.example', '--days', '-1']],
    ['giorni troppi', ['--email', 'a@b.example', '--days', '31']],
  ])('una richiesta che non si può eseguire lo dice: %s', async (_, args) => {
    expect((await run('user erase', args)).code).toBe(2);
  });

  test('chi amministra da solo resta', async () => {
    const admin = await signedIn(database, clock.now(), 'admin');
    expect((await run('user erase', ['--email', admin.email])).code).toBe(2);
    expect(await statusOf(admin.id)).toMatchObject([{ status: 'active' }]);
  });
});
