import { slug } from '../../../kernel/text.ts';
import type { Db } from '../../../platform/db/database.ts';
import { labelVariants } from '../domain/label-variants.ts';
import { type Written, writeOccupations, writeSkills } from '../store/write-concepts.ts';
import { textKey, writeTexts } from '../store/write-texts.ts';
import { type ConceptWords, occupationRow, skillRow } from './concept-rows.ts';
import type { CsvRow } from './csv-rows.ts';
import type { EscoFile } from './esco-files.ts';
import type { Counter } from './tally.ts';

/** Writes one chunk of a file, counts its records. */
export type ChunkWriter = (db: Db, rows: readonly CsvRow[], counter: Counter) => Promise<void>;

/** ESCO is written in English; the other languages are translations of it. */
function authorityOf({ version, lang }: EscoFile): number {
  return version * 2 + (lang === 'en' ? 1 : 0);
}

/** Writer for one `occupations_xx.csv`. */
export async function occupationWriter(db: Db, file: EscoFile): Promise<ChunkWriter> {
  const seen = new Set<string>();
  const taken = new Set((await db.selectFrom('taxonomy_occupation').select('slug').execute()).map((row) => row.slug));
  return async (trx, rows, counter) => {
    const valid = accepted(rows, occupationRow, seen, counter);
    const written = await writeOccupations(
      trx,
      valid.map(({ uri, preferred, isco, code }) => ({
        ...{ uri, isco, code, source: 'esco' as const, authority: authorityOf(file), riasec: null, sectors: [], studies: [] },
        slug: freeSlug(preferred, isco, taken),
      })),
    );
    await writeWords(trx, 'occupation', file, valid, written, counter);
  };
}

/** Writer for one `skills_xx.csv`. */
export async function skillWriter(file: EscoFile): Promise<ChunkWriter> {
  const seen = new Set<string>();
  return async (db, rows, counter) => {
    const valid = accepted(rows, skillRow, seen, counter);
    const written = await writeSkills(
      db,
      valid.map(({ uri, type, reuse }) => ({ uri, type, reuse, licence: false, source: 'esco', authority: authorityOf(file) })),
    );
    await writeWords(db, 'skill', file, valid, written, counter);
  };
}

/** The rows that can be used, each concept once. */
export function accepted<R extends ConceptWords>(
  rows: readonly CsvRow[],
  read: (row: CsvRow) => R | string,
  seen: Set<string>,
  counter: Counter,
): R[] {
  return rows.flatMap((row) => {
    counter.add('read');
    const result = read(row);
    if (typeof result === 'string') counter.reject(result, row.concepturi || row.preferredlabel || '');
    else if (seen.has(result.uri)) counter.add('duplicate');
    else {
      seen.add(result.uri);
      return [result];
    }
    return [];
  });
}

async function writeWords(
  db: Db,
  kind: 'occupation' | 'skill',
  { lang, version }: EscoFile,
  rows: readonly ConceptWords[],
  { ids, added, changed }: Written,
  counter: Counter,
): Promise<void> {
  const texts = rows.map(({ uri, labels, description }) => ({ uri, conceptId: ids.get(uri) ?? 0, lang, version, labels, description }));
  const replaced = await writeTexts(db, kind, texts);
  for (const text of texts) {
    if (added.has(text.uri)) counter.add('new');
    else counter.add(changed.has(text.uri) || replaced.has(textKey(text)) ? 'changed' : 'unchanged');
  }
}

/** The first title as an address; with the ISCO code, then with a number, when it is taken. */
function freeSlug(preferred: string, isco: string, taken: Set<string>): string {
  const base = slug(labelVariants(preferred)[0] ?? preferred, 60) || isco;
  let free = base;
  for (let n = 1; taken.has(free); n++) free = n === 1 ? `${base}-${isco}` : `${base}-${isco}-${n}`;
  taken.add(free);
  return free;
}
