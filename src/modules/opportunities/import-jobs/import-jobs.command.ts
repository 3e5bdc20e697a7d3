import type { AppError } from '../../../kernel/result.ts';
import { parseFlags, unknownFlags } from '../../../platform/cli/flags.ts';
import { migrate } from '../../../platform/db/migrate.ts';
import type { CommandManifest, Terminal } from '../../../platform/module/manifest.ts';
import type { Platform } from '../../../platform/platform.ts';
import type { CsvMapping } from '../feeds/formats/csv-header.ts';
import { FEED_FORMATS, type FeedFormat } from '../feeds/read-feed.ts';
import type { SourceClient } from '../sources/source-client.ts';
import { undiciClient } from '../sources/undici-client.ts';
import { openSource } from '../store/sources.ts';
import { type TextKey, texts } from '../texts.ts';
import { findInputs, isUrl, type SourceInputs, urlInput } from './find-inputs.ts';
import { importSource } from './import-source.usecase.ts';
import { parseMapping } from './parse-mapping.ts';
import { runImport } from './run-import.usecase.ts';
import { type SourceSummary, summaryTable, totalOf } from './summary.ts';

const FLAGS = ['source', 'format', 'dry-run', 'force', 'complete', 'mapping', 'every'];
const USAGE =
  'import jobs <file, folder or URL>… [--source NAME] [--format auto|…] [--mapping field=column,…] [--dry-run] [--complete] [--force] [--every MINUTES]';

export const importJobsCommand: CommandManifest = {
  name: 'import jobs',
  summary: 'Import job ads from files, folders or addresses',
  usage: `${USAGE}\n\n  --complete  the inputs are the whole source: ads that are not in them are closed\n  --force     close also when more than half of the source's ads would go; ask the address again even if unchanged\n  --every     import the address again by itself every so many minutes, as the whole source\n  formats: auto ${FEED_FORMATS.join(' ')}`,
  run: (platform, args, terminal) =>
    importJobs(platform, args, terminal, undiciClient({ allowPrivate: platform.config.IMPORT_ALLOW_PRIVATE_ADDRESSES })),
};

interface Options {
  readonly words: readonly string[];
  readonly source: string | undefined;
  readonly format: FeedFormat | 'auto';
  readonly mappingText: string | undefined;
  readonly mapping: CsvMapping | undefined;
  readonly dryRun: boolean;
  readonly force: boolean;
  readonly complete: boolean;
  readonly everyMinutes: number | undefined;
}

/** The command behind its terminal: exit code 0 done, 1 some records or files rejected, 2 an input that was named is unusable. */
export async function importJobs(platform: Platform, args: readonly string[], terminal: Terminal, client: SourceClient): Promise<number> {
  const options = readOptions(args);
  if (typeof options === 'string') {
    terminal.note(`${options}\nUsage: talenthub ${USAGE}`);
    return 2;
  }
  await migrate(platform.database);
  const openUrl = (url: string) => urlInput(client, url, { etag: null, lastModified: null }, () => undefined);
  const found = await findInputs(options.words, options.source, openUrl);
  if (!found.ok) return refuse(terminal, found.error);
  const summaries: SourceSummary[] = [];
  for (const group of found.value) {
    const outcome = await importGroup(platform, client, group, options, terminal);
    if (!outcome.ok) return refuse(terminal, outcome.error);
    summaries.push({ source: group.source, outcome: outcome.value });
  }
  report(terminal, summaries);
  return exitCode(summaries);
}

function importGroup(platform: Platform, client: SourceClient, group: SourceInputs, options: Options, terminal: Terminal) {
  const progress = (done: number) => terminal.progress(group.source, done);
  if (group.url !== null && group.inputs.length === 1 && !options.dryRun)
    return importAddress(platform, client, group.source, group.url, options, progress);
  const { format, mapping, complete, force, dryRun } = options;
  return runImport(platform, { source: group.source, inputs: group.inputs, format, mapping, complete, force, dryRun, progress });
}

/** An address is a source of its own: asked on condition, and whole when it is scheduled or said to be. */
async function importAddress(
  platform: Platform,
  client: SourceClient,
  name: string,
  url: string,
  options: Options,
  progress: (done: number) => void,
) {
  const now = platform.clock.now();
  const every = options.everyMinutes;
  const source = await platform.database.write((db) =>
    openSource(db, name, {
      url,
      format: options.format,
      ...(options.mappingText === undefined ? {} : { mapping: options.mappingText }),
      ...(every === undefined ? {} : { every_minutes: every, next_run_at: new Date(now.getTime() + every * 60_000) }),
    }),
  );
  const complete = options.complete || source.every_minutes !== null;
  return importSource(platform, client, { ...source, url }, { complete, force: options.force, progress });
}

function readOptions(args: readonly string[]): Options | string {
  const { words, flags } = parseFlags(args);
  const unknown = unknownFlags(flags, FLAGS);
  if (unknown.length > 0) return `Unknown: --${unknown.join(' --')}`;
  if (words.length === 0) return 'Which file, folder or address?';
  const format = flags.get('format') ?? 'auto';
  if (format !== 'auto' && !FEED_FORMATS.some((known) => known === format))
    return `--format must be auto or one of ${FEED_FORMATS.join(' ')}`;
  const mapping = flags.has('mapping') ? parseMapping(flags.get('mapping') ?? '') : undefined;
  if (mapping && !mapping.ok) return `--mapping: "${mapping.error}" is not field=column`;
  const every = flags.has('every') ? Number(flags.get('every')) : undefined;
  if (every !== undefined && !(Number.isInteger(every) && every >= 15 && every <= 43_200))
    return '--every must be between 15 and 43200 minutes';
  if (every !== undefined && !words.every(isUrl)) return '--every is for addresses only';
  return {
    words,
    source: flags.get('source'),
    format: format as FeedFormat | 'auto',
    mappingText: flags.get('mapping'),
    mapping: mapping?.value,
    dryRun: flags.has('dry-run'),
    force: flags.has('force'),
    complete: flags.has('complete'),
    everyMinutes: every,
  };
}

function refuse(terminal: Terminal, error: AppError): number {
  terminal.note(sentence(error));
  return 2;
}

/** The command line speaks English. A detail that a reader did not give is a dash. */
function sentence(error: AppError): string {
  return texts('en')(`error.${error.code}` as TextKey, { detail: '–', looksLike: '–', limit: '–', ...error.params });
}

function report(terminal: Terminal, summaries: readonly SourceSummary[]): void {
  for (const { source, outcome } of summaries) {
    for (const { input, error } of outcome.failed) {
      terminal.note(`${input.label}: ${sentence(error)}`);
    }
    if (outcome.interrupted > 0) terminal.note(`${source}: an earlier import had been interrupted; this one completed it`);
    if (outcome.state === 'not-modified') terminal.note(`${source}: nothing new since the last import`);
    const refused = outcome.closingRefused;
    if (refused)
      terminal.note(
        `${source}: ${refused.missing} of ${refused.active} open ads are not in the feed; none was closed. If that is right, run again with --force`,
      );
    if (outcome.runId !== null && outcome.counts.rejected > 0)
      terminal.note(`${source}: see what was rejected with: talenthub imports --rejected ${outcome.runId}`);
  }
  if (!terminal.json) for (const line of summaryTable(summaries)) terminal.out(line);
  else terminal.out(JSON.stringify(totalOf(summaries)));
}

function exitCode(summaries: readonly SourceSummary[]): number {
  const failed = summaries.flatMap(({ outcome }) => outcome.failed);
  const nothing = summaries.some(({ outcome }) => outcome.state === 'failed');
  if (nothing || failed.some(({ input }) => input.named)) return 2;
  return failed.length > 0 || totalOf(summaries).rejected > 0 ? 1 : 0;
}
