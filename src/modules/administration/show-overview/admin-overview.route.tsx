import { readiness } from '../../../platform/http/health.ts';
import { page } from '../../../platform/http/reply.ts';
import { get } from '../../../platform/http/route.ts';
import type { ModuleManifest } from '../../../platform/module/manifest.ts';
import { adminView } from '../content/admin-view.tsx';
import { directoryRows } from '../content/directory-rows.ts';
import { OverviewBody } from './admin-overview.page.tsx';
import { overviewOf } from './admin-overview.query.ts';

/** Where an administrator begins: what needs attention, then the state of everything. */
export function overviewRoute(modules: () => readonly ModuleManifest[]) {
  return get({
    path: '/admin',
    guard: { may: 'administration.look' },
    audit: 'administration.overview',
    async handle(context) {
      const { platform, locale } = context;
      const [parts, jobs, overview] = await Promise.all([
        readiness({ platform, modules: modules() }),
        platform.jobs.counts(),
        platform.database.read(overviewOf, directoryRows(context)),
      ]);
      return page(adminView(locale, { at: 'overview', body: <OverviewBody parts={parts} jobs={jobs} overview={overview} /> }));
    },
  });
}
