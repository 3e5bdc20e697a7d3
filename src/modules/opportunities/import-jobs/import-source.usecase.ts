import type { Result } from '../../../kernel/result.ts';
import type { Platform } from '../../../platform/platform.ts';
import type { CsvMapping } from '../feeds/formats/csv-header.ts';
import { FEED_FORMATS, type FeedFormat } from '../feeds/read-feed.ts';
import type { KnownVersion, SourceClient } from '../sources/source-client.ts';
import { rememberVersion, type Source } from '../store/sources.ts';
import { urlInput } from './find-inputs.ts';
import type { ImportOutcome } from './import-run.ts';
import { parseMapping } from './parse-mapping.ts';
import { runImport } from './run-import.usecase.ts';

/**
 * Imports a source that has an address: asks for it on condition that it changed, imports it as the whole source, and only when
 * everything worked remembers the version, so that a run that failed is not answered "not modified" the next time.
 */
export async function importSource(
  platform: Platform,
  client: SourceClient,
  source: Source & { readonly url: string },
  options: { readonly complete?: boolean; readonly force?: boolean; readonly progress?: (done: number) => void } = {},
): Promise<Result<ImportOutcome>> {
  const known: KnownVersion = { etag: source.etag, lastModified: source.last_modified };
  let version: KnownVersion | null = null;
  const open = urlInput(client, source.url, options.force ? { etag: null, lastModified: null } : known, (newest) => {
    version = newest;
  });
  const outcome = await runImport(platform, {
    source: source.name,
    inputs: [{ label: source.url, named: true, open }],
    format: formatOf(source.format),
    mapping: mappingOf(source.mapping),
    complete: options.complete ?? true,
    force: options.force ?? false,
    dryRun: false,
    progress: options.progress ?? (() => undefined),
  });
  const newest = version;
  if (outcome.ok && outcome.value.state === 'done' && outcome.value.closingRefused === null && newest !== null)
    await platform.database.write((db) => rememberVersion(db, source.id, newest));
  return outcome;
}

function formatOf(text: string): FeedFormat | 'auto' {
  return FEED_FORMATS.find((format) => format === text) ?? 'auto';
}

function mappingOf(text: string | null): CsvMapping | undefined {
  const mapping = text === null ? null : parseMapping(text);
  return mapping?.ok ? mapping.value : undefined;
}
