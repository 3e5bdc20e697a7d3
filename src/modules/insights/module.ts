import type { ModuleManifest } from '../../platform/module/manifest.ts';
import { ratePageRoute } from './rate-page/rate-page.route.ts';
import { texts } from './texts.ts';

export const insights: ModuleManifest = {
  name: 'insights',
  dependsOn: [],
  texts,
  tables: [
    {
      name: 'insights_page_rating',
      ofVisitors: true,
      personal: [
        { column: 'comment', why: 'Free text: a person may write about themselves despite the hint', keptDays: 365, since: 'created_at' },
      ],
    },
  ],
  routes: [ratePageRoute],
};
