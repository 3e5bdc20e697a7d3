import { pageWindow } from '../../kernel/pagination.ts';
import { usePage, useShared } from '../layout/page-context.ts';

/** Links to the pages of a list. `link` gives the path of a page, without language prefix. */
export function Pagination({ page, pages, link }: { page: number; pages: number; link: (page: number) => string }) {
  const t = useShared();
  const { href } = usePage();
  if (pages <= 1) return null;
  return (
    <nav class="pagination-wrapper th-pagination" aria-label={t('pagination.label')}>
      <ul class="pagination">
        {page > 1 ? (
          <li class="page-item">
            <a class="page-link" rel="prev" href={href(link(page - 1))}>
              <span aria-hidden="true">‹</span>
              <span class="visually-hidden">{t('pagination.previous')}</span>
            </a>
          </li>
        ) : null}
        {pageWindow(page, pages).map((n) => (
          <li class="page-item">
            {n === null ? <span class="page-link th-gap">…</span> : <PageLink n={n} current={n === page} href={href(link(n))} />}
          </li>
        ))}
        {page < pages ? (
          <li class="page-item">
            <a class="page-link" rel="next" href={href(link(page + 1))}>
              <span aria-hidden="true">›</span>
              <span class="visually-hidden">{t('pagination.next')}</span>
            </a>
          </li>
        ) : null}
      </ul>
    </nav>
  );
}

function PageLink({ n, current, href }: { n: number; current: boolean; href: string }) {
  const t = useShared();
  return (
    <a class="page-link" href={href} aria-current={current ? 'page' : undefined}>
      <span class="visually-hidden">{t(current ? 'pagination.current' : 'pagination.page', { page: String(n) })}</span>
      <span aria-hidden="true">{n}</span>
    </a>
  );
}
