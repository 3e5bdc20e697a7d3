import { failure, page } from '../../../platform/http/reply.ts';
import { get } from '../../../platform/http/route.ts';
import { EVERYTHING, type PageRequestQuery, pageRequest, type SearchRequest, searchAddress } from '../domain/search-request.ts';
import { countWhenEmpty } from '../store/empty-searches.ts';
import { texts } from '../texts.ts';
import { SearchBody } from './search-opportunities.page.tsx';
import { searchPage } from './search-opportunities.query.ts';
import { listPath } from './search-view.ts';

export const searchOpportunitiesRoute = get<Record<string, never>, PageRequestQuery>({
  path: '/opportunita',
  guard: 'public',
  audit: 'matching.search-opportunities',
  query: pageRequest,
  async handle({ platform, query, locale, now, href }) {
    const answer = await searchPage(platform, query, locale, now);
    if (!answer.ok) return failure(answer.error);
    const view = answer.value;
    countWhenEmpty(platform, view.found, now);
    const t = texts(locale);
    const everything = searchAddress(view.request) === '';
    const heading = everything ? t('search.title') : view.sentence;
    return page({
      title: view.page > 1 ? `${heading}, ${t('search.page', { page: view.page })}` : heading,
      description: t('search.description', { sentence: view.sentence }),
      body: <SearchBody view={view} />,
      breadcrumb: everything
        ? [{ label: t('search.crumb') }]
        : [{ label: t('search.crumb'), path: '/opportunita' }, { label: view.sentence }],
      canonical: listPath(view.request),
      noindex: view.total === 0 || view.page > 1 || view.map !== null || !worthIndexing(view.request),
      feeds: [{ title: t('search.feed.title', { sentence: view.sentence }), path: href(view.feedPath) }],
      islands: true,
    });
  },
});

/** Search engines get the whole list and the lists of one kind, one sector, one province or around one place; not every combination. */
function worthIndexing(request: SearchRequest): boolean {
  const { kind, sector, province, near, ...rest } = request;
  const chosen = kind.length + sector.length + province.length + (near ? 1 : 0);
  return (
    chosen <= 1 && searchAddress({ ...EVERYTHING, ...rest, near: near && 'x' }) === searchAddress({ ...EVERYTHING, near: near && 'x' })
  );
}
