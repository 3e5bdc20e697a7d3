import { modules } from './app.ts';
import { prepare, startService } from './main.ts';
import { parseFlags } from './platform/cli/flags.ts';
import { backup } from './platform/db/copy-backup.ts';
import { migrate } from './platform/db/migrate.ts';
import { restore } from './platform/db/restore-backup.ts';
import { readiness } from './platform/http/health.ts';
import { openApi } from './platform/http/openapi.ts';
import type { CommandManifest } from './platform/module/manifest.ts';

const start: CommandManifest = {
  name: 'start',
  summary: 'Serve the pages and do the background work',
  usage: 'start [--web] [--worker]   (both when neither is named)',
  async run(platform, args, terminal) {
    const { flags } = parseFlags(args);
    const both = !flags.has('web') && !flags.has('worker');
    await prepare(platform, terminal);
    const service = await startService(platform, { web: both || flags.has('web'), worker: both || flags.has('worker') });
    if (service.address) terminal.out(`Talent Hub is ready: ${platform.config.publicUrl}`);
    else terminal.out('Talent Hub worker is ready');
    terminal.note('Stop with Ctrl-C.');
    await new Promise<void>((resolve) => {
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
    });
    terminal.note('Stopping…');
    await service.stop();
    return 0;
  },
};

const migrateCommand: CommandManifest = {
  name: 'migrate',
  summary: 'Bring the database schema and the reference data up to date',
  usage: 'migrate',
  async run(platform, _args, terminal) {
    const { applied } = await migrate(platform.database);
    for (const module of modules) await module.reference?.(platform, terminal);
    terminal.out(terminal.json ? JSON.stringify({ applied }) : applied.length > 0 ? `Applied: ${applied.join(', ')}` : 'Nothing to do');
    return 0;
  },
};

const seedDemo: CommandManifest = {
  name: 'seed demo',
  summary: 'Fill an empty database with fictitious content',
  usage: 'seed demo [--ads N]',
  async run(platform, args, terminal) {
    const { flags } = parseFlags(args);
    const ads = flags.has('ads') ? Number(flags.get('ads')) : undefined;
    if (ads !== undefined && !(Number.isInteger(ads) && ads >= 0 && ads <= 2_000_000)) {
      terminal.note('--ads must be a whole number between 0 and 2000000');
      return 2;
    }
    await migrate(platform.database);
    for (const module of modules) await module.reference?.(platform, terminal);
    for (const module of modules) await module.demo?.(platform, terminal, { ads });
    return 0;
  },
};

const doctor: CommandManifest = {
  name: 'doctor',
  summary: 'Check the installation and say what is wrong',
  usage: 'doctor',
  async run(platform, _args, terminal) {
    const parts = await readiness({ platform, modules: [] });
    const { rows } = await platform.database.pool.query<{ version: string }>('select version()');
    const report = { node: process.version, database: rows[0]?.version, dataDir: platform.config.TALENTHUB_DATA_DIR, parts };
    if (terminal.json) terminal.out(JSON.stringify(report));
    else {
      terminal.out(`Node ${report.node}\nDatabase ${report.database}\nData folder ${report.dataDir}`);
      for (const part of parts) terminal.out(`${part.ready ? 'ok ' : 'NO '} ${part.part}${part.detail ? `: ${part.detail}` : ''}`);
    }
    return parts.every((part) => part.ready) ? 0 : 1;
  },
};

const backupCommand: CommandManifest = {
  name: 'backup',
  summary: 'Write every table to one file',
  usage: 'backup <file>',
  async run(platform, args, terminal) {
    const file = parseFlags(args).words[0];
    if (!file) return missing(terminal.note, 'backup <file>');
    const result = await backup(platform.database, file);
    terminal.out(JSON.stringify(result));
    return 0;
  },
};

const restoreCommand: CommandManifest = {
  name: 'restore',
  summary: 'Fill an empty database from a backup file',
  usage: 'restore <file>',
  async run(platform, args, terminal) {
    const file = parseFlags(args).words[0];
    if (!file) return missing(terminal.note, 'restore <file>');
    await migrate(platform.database);
    const result = await restore(platform.database, file);
    terminal.out(JSON.stringify(result));
    return 0;
  },
};

const openApiCommand: CommandManifest = {
  name: 'openapi',
  summary: 'Print the OpenAPI 3.1 description of the public API',
  usage: 'openapi',
  async run(platform, _args, terminal) {
    terminal.out(JSON.stringify(openApi(modules, platform.config.publicUrl), null, 2));
    return 0;
  },
};

function missing(note: (line: string) => void, usage: string): number {
  note(`An argument is missing. Usage: talenthub ${usage}`);
  return 2;
}

/** The commands that belong to no module. */
export const platformCommands: readonly CommandManifest[] = [
  start,
  migrateCommand,
  seedDemo,
  doctor,
  backupCommand,
  restoreCommand,
  openApiCommand,
];
