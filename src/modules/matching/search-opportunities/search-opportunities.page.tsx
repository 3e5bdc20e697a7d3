import { Pagination } from '../../../design/content/pagination.tsx';
import { usePage, useTexts } from '../../../design/layout/page-context.ts';
import { OpportunityList } from '../../opportunities/api.ts';
import { texts } from '../texts.ts';
import { SearchEmpty } from './search-empty.page.tsx';
import { SearchFilters } from './search-filters.page.tsx';
import { SearchForm } from './search-form.page.tsx';
import { SearchMap } from './search-map.page.tsx';
import { SearchNotes } from './search-notes.page.tsx';
import type { SearchView } from './search-view.ts';

/** The search box, what was found in one sentence, filters beside (above, on a phone) and the ads. */
export function SearchBody({ view }: { view: SearchView }) {
  return (
    <>
      <div class="th-search-band">
        <div class="container-xxl">
          <SearchForm view={view} />
        </div>
      </div>
      <div class="container-xxl th-search">
        <div class="th-search-head">
          <h1>{view.sentence}</h1>
          <ActiveFilters view={view} />
          <SearchNotes view={view} />
        </div>
        <SearchFilters view={view} />
        {view.total > 0 ? <Toolbar view={view} /> : null}
        <Results view={view} />
      </div>
    </>
  );
}

function ActiveFilters({ view }: { view: SearchView }) {
  const t = useTexts(texts);
  const page = usePage();
  if (view.active.length === 0) return null;
  return (
    <ul class="th-active" aria-label={t('search.active')}>
      {view.active.map(({ label, path }) => (
        <li>
          <a class="chip chip-simple" href={page.href(path)}>
            <span class="visually-hidden">{t('search.remove', { filter: label })}</span>
            <span class="chip-label" aria-hidden="true">
              {label} ×
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}

function Results({ view }: { view: SearchView }) {
  const t = useTexts(texts);
  const page = usePage();
  return (
    <section class="th-results" aria-labelledby="results">
      <h2 class="visually-hidden" id="results">
        {t('search.results')}
      </h2>
      {view.total > 0 ? null : <SearchEmpty view={view} />}
      {view.map ? <SearchMap map={view.map} /> : <OpportunityList ads={view.ads} distances={view.distances} near={view.near} />}
      {view.map ? null : <Pagination page={view.page} pages={view.pages} link={view.pagePath} />}
      <p class="th-follow">
        <a href={page.href(view.feedPath)}>{t('search.follow')}</a>
      </p>
    </section>
  );
}

/** Folded on a phone, beside the filters. */
function Toolbar({ view }: { view: SearchView }) {
  const t = useTexts(texts);
  return (
    <details class="th-tools">
      <summary>{t('search.tools')}</summary>
      <div class="th-toolbar">
        {view.map ? null : (
          <Switch
            label={t('search.sort')}
            links={view.sorts.map(({ sort, path, current }) => ({ label: t(`search.sort.${sort}`), path, current }))}
          />
        )}
        <Switch
          label={t('search.view')}
          links={[
            { label: t('search.view.list'), path: view.listPath, current: view.map === null },
            { label: t('search.view.map'), path: view.mapPath, current: view.map !== null },
          ]}
        />
      </div>
    </details>
  );
}

/** A few links of which one is where we are. */
function Switch({ label, links }: { label: string; links: readonly { label: string; path: string; current: boolean }[] }) {
  const page = usePage();
  return (
    <nav class="th-switch" aria-label={label}>
      <span aria-hidden="true">{label}</span>
      <ul>
        {links.map((link) => (
          <li>
            <a href={page.href(link.path)} aria-current={link.current ? 'true' : undefined}>
              {link.label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
