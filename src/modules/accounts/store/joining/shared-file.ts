import type { Viewer } from '../../../../kernel/access/viewer.ts';
import { rowsOf } from '../../../../platform/db/row-context.ts';
import type { Platform } from '../../../../platform/platform.ts';
import type { Share } from '../../domain/joining/invitation-rules.ts';
import { youthsOf } from './family-bonds.ts';
import '../tables.ts';

const SYSTEM = { kind: 'system', why: 'a relative reads what a youth shares: the youth sees that it was read' } as const;

/**
 * Opens what a young person shares with this relative, and writes into the youth's own log that it was read. Null when they do not share it, or no
 * longer. The rows are then read with `rowsOf(viewer, { files: [id] })`.
 */
export async function openShared(
  platform: Pick<Platform, 'database' | 'clock'>,
  viewer: Viewer,
  youth: string,
  share: Share,
): Promise<{ readonly id: number; readonly name: string } | null> {
  const followed = await platform.database.read((db) => youthsOf(platform, db, viewer.person), rowsOf(viewer));
  const found = followed.find((each) => each.publicId === youth && each.shares.includes(share));
  if (!found || viewer.hat.role !== 'family') return null;
  await platform.database.write(
    (db) =>
      db
        .insertInto('accounts_file_access')
        .values({
          person_id: found.id,
          viewer_id: viewer.person,
          viewer_name: viewer.name,
          viewer_organisation: null,
          action: `accounts.read-${share}`,
          reason: null,
          at: platform.clock.now(),
        })
        .execute(),
    SYSTEM,
  );
  return found;
}
