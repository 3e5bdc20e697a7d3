import { examine } from '../../../platform/doctor/examine.ts';
import { readiness } from '../../../platform/http/health.ts';
import { page } from '../../../platform/http/reply.ts';
import { get } from '../../../platform/http/route.ts';
import type { ModuleManifest } from '../../../platform/module/manifest.ts';
import { adminView } from '../content/admin-view.tsx';
import { HealthBody } from './admin-health.page.tsx';
import { measure } from './admin-health.query.ts';

/** What `talenthub doctor` says, the parts that work, and sizes. */
export function healthRoute(modules: () => readonly ModuleManifest[]) {
  return get({
    path: '/admin/sistema',
    guard: { may: 'administration.look' },
    audit: 'administration.health',
    async handle({ read, platform, locale }) {
      const [findings, parts, sizes] = await Promise.all([
        examine(platform, modules()),
        readiness({ platform, modules: modules() }),
        read(measure),
      ]);
      return page(adminView(locale, { at: 'health', body: <HealthBody findings={findings} parts={parts} sizes={sizes} /> }));
    },
  });
}
