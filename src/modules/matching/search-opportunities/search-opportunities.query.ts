import { ok, type Result } from '../../../kernel/result.ts';
import type { Locale } from '../../../platform/i18n/catalogue.ts';
import type { Platform } from '../../../platform/platform.ts';
import { activeFilters } from '../content/search-words.ts';
import { type PageRequestQuery, requestOf } from '../domain/search-request.ts';
import { adsOf, type FoundAds, findAds } from '../store/find-ads.ts';
import { MAP_RESULTS, mapView } from './search-map.query.ts';
import { listPath, PAGE_SIZE, type SearchView, searchView } from './search-view.ts';

/** The search that an address asks for, with the page of results it names (the last one when it names one too far). */
export async function searchPage(
  platform: Platform,
  asked: PageRequestQuery,
  locale: Locale,
  now: Date,
): Promise<Result<SearchView & { found: FoundAds }>> {
  const request = requestOf(asked);
  const onMap = asked.vista === 'mappa';
  const window = (page: number) => (onMap ? { offset: 0, limit: MAP_RESULTS } : { offset: (page - 1) * PAGE_SIZE, limit: PAGE_SIZE });
  let page = onMap ? 1 : asked.page;
  let answer = await findAds(platform, request, window(page), now);
  if (!answer.ok) return answer;
  const pages = Math.max(1, Math.ceil(answer.value.result.total / PAGE_SIZE));
  if (page > pages) {
    page = pages;
    answer = await findAds(platform, request, window(page), now);
    if (!answer.ok) return answer;
  }
  const found = answer.value;
  const map = onMap ? mapView(found) : null;
  const ids = map ? [] : found.result.hits.slice(0, PAGE_SIZE).map(({ id }) => id);
  const [ads, loosened] = await Promise.all([adsOf(platform, ids, now), loosen(platform, found, locale, now)]);
  return ok({ ...searchView({ found, page, ads, map, loosened, locale, now }), found });
}

/** How many there would be without each of the filters, or without the words; only asked when there is nothing. */
async function loosen(platform: Platform, found: FoundAds, locale: Locale, now: Date): Promise<SearchView['loosened']> {
  if (found.result.total > 0) return [];
  const loosened: SearchView['loosened'][number][] = [];
  const { request } = found;
  const words = request.q ? [{ label: request.q, without: { ...request, q: '' } }] : [];
  for (const { label, without } of [...activeFilters(found, locale, now).slice(0, 6), ...words]) {
    const answer = await findAds(platform, without, { offset: 0, limit: 0 }, now);
    if (answer.ok && answer.value.result.total > 0) {
      loosened.push({ label, total: answer.value.result.total, path: listPath(without) });
    }
  }
  return loosened;
}
