import type { ModuleManifest } from '../../platform/module/manifest.ts';
import { completeWordsRoute } from './complete-words/complete-words.route.ts';
import { seedProfiles } from './demo/seed-profiles.ts';
import { drawMapRoute } from './draw-map/draw-map.route.ts';
import { followSearchRoute } from './follow-search/follow-search.route.ts';
import { clearKeptJob } from './keep-matches/clear-kept.job.ts';
import { keepMatchesRoutes } from './keep-matches/keep-matches.route.ts';
import { adoptAnswers } from './keep-profile/keep-profile.usecase.ts';
import { keepProfileRoutes, profilePermissions } from './keep-profile/show-profile.route.tsx';
import { clearEmptySearchesJob } from './learn-words/clear-empty-searches.job.ts';
import { searchesCommand } from './learn-words/searches.command.ts';
import { matchByApiRoute } from './match-by-api/match-by-api.route.ts';
import { followAdTextsJob } from './reindex/follow-ad-texts.job.ts';
import { forgetWordsJob } from './reindex/forget-words.job.ts';
import { reindexCommand } from './reindex/reindex.command.ts';
import { searchByApiRoute } from './search-by-api/search-by-api.route.ts';
import { searchOpportunitiesRoute } from './search-opportunities/search-opportunities.route.tsx';
import { showKeptMatchesRoute } from './show-matches/show-kept-matches.route.tsx';
import { showMatchesRoutes } from './show-matches/show-matches.route.tsx';
import { startCounting } from './store/empty-searches.ts';
import { startIndex } from './store/live/follow-database.ts';
import { indexReadiness } from './store/live-index.ts';
import { tellYourselfRoutes } from './tell-yourself/tell-yourself.routes.ts';
import { texts } from './texts.ts';

export const matching: ModuleManifest = {
  name: 'matching',
  dependsOn: ['territory', 'taxonomy', 'accounts', 'profiles', 'opportunities'],
  texts,
  tables: [
    { name: 'matching_ad_skill' },
    { name: 'matching_ad_text' },
    { name: 'matching_prepared_ad' },
    { name: 'matching_word' },
    { name: 'matching_empty_search' },
    {
      name: 'matching_saved_profile',
      ofVisitors: true,
      personal: [
        {
          column: 'answers',
          why: 'Answers of "per te" that a visitor chose to keep behind a link; no name, no text of their own',
          keptDays: 90,
          since: 'created_at',
          removesRow: true,
        },
      ],
    },
  ],
  routes: [
    searchOpportunitiesRoute,
    followSearchRoute,
    drawMapRoute,
    searchByApiRoute,
    completeWordsRoute,
    ...tellYourselfRoutes,
    ...showMatchesRoutes,
    showKeptMatchesRoute,
    ...keepMatchesRoutes,
    ...keepProfileRoutes,
    matchByApiRoute,
  ],
  permissions: profilePermissions,
  subscribes: [{ event: 'accounts.person-registered', name: 'matching-adopt-answers', handle: adoptAnswers }],
  jobs: [followAdTextsJob, forgetWordsJob, clearKeptJob, clearEmptySearchesJob],
  commands: [reindexCommand, searchesCommand],
  navigation: [
    { text: 'search.nav', path: '/opportunita', order: 10, place: 'main' },
    { text: 'perte.nav', path: '/per-te', order: 30, place: 'main' },
  ],
  demo: seedProfiles,
  start: async (platform) => {
    const stops = [startIndex(platform), startCounting(platform)];
    return async () => void (await Promise.all(stops.map((stop) => stop())));
  },
  ready: indexReadiness,
};
