import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Platform } from '../../../../platform/platform.ts';
import { newestChange } from '../../../opportunities/api.ts';
import type { Taxonomy } from '../../../taxonomy/api.ts';
import { ENGINE_VERSION } from '../../engine/prepared-ad.ts';
import { restoreIndex } from '../../engine/search-index.ts';
import { IndexContent } from './index-content.ts';
import { readSnapshot, type SnapshotMeta, writeSnapshot } from './snapshot-file.ts';

const DATABASE = 'matching.database';

/** Keeps the index on disk. False when there is nowhere to keep it, or another process is at it. The index must not change meanwhile. */
export async function keepIndex(platform: Platform, { index, taxonomy, seq }: IndexContent, stamp: string): Promise<boolean> {
  const file = fileOf(platform);
  if (!existsSync(path.dirname(file))) return false;
  const started = performance.now();
  const meta: SnapshotMeta = { ...(await madeOf(platform, taxonomy, stamp)), seq };
  const bytes = await writeSnapshot(file, meta, index.snapshot());
  if (bytes === null) return false;
  platform.log.info({ seq, megabytes: Math.round(bytes / 1e6), ms: Math.round(performance.now() - started) }, 'index kept on disk');
  return true;
}

/** The index that was kept, as it was then; null when there is none that can be trusted here. */
export async function keptIndex(platform: Platform, taxonomy: Taxonomy, stamp: string): Promise<IndexContent | null> {
  const started = performance.now();
  try {
    const made = await madeOf(platform, taxonomy, stamp);
    const newest = await platform.database.read(newestChange);
    const isWanted = ({ seq, ...meta }: SnapshotMeta) =>
      typeof seq === 'number' && seq <= newest && JSON.stringify(meta) === JSON.stringify(made);
    const snapshot = await readSnapshot(fileOf(platform), isWanted);
    if (typeof snapshot === 'string') {
      platform.log.info({ reason: snapshot }, 'no index on disk to start from');
      return null;
    }
    const index = restoreIndex((name) => {
      const bytes = snapshot.sections.get(name);
      if (!bytes) throw new Error(`section ${name} is missing`);
      return bytes;
    });
    platform.log.info({ ads: index.size, ms: Math.round(performance.now() - started) }, 'index taken from disk');
    return new IndexContent(taxonomy, index, Number(snapshot.meta.seq));
  } catch (error) {
    platform.log.warn({ err: error }, 'the index on disk cannot be used');
    return null;
  }
}

function fileOf(platform: Platform): string {
  return path.join(path.resolve(platform.config.TALENTHUB_DATA_DIR), 'search-index.snapshot');
}

/** Everything but the ads that decides what is in an index. */
async function madeOf(platform: Platform, taxonomy: Taxonomy, stamp: string): Promise<SnapshotMeta> {
  return { engine: ENGINE_VERSION, taxonomy: String(taxonomy.version), database: await databaseName(platform), reindex: stamp };
}

/** A name that this database was given at random, so that the index of another one is not taken for its own. */
async function databaseName(platform: Platform): Promise<string> {
  const read = () =>
    platform.database.read((db) => db.selectFrom('platform_setting').select('value').where('key', '=', DATABASE).executeTakeFirst());
  const known = await read();
  if (known) return String(known.value);
  const value = JSON.stringify(randomUUID());
  await platform.database.write((db) =>
    db
      .insertInto('platform_setting')
      .values({ key: DATABASE, value, source: 'server', updated_at: platform.clock.now() })
      .onConflict((conflict) => conflict.column('key').doNothing())
      .execute(),
  );
  return String((await read())?.value);
}
