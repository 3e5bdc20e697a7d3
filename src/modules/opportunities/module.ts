import type { ModuleManifest } from '../../platform/module/manifest.ts';
import { refreshDemoJob } from './demo/refresh-demo.job.ts';
import { seedDemo } from './demo/seed-demo.ts';
import { importJobsCommand } from './import-jobs/import-jobs.command.ts';
import { reimportJob } from './import-jobs/reimport-sources.job.ts';
import { importsCommand } from './list-imports/imports.command.ts';
import { scheduledImports } from './parameters.ts';
import { readOpportunityRoute } from './read-opportunity/read-opportunity.route.ts';
import { reportAdRoutes } from './report-ad/report-ad.route.tsx';
import { showOpportunityRoute } from './show-opportunity/opportunity.route.tsx';
import { openAdPaths } from './store/open-ad-paths.ts';
import { texts } from './texts.ts';

export const opportunities: ModuleManifest = {
  name: 'opportunities',
  dependsOn: ['territory', 'taxonomy'],
  texts,
  tables: [
    { name: 'opportunities_source' },
    { name: 'opportunities_import_run' },
    { name: 'opportunities_raw' },
    { name: 'opportunities_staged' },
    { name: 'opportunities_rejected' },
    { name: 'opportunities_ad' },
    { name: 'opportunities_ad_skill' },
    { name: 'opportunities_change' },
    {
      name: 'opportunities_report',
      ofVisitors: true,
      personal: [
        { column: 'text', why: 'Free text: a person may write about themselves despite the hint', keptDays: 365, since: 'created_at' },
      ],
    },
  ],
  routes: [showOpportunityRoute, ...reportAdRoutes, readOpportunityRoute],
  parameters: [scheduledImports],
  jobs: [reimportJob, refreshDemoJob],
  publishes: ['opportunities.ad-reported'],
  demo: seedDemo,
  sitemap: (platform, db) => openAdPaths(db, platform.clock.now()),
  commands: [importJobsCommand, importsCommand],
};
