import { setTimeout as pause } from 'node:timers/promises';
import { modules } from './app.ts';
import { doctorCommand } from './doctor.command.ts';
import { prepare, prepareReference, startService } from './main.ts';
import { exportAuditCommand, verifyAuditCommand } from './platform/audit/audit.command.ts';
import { forgetHead } from './platform/audit/head-witness.ts';
import { parseFlags } from './platform/cli/flags.ts';
import { type Interruption, untilInterrupted } from './platform/cli/interruption.ts';
import { backup } from './platform/db/copy-backup.ts';
import { exclusively } from './platform/db/exclusive.ts';
import { migrate } from './platform/db/migrate.ts';
import { restore } from './platform/db/restore-backup.ts';
import { BACKUP } from './platform/doctor/examine-work.ts';
import { claimPort } from './platform/http/guards/claim-port.ts';
import { readiness } from './platform/http/health.ts';
import { openApi } from './platform/http/openapi.ts';
import { beat } from './platform/jobs/heartbeat.ts';
import type { CommandManifest, Terminal } from './platform/module/manifest.ts';
import type { Platform } from './platform/platform.ts';

const READY_PATIENCE_MS = 60_000;
const MOST_DEMO_ADS = 2_000_000;
const MOST_DEMO_YOUTH = 200_000;

const start = (interruption: Promise<Interruption>): CommandManifest => ({
  name: 'start',
  summary: 'Serve the pages and do the background work',
  usage: 'start [--web] [--worker]   (both when neither is named)',
  takes: { flags: ['web', 'worker'], words: 0 },
  stopsItself: true,
  async run(platform, args, terminal) {
    const { flags } = parseFlags(args);
    const both = !flags.has('web') && !flags.has('worker');
    const web = both || flags.has('web');
    if (web) await claimPort(platform.config);
    const prepared = await untilInterrupted(prepare(platform, terminal), interruption);
    if (!prepared.done) return exitCodeOf(prepared.interruption);
    const service = await startService(platform, { web, worker: both || flags.has('worker') });
    // A worker has no index: it would wait for one in vain.
    if (service.address !== null) await Promise.race([untilReady(platform), interruption]);
    announce(platform, terminal, service.address);
    if (web && platform.config.TALENTHUB_DEMO && !terminal.json) await announceDemo(platform, terminal);
    const why = await interruption;
    terminal.note('Stopping…');
    await service.stop();
    return exitCodeOf(why);
  },
});

/** Being asked to stop is no failure of a server. */
function exitCodeOf({ why, exitCode }: Interruption): number {
  return why === 'signal' ? 0 : exitCode;
}

/** The index may still be loading when the pages already answer: whoever reads "ready" must find a site that works. */
async function untilReady(platform: Platform): Promise<void> {
  const deadline = performance.now() + READY_PATIENCE_MS;
  while (performance.now() < deadline) {
    const parts = await readiness({ platform, modules });
    if (parts.every((part) => part.ready)) return;
    await pause(100);
  }
}

function announce(platform: Platform, terminal: Terminal, address: string | null): void {
  const url = platform.config.PORT === 0 ? address : platform.config.publicUrl;
  if (terminal.json) terminal.out(JSON.stringify({ ready: true, url: address === null ? null : url }));
  else terminal.out(address === null ? 'Talent Hub worker is ready' : `Talent Hub is ready: ${url}`);
  terminal.note('Stop with Ctrl-C.');
}

/** Who reads the screen of a demonstration may come in as anybody. */
async function announceDemo(platform: Platform, terminal: Terminal): Promise<void> {
  for (const module of modules) for (const line of (await module.announceDemo?.(platform)) ?? []) terminal.out(line);
}

const migrateCommand: CommandManifest = {
  name: 'migrate',
  summary: 'Bring the database schema and the reference data up to date',
  usage: 'migrate',
  takes: { flags: [], words: 0 },
  async run(platform, _args, terminal) {
    const { applied } = await exclusively(platform.database, 'prepare', () => prepareReference(platform, terminal));
    terminal.out(terminal.json ? JSON.stringify({ applied }) : applied.length > 0 ? `Applied: ${applied.join(', ')}` : 'Nothing to do');
    return 0;
  },
};

const seedDemo: CommandManifest = {
  name: 'seed demo',
  summary: 'Fill an empty database with fictitious content',
  usage: 'seed demo [--ads N] [--youth N]',
  takes: { flags: ['ads', 'youth'], words: 0 },
  async run(platform, args, terminal) {
    const { flags } = parseFlags(args);
    const ads = wholeNumber(flags.get('ads'), MOST_DEMO_ADS);
    const youth = wholeNumber(flags.get('youth'), MOST_DEMO_YOUTH);
    if (ads === null || youth === null) {
      const [name, most] = ads === null ? ['ads', MOST_DEMO_ADS] : ['youth', MOST_DEMO_YOUTH];
      console.error(`--${name} must be a whole number between 0 and ${most}`);
      return 2;
    }
    await exclusively(platform.database, 'prepare', async () => {
      await prepareReference(platform, terminal);
      for (const module of modules) await module.demo?.(platform, terminal, { ads, youth });
    });
    if (terminal.json) terminal.out(JSON.stringify({ done: true }));
    return 0;
  },
};

/** Undefined when nothing was typed, null when it is no number up to `most`. */
function wholeNumber(text: string | undefined, most: number): number | undefined | null {
  if (text === undefined) return undefined;
  return /^\d{1,7}$/.test(text) && Number(text) <= most ? Number(text) : null;
}

const backupCommand: CommandManifest = {
  name: 'backup',
  summary: 'Write every table and every private file to one file',
  usage: 'backup <file>',
  takes: { flags: [], words: 1 },
  async run(platform, args, terminal) {
    const file = parseFlags(args).words[0];
    if (!file) return missing('backup <file>');
    const result = await backup(platform.database, platform, file);
    await beat(platform, BACKUP, { rows: result.rows });
    terminal.out(JSON.stringify(result));
    return 0;
  },
};

const OTHER_SECRET =
  'This backup was made under another secret than the one in use here. Set TALENTHUB_SECRET (or put back the file "secret" of the data folder) to what it was then: otherwise second factors cannot be read and links already sent are void.';

const restoreCommand: CommandManifest = {
  name: 'restore',
  summary: 'Fill an empty database from a backup file',
  usage: 'restore <file>',
  takes: { flags: [], words: 1 },
  async run(platform, args, terminal) {
    const file = parseFlags(args).words[0];
    if (!file) return missing('restore <file>');
    await migrate(platform.database);
    const filled = modules.flatMap((module) => module.tables.filter((table) => table.filledByMigration).map((table) => table.name));
    const result = await restore(platform.database, platform, file, filled);
    await forgetHead(platform);
    if (!result.sameSecret) terminal.note(OTHER_SECRET);
    terminal.out(JSON.stringify(result));
    return 0;
  },
};

const openApiCommand: CommandManifest = {
  name: 'openapi',
  summary: 'Print the OpenAPI 3.1 description of the public API',
  usage: 'openapi',
  takes: { flags: [], words: 0 },
  async run(platform, _args, terminal) {
    terminal.out(JSON.stringify(openApi(modules, platform.config.publicUrl), null, 2));
    return 0;
  },
};

function missing(usage: string): number {
  console.error(`An argument is missing. Usage: talenthub ${usage}`);
  return 2;
}

/** The commands that belong to no module. `interruption`: the first wish that the process should end. */
export function platformCommands(interruption: Promise<Interruption>): readonly CommandManifest[] {
  return [
    start(interruption),
    migrateCommand,
    seedDemo,
    doctorCommand,
    backupCommand,
    restoreCommand,
    openApiCommand,
    verifyAuditCommand,
    exportAuditCommand,
  ];
}
