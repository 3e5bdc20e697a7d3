import type { ModuleManifest } from '../../platform/module/manifest.ts';
import { describeOccupationRoute } from './describe-occupation/describe-occupation.route.ts';
import { extractSkillsRoute } from './extract-skills/extract-skills.route.ts';
import { findOccupationsRoute } from './find-occupations/find-occupations.route.ts';
import { importEscoCommand } from './import-esco/import-esco.command.ts';
import { linkTitlesRoute } from './link-titles/link-titles.route.ts';
import { loadStarter } from './load-starter/load-starter.usecase.ts';
import { starterFiles } from './load-starter/starter-files.ts';
import { searchOccupationsRoute } from './search-occupations/search-occupations.route.tsx';
import { showOccupationRoute } from './show-occupation/show-occupation.route.tsx';
import { startTaxonomy, taxonomyOf } from './store/snapshot.ts';
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
  routes: [searchOccupationsRoute, showOccupationRoute, findOccupationsRoute, describeOccupationRoute, linkTitlesRoute, extractSkillsRoute],
  navigation: [{ text: 'nav.occupations', path: '/professioni', order: 20, place: 'main' }],
  commands: [importEscoCommand],
  async reference(platform, terminal) {
    const files = starterFiles();
    if (await platform.database.write((db) => loadStarter(db, files))) terminal.note('Loaded the starter taxonomy');
  },
  async start(platform) {
    await startTaxonomy(platform);
    return async () => undefined;
  },
  async ready(platform) {
    const taxonomy = await taxonomyOf(platform);
    return [{ part: 'taxonomy', ready: taxonomy.version > 0 }];
  },
  async sitemap(platform) {
    const taxonomy = await taxonomyOf(platform);
    return [...taxonomy.occupations()].filter((each) => each.starter).map((each) => ({ path: `/professioni/${each.slug}` }));
  },
};
