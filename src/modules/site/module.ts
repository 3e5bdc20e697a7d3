import type { ModuleManifest } from '../../platform/module/manifest.ts';
import { reportFaultRoutes } from './report-fault/report-fault.route.tsx';
import { apiDocsRoutes } from './show-api-docs/api-docs.route.tsx';
import { designRoute } from './show-design/design.route.tsx';
import { homeRoute } from './show-home/home.route.tsx';
import { legalRoutes } from './show-legal/legal.route.tsx';
import { outboxRoute } from './show-outbox/outbox.route.tsx';
import { sitemapRoutes } from './show-sitemap/sitemap.route.ts';
import { texts } from './texts.ts';

/** The site stands on top of all modules; it gets their list when asked, because it is itself one of them. */
export function siteModule(modules: () => readonly ModuleManifest[]): ModuleManifest {
  return {
    name: 'site',
    dependsOn: ['taxonomy', 'accounts', 'opportunities', 'matching'],
    texts,
    tables: [
      {
        name: 'site_fault_report',
        ofVisitors: true,
        addresses: ['reply_to'],
        personal: [
          { column: 'reply_to', why: 'Optional address of who wants an answer', keptDays: 90, since: 'created_at' },
          { column: 'description', why: 'Free text: a person may write about themselves', keptDays: 365, since: 'created_at' },
        ],
      },
    ],
    routes: [
      homeRoute,
      ...legalRoutes(modules),
      ...reportFaultRoutes,
      ...sitemapRoutes(modules),
      ...apiDocsRoutes(modules),
      designRoute,
      outboxRoute,
    ],
    navigation: [
      { text: 'nav.accessibility', path: '/accessibilita', order: 10, place: 'footer' },
      { text: 'nav.privacy', path: '/privacy', order: 20, place: 'footer' },
      { text: 'nav.legal', path: '/note-legali', order: 30, place: 'footer' },
      { text: 'nav.faq', path: '/domande-frequenti', order: 40, place: 'footer' },
      { text: 'nav.fault', path: '/segnala-problema', order: 50, place: 'footer' },
      { text: 'nav.api', path: '/api', order: 60, place: 'footer' },
    ],
  };
}
