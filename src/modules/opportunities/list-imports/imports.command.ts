import { parseFlags, unknownFlags } from '../../../platform/cli/flags.ts';
import { migrate } from '../../../platform/db/migrate.ts';
import type { CommandManifest, Terminal } from '../../../platform/module/manifest.ts';
import type { Platform } from '../../../platform/platform.ts';
import { tableLines } from '../domain/table-lines.ts';
import { type ListedRun, latestRuns, rejectedOf } from '../store/runs.ts';

const RUNS = 30;

export const importsCommand: CommandManifest = {
  name: 'imports',
  summary: 'List the imports of job ads, or what one of them rejected',
  usage: 'imports [--rejected RUN]',
  run: listImports,
};

async function listImports(platform: Platform, args: readonly string[], terminal: Terminal): Promise<number> {
  const { flags } = parseFlags(args);
  const run = flags.has('rejected') ? Number(flags.get('rejected')) : null;
  if (unknownFlags(flags, ['rejected']).length > 0 || (run !== null && !(Number.isInteger(run) && run > 0))) {
    terminal.note('Usage: talenthub imports [--rejected RUN]');
    return 2;
  }
  await migrate(platform.database);
  return run === null ? listRuns(platform, terminal) : listRejected(platform, terminal, run);
}

async function listRuns(platform: Platform, terminal: Terminal): Promise<number> {
  const runs = await platform.database.read((db) => latestRuns(db, RUNS));
  if (terminal.json) terminal.out(JSON.stringify(runs));
  else if (runs.length === 0) terminal.out('No imports yet');
  else {
    const head = ['run', 'source', 'started', 'state', 'format', 'read', 'new', 'changed', 'unchanged', 'duplicate', 'rejected', 'closed'];
    for (const line of tableLines(head, runs.map(runCells))) terminal.out(line);
  }
  return 0;
}

function runCells(run: ListedRun): string[] {
  const { counts } = run;
  const numbers = [counts.read, counts.new, counts.changed, counts.unchanged, counts.duplicate, counts.rejected, counts.closed];
  const started = run.started_at.toISOString().slice(0, 16).replace('T', ' ');
  return [String(run.id), run.source_name, started, run.state, run.formats || '-', ...numbers.map((count) => String(count ?? 0))];
}

async function listRejected(platform: Platform, terminal: Terminal, run: number): Promise<number> {
  const rows = await platform.database.read((db) => rejectedOf(db, run));
  if (terminal.json) for (const row of rows) terminal.out(JSON.stringify(row));
  else if (rows.length === 0) terminal.out('Nothing was rejected');
  else
    for (const row of rows) {
      const where =
        row.position === 0 ? row.input : `${row.input}, record ${row.position}${row.external_key ? ` (${row.external_key})` : ''}`;
      terminal.out(`${row.reason}  ${where}  ${row.detail}`);
      if (row.excerpt) terminal.out(`    ${row.excerpt.replace(/\s+/g, ' ').slice(0, 160)}`);
    }
  return 0;
}
