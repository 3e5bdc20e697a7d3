import { existsSync } from 'node:fs';
import { beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { modules } from '../../src/app.ts';
import { findCommand, nearestCommands, usage } from '../../src/platform/cli/commands.ts';
import { unfitArguments } from '../../src/platform/cli/flags.ts';
import { silentTerminal } from '../../src/platform/cli/terminal.ts';
import { readConfig } from '../../src/platform/config/config.ts';
import type { Platform } from '../../src/platform/platform.ts';
import { platformCommands } from '../../src/platform-commands.ts';
import { installation, launchByName, prepareProduct } from '../support/product.ts';

vi.setConfig({ testTimeout: 240_000 });
beforeAll(async () => void (await prepareProduct()));

const commands = [...platformCommands(new Promise(() => undefined)), ...modules.flatMap((module) => module.commands ?? [])];

/** Refused before anything is opened, so that no process is needed: what was typed, and what the answer must say. */
const UNFIT: [string, RegExp][] = [
  ['start --prot 3001', /--prot/],
  ['migrate now', /Not understood: now/],
  ['doctor --all', /--all/],
  ['backup a b', /Not understood: b/],
  ['openapi --yaml', /--yaml/],
  ['reindex --all', /--all/],
];
/** Refused by the command itself before it touches anything. */
const INCOMPLETE: [string, RegExp][] = [
  ['backup', /Usage: talenthub backup <file>/],
  ['restore', /Usage: talenthub restore <file>/],
  ['seed demo --ads', /--ads must be a whole number/],
  ['seed demo --youth x', /--youth must be a whole number/],
  ['user create', /Usage: talenthub user create/],
  ['user disable --email a@b.example', /Usage: talenthub user disable/],
  ['import jobs', /Usage: talenthub import jobs/],
  ['import jobs x --sorce y', /--sorce/],
  ['imports --rejected x', /Usage: talenthub imports/],
];
/** The same, as a person sees it. */
const WRONG: [string[], RegExp][] = [
  [['strat'], /Did you mean "start"/],
  [['start', '--prot', '3001'], /--prot.*\n.*Usage: talenthub start/],
  [['import', 'jobs', '/no/such/file.xml'], /\/no\/such\/file\.xml/],
  [['import', 'esco', '/no/such/folder'], /\/no\/such\/folder/],
  [['import', 'places', '/no/such/file.csv'], /\/no\/such\/file\.csv/],
];

describe('la riga di comando', () => {
  test('ogni comando spiega sé stesso con --help, senza toccare nulla', async () => {
    const place = await installation({ prepared: false });
    const list = await launchByName(['--help'], place.environment).ended;
    expect(list).toMatchObject({ code: 0, stderr: '' });
    const one = await place.run(['import', 'jobs', '--help']);
    expect(one).toMatchObject({ code: 0, stderr: '', stdout: expect.stringContaining('Usage: talenthub import jobs') });
    for (const command of commands) {
      expect(list.stdout).toMatch(new RegExp(`^  ${command.name} +\\S.*$`, 'm'));
      expect(usage(commands, command)).toContain(`Usage: talenthub ${command.name}`);
    }
    expect(existsSync(place.dataDir)).toBe(false);
  });

  test('una parola o un’opzione che il comando non conosce è rifiutata prima di aprire qualunque cosa', () => {
    for (const [typed, answer] of UNFIT) {
      const found = findCommand(commands, typed.split(' '));
      expect(found?.command.takes && unfitArguments(typed.split(' ').slice(1), found.command.takes), typed).toMatch(answer);
    }
    expect(nearestCommands(commands, ['import', 'jbos'])).toEqual(['import jobs']);
    expect(nearestCommands(commands, ['import']).sort()).toEqual(['import esco', 'import jobs', 'import places']);
    expect(nearestCommands(commands, ['jobs'])).toEqual(['import jobs']);
    expect(nearestCommands(commands, ['xyzzy'])).toEqual([]);
  });

  test('un comando a cui manca qualcosa dice come si usa, prima di toccare i dati', async () => {
    const said: string[] = [];
    vi.spyOn(console, 'error').mockImplementation((line: string) => void said.push(line));
    onTestFinished(() => void vi.restoreAllMocks());
    for (const [typed, answer] of INCOMPLETE) {
      const terminal = silentTerminal();
      const found = findCommand(commands, typed.split(' '));
      const args = typed.split(' ').slice(found?.command.name.split(' ').length);
      expect(await found?.command.run({ config: readConfig({}) } as Platform, args, terminal), typed).toBe(2);
      expect([...said.splice(0), ...terminal.lines].join('\n'), typed).toMatch(answer);
    }
  });

  test('un comando o una parola sbagliata: uscita 2, un suggerimento, niente su stdout', async () => {
    const place = await installation({ prepared: true });
    const answers = await inTwos(WRONG, ([words]) => place.run(words));
    for (const [index, { code, stdout, stderr }] of answers.entries()) {
      const [words, hint] = WRONG[index] as [string[], RegExp];
      expect.soft(stderr, words.join(' ')).toMatch(hint);
      expect.soft({ code, stdout }, words.join(' ')).toEqual({ code: 2, stdout: '' });
      expect.soft(stderr, words.join(' ')).not.toMatch(/\n\s+at /);
    }
  });

  test('una configurazione sbagliata: l’elenco di che cosa non va, uscita 2', async () => {
    const place = await installation({ prepared: false });
    const wrong = { PORT: 'ottanta', NODE_ENV: 'produzione', TALENTHUB_SECRET: 'corto', DATABASE_URL: 'mysql://x', SMTP_URL: 'posta' };
    const { code, stdout, stderr } = await place.run(['start'], wrong);
    expect(code).toBe(2);
    expect(stdout).toBe('');
    for (const name of Object.keys(wrong)) expect(stderr).toMatch(new RegExp(`^ {2}${name}: `, 'm'));
    expect(stderr).toContain('.env.example');
    // The value may be a secret.
    expect(stderr).not.toContain('corto');
    const unreachable = await place.run(['migrate'], { DATABASE_URL: 'postgres://nobody:geheim@127.0.0.1:9/none' });
    expect(unreachable.code).toBe(2);
    expect(unreachable.stderr).toContain('DATABASE_URL');
    expect(unreachable.stderr).not.toMatch(/geheim|\n\s+at /);
  });

  test('con --json su stdout c’è soltanto JSON; con NO_COLOR, o senza terminale, nessun colore', async () => {
    const place = await installation({ prepared: true });
    const commands = [
      ['openapi'],
      ['doctor'],
      ['migrate'],
      ['imports'],
      ['reindex'],
      ['seed', 'demo', '--ads', '5'],
      ['imports', '--rejected', '1'],
    ];
    const answers = await inTwos(commands, (words) => place.run([...words, '--json'], { NO_COLOR: '1' }));
    for (const [index, { code, stdout, stderr }] of answers.entries()) {
      // An installation that is no demonstration and has no mail server: doctor says that this is wrong.
      expect(code, commands[index]?.join(' ')).toBe(commands[index]?.[0] === 'doctor' ? 1 : 0);
      for (const line of stdout.trimStart().startsWith('{\n') ? [stdout] : stdout.split('\n').filter(Boolean)) JSON.parse(line);
      expect(stdout + stderr).not.toContain('\u001b');
    }
    const quiet = await place.run(['migrate', '--quiet']);
    expect(quiet).toMatchObject({ code: 0, stderr: '' });
  });
});

/** Two at a time: as many as the processors of the smallest machine. */
async function inTwos<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (let at = 0; at < items.length; at += 2) results.push(...(await Promise.all(items.slice(at, at + 2).map(work))));
  return results;
}
