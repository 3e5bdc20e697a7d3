import { truncate } from '../../../kernel/text.ts';
import { content, failure } from '../../../platform/http/reply.ts';
import { get } from '../../../platform/http/route.ts';
import type { Locale } from '../../../platform/i18n/catalogue.ts';
import { type AdRecord, adFacts, adPath } from '../../opportunities/api.ts';
import { searchSentence } from '../content/search-words.ts';
import { type PageRequestQuery, pageRequest, requestOf, searchAddress } from '../domain/search-request.ts';
import { adsOf, findAds } from '../store/find-ads.ts';
import { texts } from '../texts.ts';
import { type FeedItem, rss } from './rss.ts';

const ITEMS = 30;
const TEXT_LENGTH = 500;
const CACHE_SECONDS = 300;

/** The newest results of a search, for news readers. */
export const followSearchRoute = get<Record<string, never>, PageRequestQuery>({
  path: '/opportunita.rss',
  guard: 'public',
  audit: 'matching.follow-search',
  query: pageRequest,
  async handle({ platform, query, locale, now, href }) {
    const answer = await findAds(platform, { ...requestOf(query), sort: 'date' }, { offset: 0, limit: ITEMS }, now);
    if (!answer.ok) return failure(answer.error);
    const found = answer.value;
    const ads = await adsOf(
      platform,
      found.result.hits.map(({ id }) => id),
      now,
    );
    const t = texts(locale);
    const absolute = (path: string) => platform.config.publicUrl + href(path);
    const address = searchAddress({ ...found.request, sort: 'relevance' });
    const xml = rss({
      title: t('search.feed.title', { sentence: searchSentence(found, locale) }),
      description: t('search.feed.description'),
      language: locale,
      url: absolute(`/opportunita${address}`),
      selfUrl: absolute(`/opportunita.rss${address}`),
      updated: ads[0]?.publishedAt ?? now,
      items: ads.map((ad) => feedItem(ad, absolute(adPath(ad)), locale, now)),
    });
    return content(xml, 'application/rss+xml; charset=utf-8', { maxAge: CACHE_SECONDS });
  },
});

function feedItem(ad: AdRecord, url: string, locale: Locale, now: Date): FeedItem {
  const facts = adFacts(ad, locale, now);
  return {
    title: `${facts.what} – ${facts.who}`,
    url,
    text: `${facts.where}. ${facts.contract}. ${facts.pay}.\n${truncate(ad.description, TEXT_LENGTH)}`,
    category: facts.kind,
    published: ad.publishedAt,
  };
}
