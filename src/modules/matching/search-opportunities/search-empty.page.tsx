import { EmptyState } from '../../../design/content/empty-state.tsx';
import { usePage, useTexts } from '../../../design/layout/page-context.ts';
import { texts } from '../texts.ts';
import type { SearchView } from './search-view.ts';

/** Nothing found: what would find something, and who helps. */
export function SearchEmpty({ view }: { view: SearchView }) {
  const t = useTexts(texts);
  const page = usePage();
  return (
    <EmptyState title={t('search.empty.title')}>
      <p>{t('search.empty.text')}</p>
      <ul class="th-loosened">
        {view.loosened.map(({ label, total, path }) => (
          <li>
            <a href={page.href(path)}>{t('search.empty.without', { filter: label, n: total })}</a>
          </li>
        ))}
        <li>
          <a href={page.href('/opportunita')}>{t('search.empty.all')}</a>
        </li>
        <li>
          <a href={page.href('/per-te')}>{t('search.empty.you')}</a>
        </li>
      </ul>
      <p>{t('search.empty.human')}</p>
    </EmptyState>
  );
}
