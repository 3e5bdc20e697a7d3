import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildConcepts } from '../../src/modules/taxonomy/domain/concepts.ts';
import { buildTitleLinker, type LinkingParts, type TitleLinker } from '../../src/modules/taxonomy/domain/titles/title-linker.ts';
import { importEscoCommand } from '../../src/modules/taxonomy/import-esco/import-esco.command.ts';
import { readTaxonomy } from '../../src/modules/taxonomy/store/read-snapshot.ts';
import { loadTaxonomy } from '../../src/modules/taxonomy/testing/load-taxonomy.ts';
import { silentTerminal } from '../../src/platform/cli/terminal.ts';
import type { Database } from '../../src/platform/db/database.ts';
import { ROOT } from '../architecture/sources.ts';
import { testPlatform } from '../support/app.ts';
import { filledTestDatabase } from '../support/database.ts';

const ESCO = path.join(ROOT, '../shared/data/esco');
export const escoPresent = existsSync(ESCO);

/** What a linker is made of. */
export type LinkingData = Awaited<ReturnType<typeof readTaxonomy>>;

export interface BuiltLinker {
  readonly link: TitleLinker;
  readonly parts: LinkingParts;
  readonly data: LinkingData;
  /** Processor time of the build. */
  readonly buildMs: number;
}

/** The linker over the occupations that ship with the product. */
export async function starterLinker(): Promise<BuiltLinker> {
  return linkerOver(await filledTestDatabase('starter_titles', loadTaxonomy));
}

/** The linker over the same occupations and the whole of ESCO, imported as an administrator would. */
export async function escoLinker(): Promise<BuiltLinker> {
  return linkerOver(await filledTestDatabase('esco_titles', importEsco));
}

async function importEsco(database: Database): Promise<void> {
  await loadTaxonomy(database);
  const folder = mkdtempSync(path.join(tmpdir(), 'esco-titles-'));
  const platform = testPlatform(database, { environment: { TALENTHUB_DATA_DIR: folder } });
  const versions = ['v1.1.1-en', 'v1.0.8-it'].map((name) => path.join(ESCO, name));
  const code = await importEscoCommand.run(platform, versions, silentTerminal());
  rmSync(folder, { recursive: true, force: true });
  if (code !== 0) throw new Error('ESCO could not be imported');
}

async function linkerOver(database: Database): Promise<BuiltLinker> {
  const data = await database.read(readTaxonomy);
  const before = process.cpuUsage();
  return { ...finish(buildConcepts(data), data.iscoGroups), data, buildMs: cpuMs(before) };
}

/** The linker, all its steps at once. */
export function finish(...parts: Parameters<typeof buildTitleLinker>): { link: TitleLinker; parts: LinkingParts } {
  const making = buildTitleLinker(...parts);
  for (;;) {
    const step = making.next();
    if (step.done) return step.value;
  }
}

/** Processor time since a moment: other work on the machine does not count. */
export function cpuMs(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1000;
}
