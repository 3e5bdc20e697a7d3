import { beforeAll, describe, expect, test, vi } from 'vitest';
import { processesUnder } from '../support/embedded.ts';
import { installation, launchByName, prepareProduct } from '../support/product.ts';

vi.setConfig({ testTimeout: 240_000 });
beforeAll(async () => void (await prepareProduct()));

const COMMANDS = [
  ...['start', 'migrate', 'seed demo', 'doctor', 'backup', 'restore', 'openapi', 'reindex', 'imports'],
  ...['import jobs', 'import esco', 'import places'],
];
const WRONG: [string[], RegExp][] = [
  [['strat'], /Did you mean "start"/],
  [['import'], /"import jobs"/],
  [['import', 'jbos'], /Did you mean "import jobs"/],
  [['xyzzy'], /See: talenthub --help/],
  [['start', '--prot', '3001'], /--prot.*\n.*Usage: talenthub start/],
  [['migrate', 'now'], /Not understood: now/],
  [['seed', 'demo', '--ads', 'many'], /--ads must be a whole number/],
  [['seed', 'demo', '--ads'], /--ads must be a whole number/],
  [['backup'], /Usage: talenthub backup <file>/],
  [['restore'], /Usage: talenthub restore <file>/],
  [['import', 'jobs'], /Usage: talenthub import jobs/],
  [['import', 'jobs', '--sorce', 'x'], /--sorce/],
  [['import', 'jobs', '/no/such/file.xml'], /\/no\/such\/file\.xml/],
  [['import', 'esco', '/no/such/folder'], /\/no\/such\/folder/],
  [['import', 'places', '/no/such/file.csv'], /\/no\/such\/file\.csv/],
  [['imports', '--rejected', 'x'], /Usage: talenthub imports/],
  [['reindex', '--all'], /--all/],
];

describe('la riga di comando', () => {
  test('ogni comando spiega sé stesso con --help, senza toccare nulla', async () => {
    const place = await installation({ prepared: false });
    const list = await launchByName(['--help'], place.environment).ended;
    expect(list).toMatchObject({ code: 0, stderr: '' });
    for (const command of COMMANDS) expect(list.stdout).toContain(`  ${command} `);
    const helps = await inTwos(COMMANDS, (command) => place.run([...command.split(' '), '--help']));
    for (const [index, help] of helps.entries()) {
      expect(help).toMatchObject({ code: 0, stderr: '' });
      expect(help.stdout).toContain(`Usage: talenthub ${COMMANDS[index]}`);
    }
    expect(processesUnder(place.dataDir)).toEqual([]);
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
    for (const { code, stdout, stderr } of answers) {
      expect(code).toBe(0);
      for (const line of stdout.trimStart().startsWith('{\n') ? [stdout] : stdout.split('\n').filter(Boolean)) JSON.parse(line);
      expect(stdout + stderr).not.toContain('\u001b');
    }
    expect(JSON.parse((await place.run(['openapi'])).stdout).openapi).toBe('3.1.0');
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
