import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import { renderDocument, type Site } from './design/layout/document.tsx';
import { errorPage, errorText } from './design/layout/error-page.tsx';
import type { NavLink } from './design/layout/header.tsx';
import { policyOf } from './kernel/access/permission.ts';
import { openSessions } from './modules/accounts/api.ts';
import { accountsModule } from './modules/accounts/module.ts';
import { administrationModule } from './modules/administration/module.ts';
import { insights } from './modules/insights/module.ts';
import { matching } from './modules/matching/module.ts';
import { opportunities } from './modules/opportunities/module.ts';
import { profiles } from './modules/profiles/module.ts';
import { siteModule } from './modules/site/module.ts';
import { taxonomy } from './modules/taxonomy/module.ts';
import { territory } from './modules/territory/module.ts';
import { readAssetManifest } from './platform/http/assets.ts';
import { createServer } from './platform/http/server.ts';
import type { Locale, Translate } from './platform/i18n/catalogue.ts';
import type { ModuleManifest, NavigationItem } from './platform/module/manifest.ts';
import type { Platform } from './platform/platform.ts';

/** THE list of modules, those that others depend on first. */
export const modules: readonly ModuleManifest[] = [
  territory,
  taxonomy,
  accountsModule(() => modules),
  profiles,
  opportunities,
  matching,
  insights,
  administrationModule(() => modules),
  siteModule(() => modules),
];

/** Who may do what, from the manifests of all modules. */
export const policy = policyOf(modules.flatMap((module) => module.permissions ?? []));

const ASSETS = path.resolve(import.meta.dirname, import.meta.filename.endsWith('.ts') ? '../dist/client' : '../client');

/** The web application. Its pipeline: request id → security headers → locale → overload → rate limit → body → session → guard → CSRF → route. */
export async function createApp(platform: Platform): Promise<FastifyInstance> {
  const site: Site = { mainLinks: linksOf('main'), footerLinks: linksOf('footer'), asset: readAssetManifest(ASSETS) };
  return createServer({
    platform,
    modules,
    sessions: openSessions(platform),
    policy,
    assetsFolder: ASSETS,
    renderer: {
      page: (view, request) => renderDocument(view, request, site),
      errorPage,
      errorText,
    },
  });
}

function linksOf(place: NavigationItem['place']): (locale: Locale) => readonly NavLink[] {
  const items = modules
    .flatMap((module) => (module.navigation ?? []).map((item) => ({ ...item, texts: module.texts })))
    .filter((item) => item.place === place)
    .sort((a, b) => a.order - b.order);
  return (locale) => items.map((item) => ({ label: (item.texts(locale) as Translate)(item.text), path: item.path }));
}
