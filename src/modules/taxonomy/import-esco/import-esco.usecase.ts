import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Db } from '../../../platform/db/database.ts';
import type { Terminal } from '../../../platform/module/manifest.ts';
import type { Platform } from '../../../platform/platform.ts';
import { mergeConcepts } from '../store/merge-concepts.ts';
import { markChanged, publishChanges } from '../store/version.ts';
import { csvChunks } from './csv-rows.ts';
import { type EscoFile, type EscoKind, inOrder, missingNames } from './esco-files.ts';
import { findFiles } from './find-files.ts';
import { type ChunkWriter, occupationWriter, skillWriter } from './import-concepts.ts';
import { broaderWriter, groupWriter, relationWriter } from './import-relations.ts';
import { addTallies, Counter, NOTHING, type Tally } from './tally.ts';

const CONCEPT = ['concepturi', 'preferredlabel'];
const NEEDS: Record<EscoKind, readonly string[]> = {
  iscoGroups: [...CONCEPT, 'code'],
  skillGroups: CONCEPT,
  occupations: CONCEPT,
  skills: CONCEPT,
  occupationSkills: ['occupationuri', 'relationtype', 'skilluri'],
  skillSkills: ['originalskilluri', 'relationtype', 'relatedskilluri'],
  broaderOccupations: ['concepturi', 'broaderuri'],
  broaderSkills: ['concepturi', 'broaderuri'],
};

/**
 * Imports folders, zips and files of the official ESCO download. One transaction a file: what is killed half-way leaves whole files, and
 * the next run completes the rest. Throws `InputError` when something cannot be read at all.
 */
export async function importEsco(platform: Platform, names: readonly string[], terminal: Terminal): Promise<Tally> {
  const parent = path.resolve(platform.config.TALENTHUB_DATA_DIR, 'tmp');
  mkdirSync(parent, { recursive: true });
  const tempFolder = mkdtempSync(path.join(parent, 'esco-'));
  try {
    const files = inOrder(await findFiles(names, tempFolder));
    for (const name of missingNames(files)) terminal.note(`Notice: ${name} is not among the files; what it holds stays as it is.`);
    const progress = progressOf(files, terminal);
    let total = NOTHING;
    for (const file of files) total = addTallies(total, await importFile(platform, file, terminal, progress));
    await platform.database.write(async (db) => {
      if ((await mergeConcepts(db)) > 0) await markChanged(db);
      await publishChanges(db);
    });
    return total;
  } finally {
    rmSync(tempFolder, { recursive: true, force: true });
  }
}

async function importFile(platform: Platform, file: EscoFile, terminal: Terminal, progress: (bytes: number) => void): Promise<Tally> {
  const counter = await platform.database.write(async (db) => {
    // A transaction that is run again reads and counts the file again.
    const fresh = new Counter();
    const write = await writerOf(db, file);
    for await (const rows of csvChunks(file.path, file.shown, NEEDS[file.kind], progress)) await write(db, rows, fresh);
    const { new: added, changed } = fresh.tally();
    if (added + changed > 0) await markChanged(db);
    return fresh;
  });
  const tally = counter.tally();
  terminal.note(`${file.shown}: ${tally.read} read, ${tally.new} new, ${tally.changed} changed, ${tally.unchanged} unchanged`);
  for (const [reason, example] of counter.examples) {
    terminal.note(`  rejected ${tally.reasons[reason]}: ${reason}, for example ${example.slice(0, 200)}`);
  }
  return tally;
}

function writerOf(db: Db, file: EscoFile): Promise<ChunkWriter> {
  switch (file.kind) {
    case 'iscoGroups':
      return groupWriter('isco', file);
    case 'skillGroups':
      return groupWriter('skill', file);
    case 'occupations':
      return occupationWriter(db, file);
    case 'skills':
      return skillWriter(file);
    case 'occupationSkills':
    case 'skillSkills':
      return relationWriter(db, file.kind, file);
    case 'broaderOccupations':
    case 'broaderSkills':
      return broaderWriter();
  }
}

function progressOf(files: readonly EscoFile[], terminal: Terminal): (bytes: number) => void {
  const total = files.reduce((sum, file) => sum + statSync(file.path).size, 0);
  const kilobytes = (bytes: number) => Math.round(bytes / 1000);
  let done = 0;
  return (bytes) => {
    done = Math.min(total, done + bytes);
    terminal.progress('ESCO (kB)', kilobytes(done), kilobytes(total));
  };
}
