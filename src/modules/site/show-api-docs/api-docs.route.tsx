import { openApi } from '../../../platform/http/openapi.ts';
import { json, page } from '../../../platform/http/reply.ts';
import { get, type Route } from '../../../platform/http/route.ts';
import type { ModuleManifest } from '../../../platform/module/manifest.ts';
import { texts } from '../texts.ts';
import { ApiDocsBody } from './api-docs.page.tsx';
import { apiDocsView } from './api-docs-view.ts';

/** `/openapi.json` for programs, `/api` for people: both made from the routes' own schemas. */
export function apiDocsRoutes(modules: () => readonly ModuleManifest[]): readonly Route[] {
  return [
    get({
      path: '/openapi.json',
      guard: 'public',
      audit: 'site.openapi',
      handle: ({ platform }) => json(openApi(modules(), platform.config.publicUrl), { maxAge: 3600 }),
    }),
    get({
      path: '/api',
      guard: 'public',
      audit: 'site.api-docs',
      handle({ platform, locale }) {
        const title = texts(locale)('api.title');
        const view = apiDocsView(openApi(modules(), platform.config.publicUrl));
        return page({
          title,
          description: texts(locale)('api.lead'),
          breadcrumb: [{ label: title }],
          body: <ApiDocsBody operations={view} perMinute={platform.config.RATE_LIMIT_PER_MINUTE} />,
        });
      },
    }),
  ];
}
