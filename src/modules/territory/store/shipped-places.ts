import { readFileSync } from 'node:fs';
import path from 'node:path';
import { contentHash } from '../../../kernel/ids.ts';
import type { Db } from '../../../platform/db/database.ts';
import { referenceFolder } from '../../../platform/files/reference-folder.ts';
import type { Province } from '../domain/place.ts';
import { type PlaceRow, readPlacesFile, readProvincesFile } from '../domain/places-file.ts';
import { currentEdition, lockEdition, saveEdition } from './edition.store.ts';
import { removePlaces, savePlaces, saveProvinces } from './places.store.ts';

export interface ShippedPlaces {
  readonly places: readonly PlaceRow[];
  readonly provinces: readonly Province[];
}

/** The files that come with the product. Throws when they are missing or damaged: without them nothing has a place. */
export function readShippedPlaces(): ShippedPlaces {
  return parseShipped(readFiles());
}

/** Loads the shipped places when they are new; false when there was nothing to do, or the operator imported a list of their own. */
export async function loadShippedPlaces(write: <T>(work: (db: Db) => Promise<T>) => Promise<T>): Promise<boolean> {
  const files = readFiles();
  const hash = contentHash(files.places + files.provinces);
  return write(async (db) => {
    if (isLoaded(await currentEdition(db), hash)) return false;
    const edition = await lockEdition(db);
    if (isLoaded(edition, hash)) return false;
    const { places, provinces } = parseShipped(files);
    const keep = new Set(places.map((place) => place.istat));
    const old = await db.selectFrom('territory_place').select('istat').execute();
    await saveProvinces(db, provinces);
    await savePlaces(db, places);
    await removePlaces(
      db,
      old.map((row) => row.istat).filter((istat) => !keep.has(istat)),
    );
    await saveEdition(db, { version: (edition?.version ?? 0) + 1, origin: 'shipped', hash });
    return true;
  });
}

function isLoaded(edition: { origin: string; hash: string; version: number } | null, hash: string): boolean {
  return edition !== null && edition.version > 0 && (edition.origin === 'import' || edition.hash === hash);
}

interface Files {
  readonly places: string;
  readonly provinces: string;
}

function readFiles(): Files {
  const folder = referenceFolder('places');
  const text = (name: string) => readFileSync(path.join(folder, name), 'utf8');
  return { places: text('places.csv'), provinces: text('provinces.csv') };
}

function parseShipped(files: Files): ShippedPlaces {
  const provinces = readProvincesFile(files.provinces);
  const file = readPlacesFile(files.places, provinces);
  const [wrong] = file?.rejected ?? [];
  if (!file || wrong) throw new Error(`reference/places/places.csv is damaged${wrong ? `: line ${wrong.line}, ${wrong.reason}` : ''}`);
  return { places: file.rows, provinces };
}
