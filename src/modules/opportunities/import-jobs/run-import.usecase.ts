import { err, ok, type Result } from '../../../kernel/result.ts';
import type { Platform } from '../../../platform/platform.ts';
import { taxonomyOf } from '../../taxonomy/api.ts';
import { gazetteer } from '../../territory/api.ts';
import { addCounts, NO_COUNTS, type RunCounts } from '../domain/run-counts.ts';
import { opportunitiesErrors } from '../errors.ts';
import type { FeedFormat } from '../feeds/read-feed.ts';
import { freeOrphans } from '../store/duplicates.ts';
import { finishRun, keepRun, openRun } from '../store/runs.ts';
import { openSource, type SourceSettings } from '../store/sources.ts';
import type { RunState } from '../store/tables.ts';
import { closeMissing } from './close-missing.ts';
import type { ImportOutcome, ImportRequest, RunContext } from './import-run.ts';
import { publishStaged } from './publish-staged.ts';
import { stagePart } from './stage-part.ts';

const SIGN_OF_LIFE_MS = 15_000;

/**
 * Imports the inputs of one source: read and stage everything, publish, close what left. Errors: `opportunities.import-running`.
 * Unreadable inputs are no error here: they are in `failed`, and leave no trace but the reason.
 */
export async function runImport(platform: Platform, request: ImportRequest, settings: SourceSettings = {}): Promise<Result<ImportOutcome>> {
  const know = { gazetteer: await gazetteer(platform), taxonomy: await taxonomyOf(platform) };
  const seen = new Set<string>();
  if (request.dryRun) {
    const source = await platform.database.read((db) =>
      db.selectFrom('opportunities_source').select('id').where('name', '=', request.source).executeTakeFirst(),
    );
    return ok(await readParts({ platform, request, know, sourceId: source?.id ?? 0, runId: null, seen }));
  }
  const opened = await platform.database.write(async (db) => {
    const source = await openSource(db, request.source, settings);
    const input = request.inputs.map(({ label }) => label).join(' ');
    const run = await openRun(db, { sourceId: source.id, input, complete: request.complete }, platform.clock.now());
    return run && { run, source };
  });
  if (!opened) return err({ ...opportunitiesErrors.importRunning, params: { source: request.source } });
  const context: RunContext = { platform, request, know, sourceId: opened.source.id, runId: opened.run.id, seen };
  const life = setInterval(() => void signOfLife(platform, opened.run.id), SIGN_OF_LIFE_MS);
  try {
    const outcome = await workOn(context, opened.run.id);
    return ok({ ...outcome, interrupted: opened.run.interrupted });
  } finally {
    clearInterval(life);
  }
}

async function workOn(run: RunContext, runId: number): Promise<ImportOutcome> {
  const { database, clock } = run.platform;
  try {
    const staged = await readParts(run);
    const published = await publishStaged(run, runId, staged.counts);
    const whole = run.request.complete && staged.failed.length === 0 && staged.state === 'done';
    const closing = whole ? await closeMissing(run, runId) : { closed: 0, refused: null };
    const counts = addCounts(published, { closed: closing.closed });
    await database.write((db) => finishRun(db, runId, clock.now(), { state: staged.state, counts, formats: staged.formats }));
    while ((await database.write((db) => freeOrphans(db, clock.now()))) > 0);
    return { ...staged, counts, runId, closingRefused: closing.refused };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const end = { state: 'failed' as const, counts: NO_COUNTS, formats: [], error: message.slice(0, 500) };
    await database.write((db) => finishRun(db, runId, clock.now(), end)).catch(() => undefined);
    throw error;
  }
}

async function readParts(run: RunContext): Promise<ImportOutcome> {
  let counts: RunCounts = NO_COUNTS;
  const formats = new Set<FeedFormat>();
  const failed: ImportOutcome['failed'][number][] = [];
  let notModified = 0;
  for (const [part, input] of run.request.inputs.entries()) {
    const outcome = await stagePart(run, input, part, counts.read);
    counts = addCounts(counts, outcome.counts);
    if (outcome.format) formats.add(outcome.format);
    if (outcome.error) failed.push({ input, error: outcome.error });
    if (outcome.notModified) notModified++;
  }
  const state = endState(run.request.inputs.length, failed.length, notModified);
  return { runId: run.runId, state, counts, formats: [...formats], failed, interrupted: 0, closingRefused: null };
}

function endState(inputs: number, failed: number, notModified: number): RunState {
  if (inputs > 0 && failed === inputs) return 'failed';
  return notModified > 0 && notModified + failed === inputs ? 'not-modified' : 'done';
}

/** A slow source gives no batch for a while: the run is still alive. */
async function signOfLife(platform: Platform, runId: number): Promise<void> {
  await platform.database.write((db) => keepRun(db, runId, platform.clock.now())).catch(() => undefined);
}
