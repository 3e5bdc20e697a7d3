import type { ModuleManifest } from '../../platform/module/manifest.ts';
import { completeWordsRoute } from './complete-words/complete-words.route.ts';
import { drawMapRoute } from './draw-map/draw-map.route.ts';
import { followSearchRoute } from './follow-search/follow-search.route.ts';
import { followAdTextsJob } from './reindex/follow-ad-texts.job.ts';
import { reindexCommand } from './reindex/reindex.command.ts';
import { searchByApiRoute } from './search-by-api/search-by-api.route.ts';
import { searchOpportunitiesRoute } from './search-opportunities/search-opportunities.route.tsx';
import { indexReadiness, startIndex } from './store/live-index.ts';
import { texts } from './texts.ts';

export const matching: ModuleManifest = {
  name: 'matching',
  dependsOn: ['territory', 'taxonomy', 'opportunities'],
  texts,
  tables: [{ name: 'matching_ad_text' }],
  routes: [searchOpportunitiesRoute, followSearchRoute, drawMapRoute, searchByApiRoute, completeWordsRoute],
  jobs: [followAdTextsJob],
  commands: [reindexCommand],
  navigation: [{ text: 'search.nav', path: '/opportunita', order: 10, place: 'main' }],
  start: async (platform) => startIndex(platform),
  ready: indexReadiness,
};
