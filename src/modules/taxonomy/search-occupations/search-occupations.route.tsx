import { z } from 'zod';
import { page } from '../../../platform/http/reply.ts';
import { get } from '../../../platform/http/route.ts';
import { INTERESTS } from '../domain/interests.ts';
import { taxonomyOf } from '../store/snapshot.ts';
import { texts } from '../texts.ts';
import { OccupationsBody, occupationsHeading, occupationsPath } from './search-occupations.page.tsx';
import { searchOccupations } from './search-occupations.query.ts';

const query = z.object({
  q: z.string().trim().max(100).catch(''),
  settore: z.string().trim().max(60).catch(''),
  interesse: z.enum(['', ...INTERESTS]).catch(''),
  elenco: z.string().catch(''),
  pagina: z.coerce.number().int().min(1).max(1000).catch(1),
});

export const searchOccupationsRoute = get<Record<string, never>, z.infer<typeof query>>({
  path: '/professioni',
  guard: 'public',
  audit: 'taxonomy.search-occupations',
  query,
  async handle({ platform, locale, query: asked }) {
    const taxonomy = await taxonomyOf(platform);
    const { q, settore, interesse, elenco, pagina } = asked;
    const view = searchOccupations(taxonomy, { q, sector: settore, interest: interesse, all: elenco !== '', page: pagina }, locale);
    const t = texts(locale);
    const title = occupationsHeading(view, t);
    const nav = { label: t('nav.occupations'), path: '/professioni' };
    return page({
      title,
      description: t('occupations.description', { n: view.total }),
      body: <OccupationsBody view={view} />,
      breadcrumb: view.results ? [nav, { label: title }] : [nav],
      canonical: occupationsPath(view.filter, view.results?.page ?? 1),
      noindex: q !== '',
    });
  },
});
