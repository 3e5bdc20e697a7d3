import type { Db } from '../../../platform/db/database.ts';
import type { Locale } from '../../../platform/i18n/catalogue.ts';
import { formatNumber } from '../../../platform/i18n/format.ts';
import type { Platform } from '../../../platform/platform.ts';
import { liveIndex } from '../../matching/api.ts';
import { adsByIds } from '../../opportunities/api.ts';
import { taxonomyOf } from '../../taxonomy/api.ts';
import type { HomeView } from './home.page.tsx';

const LATEST = 3;
const SECTORS = 12;
/** First jobs that young people ask for most at the desks; words of the interface language. */
const POPULAR: Record<Locale, readonly string[]> = {
  it: ['cameriere', 'magazziniere', 'commessa', 'tirocinio'],
  en: ['waiter', 'warehouse', 'sales', 'internship'],
};

/** How many opportunities there are, in which sectors, and the newest. */
export async function homeView(
  platform: Platform,
  read: <T>(work: (db: Db) => Promise<T>) => Promise<T>,
  locale: Locale,
  now: Date,
): Promise<HomeView> {
  const [index, taxonomy] = await Promise.all([liveIndex(platform), taxonomyOf(platform)]);
  const result = index.search({ sort: 'date', offset: 0, limit: LATEST }, now.getTime());
  const labels = new Map(taxonomy.sectors().map((sector) => [sector.id, sector.label(locale)]));
  const latest = await read((db) =>
    adsByIds(
      db,
      result.hits.map((hit) => hit.id),
      now,
    ),
  );
  return {
    total: result.total,
    latest,
    sectors: result.facets.sector.slice(0, SECTORS).map(({ value, count }) => ({
      label: labels.get(value) ?? value,
      path: `/opportunita?sector=${encodeURIComponent(value)}`,
      count: formatNumber(count, locale),
    })),
    popular: POPULAR[locale].map((word) => ({ label: word, path: `/opportunita?q=${encodeURIComponent(word)}` })),
  };
}
