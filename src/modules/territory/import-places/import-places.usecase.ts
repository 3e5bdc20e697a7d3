import { isDeepStrictEqual } from 'node:util';
import { err, ok, type Result } from '../../../kernel/result.ts';
import type { Db } from '../../../platform/db/database.ts';
import { type PlaceRow, type RejectedRow, readPlacesFile } from '../domain/places-file.ts';
import { territoryErrors } from '../errors.ts';
import { lockEdition, saveEdition } from '../store/edition.store.ts';
import { allPlaces, allProvinces, removePlaces, savePlaces } from '../store/places.store.ts';

export interface ImportOptions {
  /** `update` keeps the comuni that the file does not name; `replace` removes them. */
  readonly mode: 'update' | 'replace';
  /** Count, change nothing. */
  readonly dryRun: boolean;
}

/** The line that `import … --json` ends with, and what was refused. */
export interface ImportSummary {
  readonly read: number;
  readonly new: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly duplicate: number;
  readonly rejected: number;
  readonly removed: number;
  readonly reasons: Readonly<Record<string, number>>;
  readonly faults: readonly RejectedRow[];
}

/** Brings the table to what the files say, in one transaction. With rejected lines nothing is removed: they may be the missing ones. */
export async function importPlaces(db: Db, files: readonly string[], options: ImportOptions): Promise<Result<ImportSummary>> {
  const edition = await lockEdition(db);
  const provinces = await allProvinces(db);
  const read = files.map((csv) => readPlacesFile(csv, provinces));
  const rows: PlaceRow[] = [];
  const faults: RejectedRow[] = [];
  for (const file of read) {
    if (!file) return err(territoryErrors.file);
    rows.push(...file.rows);
    faults.push(...file.rejected);
  }
  const known = new Map((await allPlaces(db)).map((row) => [row.istat, row]));
  const wanted = new Map(rows.map((row) => [row.istat, row]));
  const added = [...wanted.values()].filter((row) => !known.has(row.istat));
  const changed = [...wanted.values()].filter((row) => known.has(row.istat) && !isDeepStrictEqual(known.get(row.istat), row));
  const gone = options.mode === 'replace' && faults.length === 0 ? [...known.keys()].filter((istat) => !wanted.has(istat)) : [];
  if (!options.dryRun && added.length + changed.length + gone.length > 0) {
    await savePlaces(db, [...added, ...changed]);
    await removePlaces(db, gone);
    await saveEdition(db, { version: (edition?.version ?? 0) + 1, origin: 'import', hash: edition?.hash ?? '' });
  }
  return ok({
    read: rows.length + faults.length,
    new: added.length,
    changed: changed.length,
    unchanged: wanted.size - added.length - changed.length,
    duplicate: rows.length - wanted.size,
    rejected: faults.length,
    removed: gone.length,
    reasons: countReasons(faults),
    faults,
  });
}

function countReasons(faults: readonly RejectedRow[]): Record<string, number> {
  const reasons: Record<string, number> = {};
  for (const { reason } of faults) reasons[reason] = (reasons[reason] ?? 0) + 1;
  return reasons;
}
