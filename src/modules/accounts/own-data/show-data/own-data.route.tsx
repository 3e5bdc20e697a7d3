import { page } from '../../../../platform/http/reply.ts';
import { get } from '../../../../platform/http/route.ts';
import type { Translate } from '../../../../platform/i18n/catalogue.ts';
import type { ModuleManifest } from '../../../../platform/module/manifest.ts';
import { accountOf } from '../../store/subjects.ts';
import { texts } from '../../texts.ts';
import { viewerOf } from '../own-pages.ts';
import { heldData } from './held-data.ts';
import { HeldDataBody, OwnDataBody } from './own-data.page.tsx';

/** What we hold about the person, and the doors to everything they can do with it. */
export const ownDataRoute = get({
  path: '/area/dati',
  guard: 'signed-in',
  audit: 'accounts.own-data',
  async handle(context) {
    const account = await context.read((db) => accountOf(db, viewerOf(context).person));
    const title = texts(context.locale)('own-data.title');
    return page({ title, noindex: true, breadcrumb: [{ label: title }], body: <OwnDataBody eraseAfter={account?.eraseAfter ?? null} /> });
  },
});

/** The manifests of all modules in plain words. */
export function heldDataRoute(modules: () => readonly ModuleManifest[]) {
  return get({
    path: '/area/dati/che-cosa',
    guard: 'signed-in',
    audit: 'accounts.held-data',
    handle({ locale }) {
      const t = texts(locale) as Translate;
      const held = heldData(modules(), locale).filter((datum) => !datum.ofVisitors);
      const groups = [...Map.groupBy(held, (datum) => datum.table)].map(([table, data]) => ({ table, title: t(`held.${table}`), data }));
      const title = t('held.title');
      const breadcrumb = [{ label: t('own-data.title'), path: '/area/dati' }, { label: title }];
      return page({ title, noindex: true, breadcrumb, body: <HeldDataBody groups={groups} /> });
    },
  });
}
