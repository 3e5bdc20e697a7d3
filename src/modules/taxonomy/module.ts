import type { ModuleManifest } from '../../platform/module/manifest.ts';
import { importEscoCommand } from './import-esco/import-esco.command.ts';
import { loadStarter } from './load-starter/load-starter.usecase.ts';
import { starterFiles } from './load-starter/starter-files.ts';
import { startTaxonomy } from './store/snapshot.ts';
import { texts } from './texts.ts';

const TABLES = [
  'taxonomy_occupation',
  'taxonomy_occupation_label',
  'taxonomy_occupation_text',
  'taxonomy_occupation_skill',
  'taxonomy_skill',
  'taxonomy_skill_label',
  'taxonomy_skill_text',
  'taxonomy_skill_skill',
  'taxonomy_group',
  'taxonomy_broader',
  'taxonomy_list',
];

export const taxonomy: ModuleManifest = {
  name: 'taxonomy',
  dependsOn: [],
  texts,
  tables: TABLES.map((name) => ({ name })),
  routes: [],
  commands: [importEscoCommand],
  async reference(platform, terminal) {
    const files = starterFiles();
    if (await platform.database.write((db) => loadStarter(db, files))) terminal.note(texts('it')('nav.occupations'));
  },
  async start(platform) {
    await startTaxonomy(platform);
    return async () => undefined;
  },
};
