import type { ModuleManifest } from '../../../../platform/module/manifest.ts';
import { exportRows } from '../../../../platform/own-data/export-rows.ts';
import { allTables } from '../../../../platform/own-data/platform-tables.ts';
import type { Platform } from '../../../../platform/platform.ts';
import { accountOf, type OwnAccount } from '../../store/subjects.ts';
import { heldData } from '../show-data/held-data.ts';
import { exportArchive } from './export-archive.ts';

/** The copy of all that is held about a person, in their language; null when there is no such person. */
export async function personArchive(
  platform: Platform,
  modules: readonly ModuleManifest[],
  person: number,
  madeAt: Date,
): Promise<{ readonly account: OwnAccount; readonly bytes: Uint8Array } | null> {
  // With the person's own rows: what they may not see cannot come out.
  const found = await platform.database.read(
    async (db) => {
      const account = await accountOf(db, person);
      return account ? { account, tables: await exportRows(db, allTables(modules), account) } : null;
    },
    { kind: 'person', person },
  );
  if (!found) return null;
  const { account, tables } = found;
  const held = heldData(modules, account.locale);
  const label = (table: string, column: string) => held.find((each) => each.table === table && each.column === column)?.what ?? column;
  return { account, bytes: await exportArchive({ locale: account.locale, madeAt, tables, label }) };
}
